// SPDX-License-Identifier: Apache-2.0
// Visits that fee lines name, looked up some lines later. Lines name them in an order that no cache foresees; until its turn
// comes a visit's row has been brought from memory, and nothing waits for it.
#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/short_text.hpp"
#include "claims/door/dictionary.hpp"

namespace mi::claims {

class LateVisits {
 public:
  static constexpr std::size_t longest = 48;  // bytes of a code; a longer one is looked up at once

  // The line at that place of its list names the visit, by a code no longer than `longest`. The row of a visit that was named some
  // lines before is fetched from `visits`; the oldest is given to look_up(line, code, hash) where all places are taken.
  template <class F> void add(std::string_view code, Dictionary::Hash hash, std::size_t line, const Dictionary& visits, F&& look_up) {
    if (next_ - first_ == places) take(look_up);
    Named& named = at(next_++);
    named.hash = hash;
    named.line = static_cast<std::uint32_t>(line);
    named.size = static_cast<std::uint32_t>(code.size());
    base::copy_bytes(named.code.data(), code.data(), code.size());
    if (next_ - first_ > places / 2) visits.fetch(at(next_ - places / 2).hash);
  }
  template <class F> void take_all(F&& look_up) {
    while (first_ < next_) take(look_up);
  }

 private:
  static constexpr std::size_t places = 8;
  struct Named {
    Dictionary::Hash hash = 0;
    std::uint32_t line = 0;
    std::uint32_t size = 0;
    std::array<char, longest> code;
  };
  std::array<Named, places> named_;
  std::size_t first_ = 0;  // those between wait, in order
  std::size_t next_ = 0;

  Named& at(std::size_t number) { return named_[number % places]; }
  template <class F> void take(F& look_up) {
    const Named& named = at(first_++);
    look_up(named.line, std::string_view(named.code.data(), named.size), named.hash);
  }
};

}  // namespace mi::claims
