// SPDX-License-Identifier: Apache-2.0
// Columns of 64-bit numbers, nearly all of which are small: four bytes each, and a place beside for the few that do not fit,
// which takes memory only where one is. Every number is read as it was set. A coding says which numbers fit, and how.
#pragma once
#include <cstddef>
#include <cstdint>
#include <limits>

#include "base/raw_vector.hpp"
#include "base/zero_vector.hpp"

namespace mi::base {

inline constexpr std::int32_t kept_beside = std::numeric_limits<std::int32_t>::min();  // what a coding says where a number does not fit

// Numbers as they are.
struct AsIs {
  static constexpr std::int32_t keep(std::int64_t number) {
    return number > kept_beside && number <= INT32_MAX ? static_cast<std::int32_t>(number) : kept_beside;
  }
  static constexpr std::int64_t read(std::int32_t kept) { return kept; }
};

// Numbers of nought or more, but not their highest: 32 bits without a sign.
struct Unsigned {
  static constexpr std::int64_t middle = INT32_MAX;
  static constexpr std::int32_t keep(std::int64_t number) {
    return number >= 0 && number <= 2 * middle ? static_cast<std::int32_t>(number - middle) : kept_beside;
  }
  static constexpr std::int64_t read(std::int32_t kept) { return kept + middle; }
};

// Numbers that nearly always are so many units, of which there may be many; of the others only small ones fit. The lowest bit
// says which it is.
template <std::int64_t unit> struct ByUnit {
  static constexpr std::int64_t most = INT32_MAX / 2;
  static constexpr std::int32_t keep(std::int64_t number) {
    const std::int64_t units = number / unit;
    if (units * unit == number && -most <= units && units <= most) return static_cast<std::int32_t>(units * 2);
    return -most <= number && number <= most ? static_cast<std::int32_t>(number * 2 + 1) : kept_beside;
  }
  static constexpr std::int64_t read(std::int32_t kept) { return std::int64_t{kept >> 1} * ((kept & 1) != 0 ? 1 : unit); }
};

// Different places may be set by different threads.
template <class Coding> class NarrowVector {
 public:
  std::size_t size() const { return kept_.size(); }
  void resize(std::size_t size) { kept_.resize(size), beside_.resize(size); }  // new ones are unset; from nothing, or to fewer
  std::int64_t operator[](std::size_t i) const { return kept_[i] != kept_beside ? Coding::read(kept_[i]) : beside_[i]; }
  void set(std::size_t i, std::int64_t number) {
    kept_[i] = Coding::keep(number);
    if (kept_[i] == kept_beside) beside_[i] = number;
  }
  void push_back(std::int64_t number) {
    kept_.push_back(Coding::keep(number));
    beside_.push_back(kept_.back() == kept_beside ? number : 0);
  }
  // Those from begin to before end are put before them, from `to` on.
  void move_up(std::size_t begin, std::size_t end, std::size_t to) {
    for (; begin < end; ++begin, ++to) {
      kept_[to] = kept_[begin];
      if (kept_[to] == kept_beside) beside_[to] = beside_[begin];
    }
  }
  bool operator==(const NarrowVector& other) const {
    bool same = size() == other.size();
    for (std::size_t i = 0; same && i < size(); ++i) same = (*this)[i] == other[i];
    return same;
  }

 private:
  RawVector<std::int32_t> kept_;
  ScatteredVector<std::int64_t> beside_;
};

}  // namespace mi::base
