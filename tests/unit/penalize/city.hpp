// SPDX-License-Identifier: Apache-2.0
// An invented city and findings in it, for the tests of this folder.
#pragma once
#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <vector>

#include "domain/held.hpp"
#include "law/pack.hpp"
#include "law/rulebook.hpp"
#include "work/penalize/compute.hpp"

namespace mi::test {

inline base::Date day(const char* text) { return base::Date::parse(text); }

inline const law::Pack& city() {
  static const law::Pack pack = law::read_pack(MI_SOURCE_DIR "/tests/unit/penalize/city.toml");
  return pack;
}

inline law::Rulebook city_law(std::vector<law::Override> set = {}, const char* as_of = "2026-05-25") {
  return law::Rulebook::of({city()}, day(as_of), set);
}

// A finding under a clause, raised by li; money as text, whole and fund.
struct Act {
  std::string name = "F1";
  std::string clause = "12.1";
  std::string amount = "0.00";
  std::string fund = "0.00";
  std::string department = "rehab1";
  const char* date = "2026-03-10";
};

inline domain::Docket docket(const Act& act) {
  domain::Docket d;
  d.finding.name = act.name;
  d.finding.title = act.clause;
  d.finding.conduct = {day(act.date), day(act.date)};
  d.finding.department = act.department;
  d.finding.gross = base::Money::parse(act.amount);
  d.finding.fund = base::Money::parse(act.fund);
  d.raisers = {"li"};
  if (!act.clause.empty()) d.classification = domain::Classification{act.name, "city", act.clause, "", {}};
  return d;
}

// The same with claim lines.
struct Line {
  std::string name, excess, amount, fund;
};
using Lines = std::vector<Line>;
inline domain::Docket docket(const Act& act, const Lines& lines) {
  domain::Docket d = docket(act);
  for (const Line& l : lines) {
    domain::FindingItem item;
    item.id = std::to_string(d.finding.items.size() + 1);
    item.day = d.finding.conduct.last;
    item.lines = {{l.name, base::Money::parse(l.excess), base::Money::parse(l.amount), base::Money::parse(l.fund)}};
    d.finding.items.push_back(std::move(item));
  }
  domain::add_up(d.finding);
  return d;
}

inline const domain::Measure* find(const domain::MeasureSet& set, const std::string& id) {
  for (const domain::Measure& m : set.measures)
    if (m.id == id) return &m;
  return nullptr;
}

inline std::string amount(const domain::MeasureSet& set, const std::string& id) {
  const domain::Measure* m = find(set, id);
  return m == nullptr ? "none" : m->amount ? m->amount->value : "no amount";
}

}  // namespace mi::test
