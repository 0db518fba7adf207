// SPDX-License-Identifier: Apache-2.0
// What the packs ask of a step of the agreement's life: that the machine knows it from where the agreement stands, its
// ground, its gates, its notice. Packs without a machine, or whose transitions do not say it, are read by their names: the
// grounds of "agreement.suspend.own" are the clauses of that group, its gate is "agree.suspend.own".
#pragma once
#include <string>
#include <vector>

#include "law/gate.hpp"
#include "work/agree/life.hpp"

namespace mi::work {

// The agreement in force on the day. Error(gate): none, or it was terminated by then.
const domain::Agreement& require_agreement(const AgreementFacts& facts, base::Date day);
// The transition of the event from there. An own request is the event's own form, "suspend-own", where the machine has it.
// Error(gate) with what is possible from there, and under which clause.
law::Transition transition_for(const Stand& stand, const law::Rulebook& law, const std::string& event, const std::string& scope,
                               base::Date day);

// Packs without a machine, or of before a transition could name its grounds, let a step pass that no state of theirs allows: it
// is told that nothing but its ground and its gates was checked.
void warn_unchecked(const Stand& stand, const law::Rulebook& law, const std::string& event, const std::string& scope, base::Date day,
                    std::vector<std::string>& warnings);

std::vector<std::string> ground_groups(const law::Transition& transition);
std::vector<std::string> gate_steps(const law::Transition& transition);
std::string notice_id(const law::Transition& transition);
std::string longest_id(const law::Transition& transition);
bool is_own(const law::Transition& transition);  // the institution asks for it

// The clauses that it may rest on, on that day.
std::vector<law::Clause> grounds_of(const law::Rulebook& law, const law::Transition& transition, base::Date day);
// Error(usage) with the grounds there are.
law::Clause ground_for(const law::Rulebook& law, const law::Transition& transition, const std::string& id, base::Date day);
// The condition that a pack gives for a ground, where it gives one: Error(gate) unless it answers yes.
void refuse_unmet(const law::Rulebook& law, const law::Transition& transition, const std::string& ground, const law::Facts& known,
                  base::Date day);
// What its predicate and its gates still want, each with its clause.
std::vector<std::string> missing_for(const law::Rulebook& law, const law::Transition& transition, const law::Facts& known, base::Date day);
// Error(gate) with all that is missing.
void pass_gates(const law::Rulebook& law, const law::Transition& transition, const law::Facts& known, base::Date day,
                const std::string& title);

// The last day to ask or to tell, for a first day in the new state; nothing where the packs have no such clock.
std::optional<domain::Figure> notice_by(const law::Rulebook& law, const law::Transition& transition, const due::Calendar& calendar,
                                        base::Date effective, base::Date today);
// What was not kept, in words. Error(gate) where the clock's on_miss is "refuse".
std::vector<std::string> notice_warnings(const law::Rulebook& law, const law::Transition& transition, const due::Calendar& calendar,
                                         base::Date effective, base::Date asked);
// The first day that a notice given today still allows.
std::optional<base::Date> first_after_notice(const law::Rulebook& law, const law::Transition& transition, const due::Calendar& calendar,
                                             base::Date today);

// A new application that the step bars, and the first day on which it is possible again.
struct Barred {
  std::string label, clause;
  base::Date first_free;
};
std::vector<Barred> bars_of(const law::Rulebook& law, const law::Transition& transition, base::Date from);

}  // namespace mi::work
