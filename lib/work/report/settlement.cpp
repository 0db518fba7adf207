// SPDX-License-Identifier: Apache-2.0
// The sheet of settlement: a row per month.
#include <algorithm>

#include "domain/settlement.hpp"
#include "work/report/sheets.hpp"

namespace mi::work {
namespace {

using domain::ColumnKind;

json::Value value_of(const domain::SettlementResult& result, const char* id) {
  const auto it = std::find_if(result.figures.begin(), result.figures.end(), [&](const auto& f) { return f.id == id; });
  return it == result.figures.end() ? json::Value() : json::Value(it->value);
}

}  // namespace

domain::Sheet settlement_sheet(const casefile::Case& file) {
  domain::Sheet sheet{"费用结算",
                      {"mi.report.settlement/1",
                       {{"period", "结算期"}, {"approved", "审核通过", ColumnKind::money},
                        {"withheld", "暂扣", ColumnKind::money}, {"deposit", "保证金", ColumnKind::money},
                        {"offset", "扣除违约处理款", ColumnKind::money}, {"paid", "实际拨付", ColumnKind::money}},
                       {}},
                      {}};
  for (const auto& r : file.all<domain::SettlementResult>()) {
    if (!r.value.key.starts_with("month:")) continue;
    domain::Row row{r.value.period};
    for (const char* id : {"approved", "withheld", "deposit", "offset", "paid"}) row.push_back(value_of(r.value, id));
    sheet.table.rows.push_back(std::move(row));
  }
  std::sort(sheet.table.rows.begin(), sheet.table.rows.end(),
            [](const auto& a, const auto& b) { return a[0].as_text() < b[0].as_text(); });
  sheet.charts.push_back({domain::ChartKind::column, "各月拨付、保证金与暂扣", "period", {"paid", "deposit", "withheld"}});
  return sheet;
}

}  // namespace mi::work
