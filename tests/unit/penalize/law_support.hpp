// SPDX-License-Identifier: Apache-2.0
// Findings under the national packs, for the tests of the law track. Money by lines, each with its day; months paid at will.
#pragma once
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "law/pack.hpp"
#include "law/rulebook.hpp"
#include "work/penalize/law/reckon.hpp"

namespace mi::test {

inline base::Date on(const char* text) { return base::Date::parse(text); }

inline const std::vector<law::Pack>& nation() {
  static const std::vector<law::Pack> packs = {law::find_pack("regulation-735"), law::find_pack("implementing-2026"),
                                               law::find_pack("social-insurance-law"), law::find_pack("penalty-procedure"),
                                               law::find_pack("person-points")};
  return packs;
}

inline law::Rulebook nation_law(const char* as_of = "2026-11-20", std::vector<law::Override> set = {}) {
  return law::Rulebook::of(nation(), on(as_of), set);
}

// A claim line of a finding: what of it is held to be wrong, and the fund's money in that.
struct Money2 {
  const char* day;
  const char* amount;
  const char* fund;
};

class Found {
 public:
  Found& add(const std::string& name, const std::string& clause, const std::vector<Money2>& lines,
             std::vector<std::string> answers = {}, const std::string& department = "rehab1") {
    domain::Docket d;
    d.finding.name = name;
    d.finding.department = department;
    for (const Money2& m : lines) {
      domain::FindingItem item;
      item.id = std::to_string(d.finding.items.size() + 1);
      item.day = on(m.day);
      const auto money = base::Money::parse(m.amount);
      item.lines = {{name + ":" + item.id, money, money, base::Money::parse(m.fund)}};
      d.finding.items.push_back(item);
      pay(m.day);
    }
    d.finding.conduct = {on(lines.front().day), on(lines.back().day)};
    domain::add_up(d.finding);
    facts.dockets.push_back(std::move(d));
    facts.classified[name] = {name, "regulation-735", clause, "", std::move(answers)};
    return *this;
  }
  Found& pay(const std::string& day) {
    facts.paid_months.insert(day.substr(0, 7));
    return *this;
  }
  Found& stage(const std::string& name, const char* date, std::vector<std::string> states = {}) {
    domain::LawStage s;
    s.stage = name;
    s.date = on(date);
    s.states = std::move(states);
    facts.stages[name] = s;
    return *this;
  }
  work::LawFacts facts;
};

inline domain::LawSet law_set(const Found& found, const work::LawInput& input = {}, const law::Rulebook& law = nation_law()) {
  return work::reckon_law(found.facts, law, input).set;
}

inline std::string range(const domain::LawSet& set, std::size_t part = 0) {
  if (set.parts.size() <= part) return "no part";
  const domain::LawPart& p = set.parts[part];
  return p.low ? p.low->value + "–" + p.high->value : "none";
}

inline const domain::Measure* measure(const domain::LawSet& set, const std::string& id) {
  for (const domain::Measure& m : set.measures)
    if (m.id == id) return &m;
  return nullptr;
}

}  // namespace mi::test
