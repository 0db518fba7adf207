// SPDX-License-Identifier: Apache-2.0
#include "law/machine.hpp"

#include <algorithm>

#include "base/message.hpp"

namespace mi::law {
namespace {

using Words = std::vector<std::string>;

Words scope_of(const Transition& t) { return t.scope.empty() ? Words{"institution"} : t.scope; }

}  // namespace

bool holds(const Words& words, std::string_view word) { return std::find(words.begin(), words.end(), word) != words.end(); }

bool meet(const Words& a, const Words& b) {
  return std::any_of(a.begin(), a.end(), [&](const std::string& word) { return holds(b, word); });
}

bool on_one_day(const Object& a, const Object& b) { return (!a.to || b.from <= *a.to) && (!b.to || a.from <= *b.to); }

const State* Machine::state(std::string_view name) const {
  const auto it = std::find_if(states.rbegin(), states.rend(), [&](const State& s) { return s.name == name; });
  return it == states.rend() ? nullptr : &*it;
}

bool Machine::is_binding() const {
  return std::any_of(transitions.begin(), transitions.end(), [](const Transition& t) {
    return !t.scope.empty() || !t.grounds.empty() || !t.gates.empty() || !t.ahead.empty() || !t.after.empty() || !t.longest.empty() ||
           !t.bars.empty() || !t.papers.empty() || !t.measure.empty();
  });
}

std::vector<Transition> Machine::from(std::string_view state) const {
  std::vector<Transition> list;
  for (const Transition& t : transitions)
    if (holds(t.from_states, state)) list.push_back(t);
  return list;
}

std::optional<Transition> Machine::step(std::string_view state, std::string_view event, std::string_view scope) const {
  for (const Transition& t : transitions)
    if (t.event == event && holds(t.from_states, state) && (scope.empty() || is_for(t, scope))) return t;
  return std::nullopt;
}

std::optional<Transition> Machine::any_step(std::string_view event) const {
  for (const Transition& t : transitions)
    if (t.event == event) return t;
  return std::nullopt;
}

Machine machine(const Rulebook& law, std::string_view name, base::Date day) {
  return {law.states(name, day), law.transitions(name, day)};
}

bool is_for(const Transition& t, std::string_view scope) { return holds(scope_of(t), scope); }

bool is_in_group(std::string_view group, std::string_view wanted) {
  return group == wanted || (group.size() > wanted.size() && group.substr(0, wanted.size()) == wanted && group[wanted.size()] == '.');
}

bool contradict(const Transition& a, const Transition& b) {
  return a.id != b.id && a.machine == b.machine && a.event == b.event && meet(a.from_states, b.from_states) &&
         meet(scope_of(a), scope_of(b)) && on_one_day(a, b) && !a.when && !b.when;
}

std::string two_ways(const Transition& t, const std::string& other_place) {
  return base::say("from one state \"{0}\" of the machine \"{1}\" could go two ways: here and at {2}", t.event, t.machine, other_place);
}

}  // namespace mi::law
