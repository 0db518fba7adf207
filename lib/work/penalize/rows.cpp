// SPDX-License-Identifier: Apache-2.0
// A reckoning as tables and as figures.
#include <string_view>
#include <unordered_map>

#include "base/message.hpp"
#include "json/list.hpp"
#include "work/penalize/compute.hpp"

namespace mi::work {
namespace {

using base::mark;
using domain::Column;
using domain::ColumnKind;
using domain::Figure;
using domain::MeasureSet;

json::Value text_or_null(const std::string& text) { return text.empty() ? json::Value() : json::Value(text); }

json::Value list(const std::vector<std::string>& items) {
  json::Value result = json::Value::array();
  for (const std::string& s : items) result.push(s);
  return result;
}

json::Value value_of(const std::optional<Figure>& figure) {
  return figure ? json::Value(figure->value) : json::Value();
}

using Findings = std::unordered_map<std::string_view, const domain::NetFinding*>;

// What a part names and the finding tells: "F2.fund".
void tell_findings(Figure& f, const Findings& findings) {
  for (Figure& input : f.inputs) {
    const std::size_t dot = input.id.rfind('.');
    const auto found = dot == std::string::npos ? findings.end() : findings.find(std::string_view(input.id).substr(0, dot));
    if (found == findings.end()) tell_findings(input, findings);
    else if (input.id.ends_with(".fund")) input = domain::fund_figure(*found->second);
    else if (input.id.ends_with(".net")) input = domain::net_figure(*found->second);
    else tell_findings(input, findings);
  }
}

Figure in_full(Figure f, const MeasureSet& set) {
  Findings findings;
  for (const domain::NetFinding& n : set.findings) findings.emplace(n.finding, &n);
  domain::put_in(f, set.parts);
  tell_findings(f, findings);
  return f;
}

}  // namespace

domain::Table measure_rows(const MeasureSet& set) {
  domain::Table t{"mi.penalize.compute/1",
                  {{"measure", mark("measure"), ColumnKind::text},
                   {"label", mark("label"), ColumnKind::text},
                   {"citation", mark("clause"), ColumnKind::text},
                   {"findings", mark("findings"), ColumnKind::list},
                   {"amount", mark("amount"), ColumnKind::money},
                   {"target", mark("target"), ColumnKind::text},
                   {"term", mark("term"), ColumnKind::text},
                   {"standing", mark("standing"), ColumnKind::text},
                   {"reason", mark("reason"), ColumnKind::text}},
                  {}};
  for (const domain::Measure& m : set.measures)
    t.rows.push_back({m.id, m.label, m.citation, list(m.findings), value_of(m.amount), text_or_null(m.target),
                      value_of(m.term), standing(m), text_or_null(m.reason)});
  return t;
}

domain::Table finding_rows(const MeasureSet& set) {
  domain::Table t{"mi.penalize.findings/1",
                  {{"finding", mark("finding"), ColumnKind::text},
                   {"clause", mark("clause"), ColumnKind::text},
                   {"citation", mark("citation"), ColumnKind::text},
                   {"gross", mark("gross"), ColumnKind::money},
                   {"overlap", mark("overlap"), ColumnKind::money},
                   {"net", mark("net"), ColumnKind::money},
                   {"fund", mark("fund"), ColumnKind::money}},
                  {}};
  t.rows.reserve(set.findings.size());
  for (const domain::NetFinding& n : set.findings)
    t.rows.push_back(json::list_of(n.finding, n.clause, n.citation, n.gross.to_string(), n.overlap.to_string(),
                                   n.net.to_string(), n.fund.to_string()));
  return t;
}

domain::Table total_rows(const MeasureSet& set) {
  domain::Table t{"mi.penalize.totals/1",
                  {{"name", mark("figure"), ColumnKind::text},
                   {"label", mark("label"), ColumnKind::text},
                   {"value", mark("value"), ColumnKind::text}},
                  {}};
  for (const Figure* f : {&set.refused, &set.recovered, &set.damages, &set.total})
    t.rows.push_back({f->id, f->label, f->value});
  if (set.to_patients) t.rows.push_back({set.to_patients->id, set.to_patients->label, set.to_patients->value});
  for (const Figure& f : set.suspensions) t.rows.push_back({f.id, f.label, f.value});
  return t;
}

std::vector<Figure> figures(const MeasureSet& set) {
  std::vector<Figure> result;
  for (const domain::Measure& m : set.measures) {
    if (m.amount) result.push_back(in_full(*m.amount, set));
    if (m.term) result.push_back(*m.term);
    if (m.points) result.push_back(*m.points);
  }
  result.insert(result.end(), set.suspensions.begin(), set.suspensions.end());
  for (const Figure* f : {&set.refused, &set.recovered, &set.damages, &set.total}) result.push_back(domain::outline(*f));
  return result;
}

const std::vector<std::string>& penalty_switches() {
  static const std::vector<std::string> names = {"breach.base", "breach.floor_scope", "breach.recurrence",
                                                 "breach.recurrence.period", "breach.suspension.together"};
  return names;
}

}  // namespace mi::work
