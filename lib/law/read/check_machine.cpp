// SPDX-License-Identifier: Apache-2.0
// What makes a machine of one pack wrong: states that nobody defines or reaches, two ways that one event could go, and
// transitions that name a clock, a gate or a clause that is not there. A pack that defines no state of a machine only lays
// transitions over another's: what they name may stand there.
#include <algorithm>
#include <set>

#include "base/message.hpp"
#include "law/machine.hpp"
#include "law/read/parts.hpp"

namespace mi::law {
namespace {

using Words = std::vector<std::string>;

// The machines whose states stand in this pack; where it takes from others, nothing can be said of it alone.
std::set<std::string> own_machines(const Pack::Data& data) {
  std::set<std::string> names;
  if (data.extends.empty())
    for (const State& s : data.states) names.insert(s.machine);
  return names;
}

class Check {
 public:
  explicit Check(Reading& reading) : reading_(reading), data_(reading.data), own_(own_machines(reading.data)) {}

  void run() {
    for (const Transition& t : data_.transitions) {
      if (!is_own(t)) continue;
      check_states(t);
      check_names(t);
    }
    check_two_ways();
    for (const std::string& machine : own_) check_reach(machine);
  }

 private:
  bool is_own(const Transition& t) const { return own_.contains(t.machine); }
  void problem(const Object& at, std::string text) { reading_.problems.add(reading_.places[at.place], std::move(text)); }

  bool has_state(const std::string& machine, const std::string& name) const {
    return std::any_of(data_.states.begin(), data_.states.end(),
                       [&](const State& s) { return s.machine == machine && s.name == name; });
  }

  void check_states(const Transition& t) {
    Words used = t.from_states;
    used.push_back(t.to_state);
    for (const std::string& name : used)
      if (!has_state(t.machine, name))
        problem(t, base::say("the machine \"{0}\" has no [[state]] with the name \"{1}\"", t.machine, name));
  }

  template <class T>
  static const T* find(const std::vector<T>& objects, const std::string& id) {
    for (const T& o : objects)
      if (o.id == id) return &o;
    return nullptr;
  }

  void check_clocks(const Transition& t) {
    const Deadline* ahead = find(data_.deadlines, t.ahead);
    if (!t.ahead.empty() && (ahead == nullptr || !ahead->backward))
      problem(t, base::say("\"ahead\" names no [[deadline]] that is counted back: \"{0}\"", t.ahead));
    const bool is_word = t.after.empty() || t.after == "term" || t.after == "stretch";
    if (!is_word && find(data_.deadlines, t.after) == nullptr)
      problem(t, base::say("\"after\" is neither \"term\" nor \"stretch\" nor the id of a [[deadline]]: \"{0}\"", t.after));
    const DatedValue* longest = find(data_.values, t.longest);
    if (!t.longest.empty() && (longest == nullptr || longest->quantity.kind != ValueKind::term))
      problem(t, base::say("\"longest\" names no [[value]] that is a term: \"{0}\"", t.longest));
  }

  void check_names(const Transition& t) {
    check_clocks(t);
    for (const std::string& step : t.gates)
      if (std::none_of(data_.gates.begin(), data_.gates.end(), [&](const Gate& g) { return g.step == step; }))
        problem(t, base::say("no [[gate]] is for the step \"{0}\"", step));
    for (const std::string& group : t.grounds)
      if (std::none_of(data_.clauses.begin(), data_.clauses.end(), [&](const Clause& c) { return is_in_group(c.group, group); }))
        problem(t, base::say("no [[clause]] is in the group \"{0}\"", group));
    for (const std::string& bar : t.bars)
      if (find(data_.conditions, bar) == nullptr) problem(t, base::say("no [[condition]] has the id \"{0}\"", bar));
    if (!t.papers.empty() && std::none_of(data_.materials.begin(), data_.materials.end(), [&](const Material& m) { return m.group == t.papers; }))
      problem(t, base::say("no [[material]] is in the group \"{0}\"", t.papers));
  }

  void check_two_ways() {
    const auto& all = data_.transitions;
    for (std::size_t i = 0; i < all.size(); ++i)
      for (std::size_t j = i + 1; j < all.size(); ++j)
        if (contradict(all[i], all[j])) problem(all[j], two_ways(all[j], all[i].place));
  }

  // What can be reached from the first state; states that only another pack's transitions lead to are not known here.
  void check_reach(const std::string& machine) {
    std::set<std::string> reached;
    for (const State& s : data_.states)
      if (s.machine == machine && reached.empty()) reached.insert(s.name);
    for (bool grows = true; grows;) {
      grows = false;
      for (const Transition& t : data_.transitions)
        if (t.machine == machine && meet(t.from_states, {reached.begin(), reached.end()})) grows |= reached.insert(t.to_state).second;
    }
    for (const State& s : data_.states)
      if (s.machine == machine && !reached.contains(s.name))
        problem(s, base::say("no transition leads to the state \"{0}\" of the machine \"{1}\"", s.name, machine));
  }

  Reading& reading_;
  const Pack::Data& data_;
  std::set<std::string> own_;
};

}  // namespace

void check_machines(Reading& reading) { Check(reading).run(); }

}  // namespace mi::law
