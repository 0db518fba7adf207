// SPDX-License-Identifier: Apache-2.0
// A machine of the packs in force on a day: the states of a thing, and what may happen from each. Every program that moves
// a thing through its life asks here; none knows a state by its name.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "law/rulebook.hpp"

namespace mi::law {

struct Machine {
  std::vector<State> states;            // in the packs' order; the first is where everything begins
  std::vector<Transition> transitions;

  bool empty() const { return transitions.empty(); }
  // Whether it is written to be obeyed: packs of before a transition could name its grounds, gates and clocks only described a
  // life, and nothing was refused by their states.
  bool is_binding() const;
  const State* state(std::string_view name) const;  // as the lowest layer words it; nullptr: no pack names it
  std::vector<Transition> from(std::string_view state) const;
  // What the event does from there to a thing of this scope; `scope` "" asks for any.
  std::optional<Transition> step(std::string_view state, std::string_view event, std::string_view scope = {}) const;
  // The first transition of the event, from whatever state: what an older record did that the packs no longer allow.
  std::optional<Transition> any_step(std::string_view event) const;
};
Machine machine(const Rulebook& law, std::string_view name, base::Date day);

bool is_for(const Transition& transition, std::string_view scope);  // "institution" when it names none
// "agreement.terminate" also holds what is below it.
bool is_in_group(std::string_view group, std::string_view wanted);

bool holds(const std::vector<std::string>& words, std::string_view word);
bool meet(const std::vector<std::string>& a, const std::vector<std::string>& b);  // have a word in common
bool on_one_day(const Object& a, const Object& b);                              // there is a day on which both are in force

// Whether one event could go two ways from one state on one day: neither has a predicate that tells them apart.
bool contradict(const Transition& a, const Transition& b);
std::string two_ways(const Transition& transition, const std::string& other_place);

}  // namespace mi::law
