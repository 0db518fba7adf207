// SPDX-License-Identifier: Apache-2.0
// Knowledge points: what a list says of the codes of one subject. A list is a CSV with the columns
// limit,name,rule,batch,codes. Rows next to each other that differ in their codes only are one point. Codes are parted by
// spaces; those that begin alike may be written as in a shell, "XL02BBA326A0010101{02180,78537}"; a code that ends in *
// stands for all that begin so. A row without a rule holds for every rule that uses the list.
#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "claims/arrays/data.hpp"

namespace mi::claims {

struct Point {
  std::string limit;
  std::string name;
  std::string knowledge;  // "limits_sex.csv GZ10000301004000 1"
  std::vector<std::string> codes;
};

// Points of the list that hold for the rule. Error(cannot) with file and line.
std::vector<Point> read_points(const std::string& text, const std::string& list, const std::string& rule);
std::vector<std::string> unfold_codes(std::string_view written);

// The first column of a dimension's rows, by their ids: what PointsByCode takes.
std::vector<std::string_view> codes_of(const casefile::DimensionRows& names);
// Lists whose limit names items of its own, parted by semicolons: these, by the same numbers.
std::vector<Point> items_named(const std::vector<Point>& points);

// Which points speak of a code, by its dense number: the whole code, else its fifteen national digits.
class PointsByCode {
 public:
  PointsByCode(const std::vector<std::string_view>& codes, const std::vector<Point>& points);
  std::span<const std::uint32_t> of(std::uint32_t code) const {
    return {places_.data() + start_[code], places_.data() + start_[code + 1]};
  }
  bool has(std::uint32_t code) const { return start_[code + 1] > start_[code]; }

 private:
  std::vector<std::uint32_t> start_;
  std::vector<std::uint32_t> places_;
};

}  // namespace mi::claims
