// SPDX-License-Identifier: Apache-2.0
#include "work/penalize/precedents.hpp"

#include <algorithm>

#include "base/error.hpp"
#include "base/message.hpp"
#include "domain/penalty.hpp"

namespace mi::work {
namespace {

using base::mark;
using domain::ColumnKind;
using domain::Figure;

struct Applied {
  base::Date date;
  domain::Row row;
};

json::Value text_or_null(const std::string& text) { return text.empty() ? json::Value() : json::Value(text); }

const Figure* input(const Figure& f, const char* label) {
  for (const Figure& i : f.inputs)
    if (i.label == label) return &i;
  return nullptr;
}

// What a multiple was taken of is the first thing the amount was reckoned from.
json::Value base_of(const domain::Measure& m) {
  return m.amount && !m.amount->inputs.empty() && m.action == "damages" ? json::Value(m.amount->inputs[0].value) : json::Value();
}

json::Value multiple_of(const domain::Measure& m) {
  const Figure* f = m.amount ? input(*m.amount, "倍数") : nullptr;
  return f == nullptr ? json::Value() : json::Value(f->value);
}

bool wanted(const std::string& clause, const std::string& found) { return clause.empty() || clause == found; }

void add_decision(const std::string& path, const domain::Decision& d, const std::string& clause, std::vector<Applied>& all) {
  for (const domain::Measure& m : d.measures)
    if (wanted(clause, m.clause))
      all.push_back({d.date, {path, d.name, d.date.to_string(), m.clause, m.label, base_of(m), multiple_of(m),
                              m.amount ? json::Value(m.amount->value) : json::Value(),
                              m.term ? json::Value(m.term->value) : json::Value(), text_or_null(m.reason)}});
}

// How much of its base a fine came to, exactly.
json::Value ratio_of(const domain::LawPart& p) {
  if (!p.fine || p.base.money().is_zero()) return {};
  return base::Rational::of(p.fine->money().fen(), p.base.money().fen()).to_string();
}

void add_penalty(const std::string& path, const domain::LawSet& set, base::Date date, const std::string& clause, std::vector<Applied>& all) {
  for (const domain::LawPart& p : set.parts)
    if (wanted(clause, p.clause) && p.fine)
      all.push_back({date, {path, set.name, date.to_string(), p.clause, "罚款", p.base.value, ratio_of(p), p.fine->value, json::Value(),
                            text_or_null(p.fine->note)}});
  for (const domain::Measure& m : set.measures)
    if (wanted(clause, m.clause) && m.chosen && m.term)
      all.push_back({date, {path, set.name, date.to_string(), m.clause, m.label, json::Value(), json::Value(), json::Value(),
                            text_or_null(m.term->value), text_or_null(m.reason)}});
}

void read_case(const std::string& path, const std::string& clause, std::vector<Applied>& all) {
  const auto file = casefile::Case::open(path, casefile::Access::read);
  for (const auto& r : file.all<domain::Decision>()) add_decision(path, r.value, clause, all);
  for (const auto& r : file.all<domain::LawStage>())
    if (r.value.stage == "decided" && r.value.law)
      add_penalty(path, domain::decode<domain::LawSet>(file.fact(*r.value.law).body), r.value.date, clause, all);
}

}  // namespace

Precedents precedents(const std::vector<std::string>& files, const std::string& clause) {
  Precedents result;
  std::vector<Applied> all;
  for (const std::string& path : files) {
    try {
      read_case(path, clause, all);
    } catch (const base::Error& e) {
      result.unread.push_back(path + ": " + e.message());
    }
  }
  std::stable_sort(all.begin(), all.end(), [](const Applied& a, const Applied& b) { return a.date < b.date; });
  result.table = {"mi.penalize.precedents/1",
                  {{"case", mark("case")},
                   {"decision", mark("decision")},
                   {"date", mark("date"), ColumnKind::date},
                   {"clause", mark("clause")},
                   {"label", mark("label")},
                   {"base", mark("base"), ColumnKind::money},
                   {"multiple", mark("times the base")},
                   {"amount", mark("amount"), ColumnKind::money},
                   {"term", mark("term")},
                   {"reason", mark("reason")}},
                  {}};
  for (Applied& a : all) result.table.rows.push_back(std::move(a.row));
  return result;
}

}  // namespace mi::work
