// SPDX-License-Identifier: Apache-2.0
// What counts as drugs, examinations, stays: classes of charges and of visits, as data (knowledge/claims/classes.csv).
#pragma once
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "claims/arrays/data.hpp"

namespace mi::claims {

// Of each list that is not empty one must fit.
struct Class {
  std::string label;                      // in Chinese
  bool of_visits = false;                 // else of fee lines
  std::vector<std::string> charge_types;  // med_chrgitm_type
  std::vector<std::string> item_starts;   // beginnings of item codes
  std::vector<std::string> levels;        // chrgitm_lv
  std::vector<std::string> med_types;

  bool has_item(const casefile::DimensionRows& items, std::uint32_t item) const;
  bool has_visit(std::string_view med_type) const;
};

using Classes = std::map<std::string, Class, std::less<>>;

// Error(cannot) with file and line.
Classes read_classes(std::string_view csv, const std::string& name);

}  // namespace mi::claims
