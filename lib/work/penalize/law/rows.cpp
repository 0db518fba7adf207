// SPDX-License-Identifier: Apache-2.0
// A penalty as tables and as figures.
#include "base/message.hpp"
#include "work/penalize/compute.hpp"
#include "work/penalize/law/reckon.hpp"

namespace mi::work {
namespace {

using base::mark;
using domain::ColumnKind;
using domain::Figure;
using domain::LawSet;

json::Value text_or_null(const std::string& text) { return text.empty() ? json::Value() : json::Value(text); }

json::Value list(const std::vector<std::string>& items) {
  json::Value result = json::Value::array();
  for (const std::string& s : items) result.push(s);
  return result;
}

json::Value value_of(const std::optional<Figure>& figure) {
  return figure && !figure->value.empty() ? json::Value(figure->value) : json::Value();
}

// A term that waits for its pick shows what it lies in.
json::Value term_of(const domain::Measure& m) {
  if (!m.term) return {};
  return m.term->value.empty() ? json::Value(m.term->formula) : json::Value(m.term->value);
}

}  // namespace

domain::Table law_rows(const LawSet& set) {
  domain::Table t{"mi.penalize.law/1",
                  {{"part", mark("part"), ColumnKind::text},
                   {"citation", mark("clause"), ColumnKind::text},
                   {"findings", mark("findings"), ColumnKind::list},
                   {"base_name", mark("base is"), ColumnKind::text},
                   {"base", mark("base"), ColumnKind::money},
                   {"low", mark("fine from"), ColumnKind::money},
                   {"high", mark("fine to"), ColumnKind::money},
                   {"fine", mark("fine"), ColumnKind::money},
                   {"ground", mark("ground below"), ColumnKind::text},
                   {"why", mark("which law"), ColumnKind::text}},
                  {}};
  for (const domain::LawPart& p : set.parts)
    t.rows.push_back({p.id, p.citation, list(p.findings), p.base.label, p.base.value, value_of(p.low), value_of(p.high),
                      value_of(p.fine), text_or_null(p.ground), p.why});
  return t;
}

domain::Table law_measure_rows(const LawSet& set) {
  domain::Table t{"mi.penalize.law.measures/1",
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
    t.rows.push_back({m.id, m.label, m.citation, list(m.findings), value_of(m.amount), text_or_null(m.target), term_of(m),
                      standing(m), text_or_null(m.reason)});
  return t;
}

domain::Table unpunished_rows(const LawSet& set) {
  domain::Table t{"mi.penalize.law.unpunished/1",
                  {{"finding", mark("finding"), ColumnKind::text},
                   {"amount", mark("amount"), ColumnKind::money},
                   {"why", mark("why no fine"), ColumnKind::text}},
                  {}};
  for (const domain::Unpunished& u : set.unpunished) t.rows.push_back({u.finding, u.amount.value, u.why});
  return t;
}

domain::Table law_total_rows(const LawSet& set) {
  domain::Table t{"mi.penalize.law.totals/1",
                  {{"name", mark("figure"), ColumnKind::text},
                   {"label", mark("label"), ColumnKind::text},
                   {"value", mark("value"), ColumnKind::text}},
                  {}};
  for (const Figure* f : {&set.low, &set.high, &set.recovered}) t.rows.push_back({f->id, f->label, f->value});
  if (set.fine) t.rows.push_back({set.fine->id, set.fine->label, set.fine->value});
  return t;
}

std::vector<Figure> figures(const LawSet& set) {
  std::vector<Figure> result;
  for (const domain::LawPart& p : set.parts)
    for (const std::optional<Figure>* f : {&p.low, &p.high, &p.fine})
      if (*f) result.push_back(**f);
  for (const domain::Measure& m : set.measures) {
    if (m.amount) result.push_back(*m.amount);
    if (m.term && !m.term->value.empty()) result.push_back(*m.term);
  }
  for (const Figure* f : {&set.low, &set.high, &set.recovered}) result.push_back(domain::outline(*f));
  return result;
}

}  // namespace mi::work
