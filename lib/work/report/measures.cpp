// SPDX-License-Identifier: Apache-2.0
// The sheet of measures.
#include "base/text.hpp"
#include "domain/measure.hpp"
#include "work/report/sheets.hpp"

namespace mi::work {
namespace {

using domain::ColumnKind;

void add(domain::Table& table, const std::string& source, const std::vector<domain::Measure>& measures) {
  for (const domain::Measure& m : measures) {
    json::Value amount, term;
    if (m.amount) amount = m.amount->value;
    if (m.term) term = m.term->value;
    table.rows.push_back({source, m.id, m.label, base::join(m.findings, "、"), m.citation, std::move(amount), m.target,
                          std::move(term), m.chosen ? "是" : "否", m.reason});
  }
}

}  // namespace

domain::Sheet measures_sheet(const casefile::Case& file) {
  domain::Sheet sheet{"处理措施",
                      {"mi.report.measures/1",
                       {{"source", "来源"}, {"id", "编号"}, {"label", "措施"}, {"findings", "问题"}, {"clause", "条款"},
                        {"amount", "金额", ColumnKind::money}, {"target", "对象"}, {"term", "期限"},
                        {"chosen", "采用"}, {"reason", "理由"}},
                       {}},
                      {}};
  const auto decisions = file.all<domain::Decision>();
  for (const auto& d : decisions) add(sheet.table, d.value.name, d.value.measures);
  if (decisions.empty())
    for (const auto& set : file.all<domain::MeasureSet>()) add(sheet.table, set.value.name, set.value.measures);
  sheet.charts.push_back({domain::ChartKind::column, "各项措施金额", "id", {"amount"}});
  return sheet;
}

}  // namespace mi::work
