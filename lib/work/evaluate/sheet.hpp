// SPDX-License-Identifier: Apache-2.0
// Score sheets: made from the areas that the rules name, filled in by the scorers, read back.
#pragma once
#include <string>
#include <vector>

#include "domain/evaluation.hpp"
#include "domain/table.hpp"
#include "law/rulebook.hpp"

namespace mi::work {

// The areas of evaluate.areas on a day.
std::vector<std::string> areas(const law::Rulebook& law, base::Date day);

// A line for each area and scorer, to be filled in.
domain::Table sheet(const std::vector<std::string>& areas, const std::vector<std::string>& scorers);

// Sheets as tables or workbooks (the first sheet) with the columns area (its words, or its number in the rules' order), scorer, score (0 to 100, any
// decimals), note. Every scorer scores every area once. Error(cannot) with every fault at its line.
struct SheetFile {
  std::string name;
  std::string bytes;
};
std::vector<domain::AreaScore> read_sheets(const std::vector<SheetFile>& files, const std::vector<std::string>& areas);

}  // namespace mi::work
