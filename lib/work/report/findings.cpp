// SPDX-License-Identifier: Apache-2.0
// The sheet of findings.
#include <map>

#include "domain/finding.hpp"
#include "domain/measure.hpp"
#include "work/report/sheets.hpp"

namespace mi::work {
namespace {

using domain::ColumnKind;

// Nets as decided; where there is no decision, as last computed.
std::map<std::string, domain::NetFinding> nets_of(const casefile::Case& file) {
  std::map<std::string, domain::NetFinding> nets;
  for (const auto& set : file.all<domain::MeasureSet>())
    for (const domain::NetFinding& n : set.value.findings) nets.insert_or_assign(n.finding, n);
  for (const auto& decision : file.all<domain::Decision>())
    for (const domain::NetFinding& n : decision.value.findings) nets.insert_or_assign(n.finding, n);
  return nets;
}

std::string state_of(const casefile::Case& file, const std::string& finding) {
  const auto review = file.get<domain::Review>(finding);
  if (!review) return "线索";
  if (review->value.outcome == "withdrawn") return "撤回";
  return review->value.outcome == "changed" ? "部分成立" : "成立";
}

}  // namespace

domain::Sheet findings_sheet(const casefile::Case& file) {
  domain::Sheet sheet{"问题清单",
                      {"mi.report.findings/1",
                       {{"finding", "编号"}, {"title", "问题"}, {"rule", "规则"}, {"department", "科室"},
                        {"from", "起", ColumnKind::date}, {"to", "止", ColumnKind::date}, {"state", "状态"},
                        {"clause", "条款"}, {"gross", "涉及金额", ColumnKind::money},
                        {"overlap", "重叠金额", ColumnKind::money}, {"net", "认定金额", ColumnKind::money},
                        {"fund", "基金金额", ColumnKind::money}},
                       {}},
                      {}};
  const auto nets = nets_of(file);
  for (const auto& recorded : file.all<domain::Finding>()) {
    const domain::Finding& f = recorded.value;
    domain::Row row{f.name, f.title, f.rule, f.department, f.conduct.first.to_string(), f.conduct.last.to_string(),
                    state_of(file, f.name), {}, f.gross.to_string(), {}, {}, f.fund.to_string()};
    if (const auto it = nets.find(f.name); it != nets.end()) {
      row[7] = it->second.citation;
      row[9] = it->second.overlap.to_string();
      row[10] = it->second.net.to_string();
      row[11] = it->second.fund.to_string();
    }
    sheet.table.rows.push_back(std::move(row));
  }
  sheet.charts.push_back({domain::ChartKind::column, "各问题认定金额与重叠金额", "finding", {"net", "overlap"}});
  return sheet;
}

}  // namespace mi::work
