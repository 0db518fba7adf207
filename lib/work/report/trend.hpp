// SPDX-License-Identifier: Apache-2.0
// Series of years and their growth (GX-08): as an office hands them in, or as the case has settled them; with charts.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/money.hpp"
#include "casefile/case.hpp"
#include "domain/table.hpp"

namespace mi::work {

struct TrendSeries {
  std::string name;                                   // 次均住院费用
  std::vector<std::optional<base::Rational>> values;  // one a year; empty where nobody knows
};

struct Trend {
  std::vector<std::int64_t> years;  // rising, without a gap
  std::vector<TrendSeries> series;
};

// A table with the column year (年度, 年份) and one for each series. Error(cannot) with every fault at its line; a year that is missing
// between others is a row of nothing.
Trend read_trend(std::string bytes, const std::string& file);
// What the months of the case were settled at, year by year. Error(cannot): none was.
Trend trend_of(const casefile::Case& file);

// Growth of a year: its value over that of the year before, less one; nothing in the first year or where one of them is not known,
// "n/a" over nothing (G5).
std::string growth(const TrendSeries& series, std::size_t place);   // exact, "1/8"
domain::Table rows(const Trend& trend);
domain::Workbook trend_workbook(const Trend& trend);  // 2 places, a chart of values and one of growth

}  // namespace mi::work
