// SPDX-License-Identifier: Apache-2.0
// Where the agreement stands, what may happen next, under which clause, and what is still missing: the packs' machine with
// this case's facts in it.
#pragma once
#include <string>
#include <vector>

#include "domain/table.hpp"
#include "work/agree/ask.hpp"

namespace mi::work {

struct NextStep {
  std::string when;                    // "now": how it stands; "time": comes by itself; "step": somebody may do it
  std::string event, state, label, by;
  std::vector<std::string> scope;      // whom it meets
  std::optional<base::Date> from;      // now: since; time: the day it comes; step: the first day after due notice
  std::string clause;
  std::vector<std::string> grounds;    // clauses it may rest on; a sign says what the case knows of each: + met, - not met
  std::vector<std::string> missing;    // what its gates still lack
  std::vector<std::string> effects;
};
// First the state of the day, then what time brings, then the steps, in the packs' order. Empty where the packs in use have
// no machine.
std::vector<NextStep> next_steps(const AgreementFacts& facts, const law::Rulebook& law, const due::Calendar& calendar, law::Facts known,
                                 base::Date day);
domain::Table rows(const std::vector<NextStep>& steps);

}  // namespace mi::work
