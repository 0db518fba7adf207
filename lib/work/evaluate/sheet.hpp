// SPDX-License-Identifier: Apache-2.0
// Score sheets: made from the areas that the rules name, filled in by the scorers, read back.
#pragma once
#include <string>
#include <vector>

#include "domain/evaluation.hpp"
#include "domain/table.hpp"
#include "law/rulebook.hpp"

namespace mi::work {


// What a sheet is made under, so that one made under other rules is known when it comes back.
struct SheetRules {
  std::vector<std::string> areas;
  std::vector<std::string> weights;  // of each area, "50 %"; empty where no pack weighs them
  std::string pack;                  // that names the areas, with its version: "shaoguan-2023 1"
};
SheetRules sheet_rules(const law::Rulebook& law, base::Date day);

// A line for each area and scorer, to be filled in.
domain::Table sheet(const SheetRules& rules, const std::vector<std::string>& scorers);

// Sheets as tables or workbooks (the first sheet) with the columns area (its words, or its number in the rules' order), scorer, score (0 to 100, any
// decimals), note. A sheet that names weights or a pack must name those of the rules. Every scorer scores every area once. Error(cannot) with every fault at its line.
struct SheetFile {
  std::string name;
  std::string bytes;
};
std::vector<domain::AreaScore> read_sheets(const std::vector<SheetFile>& files, const SheetRules& rules);

}  // namespace mi::work
