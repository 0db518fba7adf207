// SPDX-License-Identifier: Apache-2.0
// The price lists of a case, or a knowledge list of prices, by dense code and day: the row of the whole code, else of its
// fifteen national digits, that is in force on the day, both ends included. Where several rows are, the highest price
// counts, in the institution's favour.
#pragma once
#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "claims/arrays/data.hpp"

namespace mi::claims {

class PriceList {
 public:
  static constexpr std::int64_t none = -1;
  static constexpr std::int64_t no_limit = INT64_MAX;  // listed without a price
  explicit PriceList(const Data& data);
  // Of a list with the columns code,name,price,from,to, where the price may be empty. Error(cannot) with file and line.
  PriceList(const Data& data, const std::string& text, const std::string& name);
  bool has(std::uint32_t code) const { return !prices_[code].empty(); }
  std::int64_t of(std::uint32_t code, std::int32_t day) const;  // millionths of a yuan, or none
  // A price up to this one is above the list's on no day; without rows none is.
  std::int64_t lowest(std::uint32_t code) const { return lowest_[code]; }

 private:
  struct Price {
    std::int32_t from;
    std::int32_t to;
    std::int64_t price;
  };
  using Rows = std::unordered_map<std::string, std::vector<Price>>;  // by code
  void take(const Data& data, const Rows& rows);
  static Rows read(const std::string& text, const std::string& name);

  std::vector<std::vector<Price>> prices_;  // by number of the code
  std::vector<std::int64_t> lowest_;        // likewise
};

}  // namespace mi::claims
