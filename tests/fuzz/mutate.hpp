// SPDX-License-Identifier: Apache-2.0
// Changes to bytes such as a fuzzer makes, the same ones every time: for replaying seeds without clang.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

namespace mi::fuzz {

class Mutator {
 public:
  explicit Mutator(std::uint64_t seed) : state_(seed | 1) {}
  // One to four changes of one of the seeds: a bit, a byte, a piece gone, doubled, or taken from another seed.
  std::string next(const std::vector<std::string>& seeds);

 private:
  std::uint64_t state_;
  std::uint64_t random();
  std::size_t below(std::size_t limit) { return limit == 0 ? 0 : static_cast<std::size_t>(random() % limit); }
  void change(std::string& bytes, const std::vector<std::string>& seeds);
};

}  // namespace mi::fuzz
