// SPDX-License-Identifier: Apache-2.0
// The parts of compute(), shared by the files of this folder only.
#pragma once
#include <string>
#include <vector>

#include "domain/net.hpp"
#include "law/rulebook.hpp"
#include "work/penalize/compute.hpp"

namespace mi::work::penalty {

// Findings under one clause, with the money that is left to them.
struct Group {
  law::Clause clause;
  std::vector<domain::Net> nets;
};

// What a clause's measures are reckoned with.
struct Ground {
  const PenaltyFacts& facts;
  const law::Rulebook& law;
  const PenaltyInput& input;
  std::vector<domain::Parts>& parts;  // of the sums over findings
  base::Date date() const { return input.date.value_or(law.as_of()); }
};

// A switch that may be missing from the packs: `fallback` then, and no trace of it in the figure.
struct Reading {
  std::string value;
  std::vector<domain::SwitchUse> use;
  bool is(std::string_view v) const { return value == v; }
};
Reading reading(const law::Rulebook& law, const char* name, const char* fallback);
std::vector<domain::SwitchUse> join(std::vector<domain::SwitchUse> a, const std::vector<domain::SwitchUse>& b);

// The word on a measure: of this run, else of the reckoning before; nullptr when there is none.
const domain::MeasureChoice* word_on(const Ground& ground, const std::string& measure);
void apply_choice(const Ground& ground, domain::Measure& measure);
// The words that still stand: one a measure, of measures that are there.
std::vector<domain::MeasureChoice> standing_choices(const Ground& ground, const std::vector<domain::Measure>& measures);
std::string paid_through(const Ground& ground);

// again: an earlier decision of the period answers the same item (or tier).
struct Recurrence {
  bool again = false;
  std::string why;  // "首次查实", "2018-03-01 决定 decision-1 已查实"
  std::vector<domain::SwitchUse> switches;
};
// Whether that day lies in the period in which "again" is counted.
bool in_period(const Ground& ground, base::Date day);
Recurrence recurrence(const Ground& ground, const law::Clause& clause);

// The measures of one clause, in the pack's order.
std::vector<domain::Measure> clause_measures(const Ground& ground, const Group& group);

// What lacks to the floor when floors do not count per clause; nothing when they do.
std::vector<domain::Measure> floor_measures(const Ground& ground, const std::vector<Group>& groups,
                                            const std::vector<domain::Measure>& measures);
bool floors_per_clause(const law::Rulebook& law);

// What the chosen suspensions come to, one figure a target.
std::vector<domain::Figure> suspensions(const Ground& ground, const std::vector<domain::Measure>& measures);

std::string citation_of(const law::Clause& clause, const law::Measure& measure);
std::string label_of(const std::string& action);

}  // namespace mi::work::penalty
