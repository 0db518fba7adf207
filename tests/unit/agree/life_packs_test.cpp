// SPDX-License-Identifier: Apache-2.0
// Every transition of every shipped pack: from each of its states its event leads where it says, no state is out of reach, and what
// time does has a clock.
#include <doctest/doctest.h>

#include <set>

#include "unit/agree/support.hpp"

using namespace mi;

namespace {

// The first of these days on which the pack has such a machine.
std::optional<std::pair<law::Rulebook, law::Machine>> machine_of(const std::string& pack, const char* name) {
  for (const char* day : {"2026-01-05", "2018-06-01", "2017-06-01", "2016-05-10", "2015-03-01", "2013-06-03", "2010-06-01"}) {
    const auto law = test::law_of({pack.c_str()}, day);
    auto machine = law::machine(law, name, test::date(day));
    if (!machine.empty()) return std::pair(law, std::move(machine));
  }
  return std::nullopt;
}

std::set<std::string> reached(const law::Machine& machine) {
  std::set<std::string> seen{machine.states.front().name};
  for (std::size_t before = 0; before != seen.size();) {
    before = seen.size();
    for (const law::Transition& t : machine.transitions)
      for (const std::string& from : t.from_states)
        if (seen.count(from) != 0) seen.insert(t.to_state);
  }
  return seen;
}

bool has_clock(const law::Rulebook& law, const law::Transition& t) {
  if (!t.after.empty() || t.event == "expire" || t.event == "resume") return true;  // the term; the last day of a stretch
  for (const law::Deadline& d : law.deadlines(law.as_of()))
    if (d.on_miss == t.id) return true;
  return false;
}

void check_transition(const law::Machine& machine, const law::Transition& t) {
  const std::string scope = t.scope.empty() ? "institution" : t.scope.front();
  CHECK_MESSAGE(machine.state(t.to_state) != nullptr, t.id);
  REQUIRE_MESSAGE(!t.from_states.empty(), t.id);
  for (const std::string& from : t.from_states) {
    CHECK_MESSAGE(machine.state(from) != nullptr, t.id, " from ", from);
    const auto step = machine.step(from, t.event, scope);
    REQUIRE_MESSAGE(step.has_value(), t.id, " from ", from);
    CHECK_MESSAGE((step->to_state == t.to_state || t.when || step->when), t.id, " from ", from, " to ", step->to_state);
  }
}

}  // namespace

TEST_CASE("the life of an agreement, an item and a tutoring: each transition of each shipped pack, every state within reach") {
  int machines = 0;
  for (const std::string& pack : law::shipped_packs())
    for (const char* name : {"agreement", "item", "tutoring"}) {
      const auto found = machine_of(pack, name);
      if (!found) continue;
      const auto& [law, machine] = *found;
      CAPTURE(pack);
      ++machines;
      for (const law::Transition& t : machine.transitions) {
        check_transition(machine, t);
        if (t.by == "time") CHECK_MESSAGE((has_clock(law, t) || std::string(name) == "tutoring"), t.id);
      }
      const auto seen = reached(machine);
      for (const law::State& s : machine.states) CHECK_MESSAGE(seen.count(s.name) == 1, s.name, " of ", name);
    }
  CHECK(machines >= 9);  // seven agreements, the items, the tutoring
}
