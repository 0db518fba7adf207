// SPDX-License-Identifier: Apache-2.0
// What the fund paid, by visit and by settlement: as many as there are visits, so they lie one after the other.
#pragma once
#include <algorithm>
#include <cstdint>
#include <vector>

namespace mi::claims {

// What the fund paid for a settlement or, summed, for a visit.
struct Paid {
  std::int64_t fund = 0;
  std::int64_t total = 0;
  std::int64_t in_scope = 0;
  std::int64_t deductible = 0;
  std::int64_t line = 0;       // id of the first settlement row in the sum
  bool has_scope = true;       // every settlement in the sum says what is in scope
  bool has_deductible = true;  // likewise
};

class PaidBy {
 public:
  bool empty() const { return keys_.empty(); }
  const Paid* find(std::uint32_t key) const {  // nullptr: nothing was settled
    const std::size_t place = place_of(key);
    return place < keys_.size() && keys_[place] == key ? &paid_[place] : nullptr;
  }
  // One of nothing where there is none yet: at no cost where keys come in rising order, else those of later keys move.
  Paid& operator[](std::uint32_t key) {
    const std::size_t place = keys_.empty() || keys_.back() < key ? keys_.size() : place_of(key);
    if (place == keys_.size() || keys_[place] != key) {
      keys_.insert(keys_.begin() + static_cast<std::ptrdiff_t>(place), key);
      paid_.insert(paid_.begin() + static_cast<std::ptrdiff_t>(place), Paid());
    }
    return paid_[place];
  }
  void reserve(std::size_t keys) { keys_.reserve(keys), paid_.reserve(keys); }

 private:
  std::size_t place_of(std::uint32_t key) const {
    return static_cast<std::size_t>(std::lower_bound(keys_.begin(), keys_.end(), key) - keys_.begin());
  }

  std::vector<std::uint32_t> keys_;  // in rising order
  std::vector<Paid> paid_;
};

}  // namespace mi::claims
