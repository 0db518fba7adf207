// SPDX-License-Identifier: Apache-2.0
// A reckoning as tables, and what hangs on each switch.
#include <algorithm>
#include <array>
#include <map>

#include "base/message.hpp"
#include "base/text.hpp"
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

std::string suspended(const MeasureSet& set) {
  std::vector<std::string> parts;
  for (const Figure& f : set.suspensions) parts.push_back(f.id.substr(f.id.find('.') + 1) + " " + f.value);
  return base::join(parts, "; ");
}

// What a reader compares: everything that the institution would feel.
std::string effect(const MeasureSet& set) {
  std::string text = set.refused.value + set.recovered.value + set.damages.value + suspended(set);
  for (const domain::Measure& m : set.measures) text += "|" + m.id + (m.amount ? m.amount->value : "");
  return text;
}

domain::Row compared(const std::string& name, const std::string& value, bool stands, const MeasureSet& set) {
  return {name, value, stands ? json::Value("*") : json::Value(), set.refused.value, set.recovered.value,
          set.damages.value, set.total.value, text_or_null(suspended(set))};
}

// The switches that compute() reads.
constexpr std::array switches = {"breach.base", "breach.floor_scope", "breach.recurrence", "breach.recurrence.period",
                                 "breach.suspension.together"};

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
  for (const domain::NetFinding& n : set.findings)
    t.rows.push_back({n.finding, n.clause, n.citation, n.gross.value, n.overlap.value, n.net.value, n.fund.value});
  return t;
}

domain::Table total_rows(const MeasureSet& set) {
  domain::Table t{"mi.penalize.totals/1",
                  {{"name", mark("name"), ColumnKind::text},
                   {"label", mark("label"), ColumnKind::text},
                   {"value", mark("value"), ColumnKind::text}},
                  {}};
  for (const Figure* f : {&set.refused, &set.recovered, &set.damages, &set.total})
    t.rows.push_back({f->id, f->label, f->value});
  for (const Figure& f : set.suspensions) t.rows.push_back({f.id, f.label, f.value});
  return t;
}

std::vector<Figure> figures(const MeasureSet& set) {
  std::vector<Figure> result;
  for (const domain::Measure& m : set.measures) {
    if (m.amount) result.push_back(*m.amount);
    if (m.term) result.push_back(*m.term);
  }
  result.insert(result.end(), set.suspensions.begin(), set.suspensions.end());
  for (const Figure* f : {&set.refused, &set.recovered, &set.damages, &set.total}) result.push_back(*f);
  return result;
}

domain::Table compare(const PenaltyFacts& facts, const law::Rulebook& law, const PenaltyInput& input) {
  domain::Table t{"mi.penalize.what-if/1",
                  {{"switch", mark("switch"), ColumnKind::text},
                   {"value", mark("value"), ColumnKind::text},
                   {"stands", mark("stands"), ColumnKind::text},
                   {"refused", mark("refused"), ColumnKind::money},
                   {"recovered", mark("recovered"), ColumnKind::money},
                   {"damages", mark("damages"), ColumnKind::money},
                   {"total", mark("total"), ColumnKind::money},
                   {"suspensions", mark("suspensions"), ColumnKind::text}},
                  {}};
  const MeasureSet standing_set = compute(facts, law, input).set;
  for (const char* name : switches) {
    const auto choice = law.find_switch(name);
    if (!choice) continue;
    std::vector<domain::Row> rows;
    for (const law::Alternative& a : choice->alternatives) {
      if (a.value == choice->value) continue;
      const MeasureSet other = compute(facts, law.with({name, a.value, "--what-if"}), input).set;
      if (effect(other) != effect(standing_set)) rows.push_back(compared(name, a.value, false, other));
    }
    if (rows.empty()) continue;
    t.rows.push_back(compared(name, choice->value, true, standing_set));
    t.rows.insert(t.rows.end(), rows.begin(), rows.end());
  }
  return t;
}

}  // namespace mi::work
