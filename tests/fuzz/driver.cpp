// SPDX-License-Identifier: Apache-2.0
// libFuzzer's entry: one program a target, FUZZ_TARGET names it.
#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "fuzz/targets.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  static const mi::fuzz::Target* const target = [] {
    for (const mi::fuzz::Target& t : mi::fuzz::targets())
      if (std::string_view(t.name) == FUZZ_TARGET) return &t;
    std::abort();
  }();
  mi::fuzz::enter(*target, {reinterpret_cast<const char*>(bytes), size});
  return 0;
}
