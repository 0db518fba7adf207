// SPDX-License-Identifier: Apache-2.0
// Machines: the states of a thing, and the transitions that lead from one to the next.
#include <algorithm>

#include "base/message.hpp"
#include "law/read/parts.hpp"

namespace mi::law {
namespace {

const std::vector<std::string_view> kScopes{"institution", "department", "person", "item"};

void read_scope(const Fields& fields, Transition& t) {
  t.scope = fields.texts("scope");
  for (const std::string& word : t.scope)
    if (std::find(kScopes.begin(), kScopes.end(), word) == kScopes.end())
      fields.problem("scope", unknown_word(base::mark("unknown scope \"{0}\""), word, kScopes));
}

void read_demands(const Fields& fields, Transition& t) {
  t.grounds = fields.texts("grounds");
  t.measure = fields.name("measure");
  if (!t.measure.empty() && std::find(kMeasures.begin(), kMeasures.end(), t.measure) == kMeasures.end())
    fields.problem("measure", unknown_word(base::mark("unknown measure \"{0}\""), t.measure, kMeasures));
  t.gates = fields.texts("gates");
  t.ahead = fields.name("ahead");
  t.after = fields.name("after");
  if (!t.after.empty() && t.by != "time")
    fields.problem("after", base::tr("\"after\" says when time does it: it needs by = \"time\""));
  t.longest = fields.name("longest");
  t.bars = fields.texts("bars");
  t.papers = fields.name("papers");
}

void read_transition(const Node& node, Reading& reading) {
  const Fields fields(node, "[[transition]]", with_common({"machine", "from_states", "to_state", "event", "by", "ground", "notice",
                                                           "effects", "when", "scope", "grounds", "measure", "gates", "ahead",
                                                           "after", "longest", "bars", "papers"}), reading.problems);
  Transition t;
  read_object(fields, reading, t);
  fields.require({"machine", "from_states", "to_state", "event"});
  t.machine = fields.name("machine");
  t.from_states = fields.texts("from_states");
  t.to_state = fields.name("to_state");
  t.event = fields.name("event");
  t.by = fields.name("by");
  t.ground = fields.name("ground");
  refer(reading, fields, "ground", Reference::object);
  t.notice = fields.name("notice");
  t.effects = fields.texts("effects");
  t.when = fields.predicate("when");
  read_scope(fields, t);
  read_demands(fields, t);
  reading.data.transitions.push_back(std::move(t));
}

void read_state(const Node& node, Reading& reading) {
  const Fields fields(node, "[[state]]", with_common({"machine", "name", "payable"}), reading.problems);
  State state;
  read_object(fields, reading, state);
  fields.require({"machine", "name"});
  state.machine = fields.name("machine");
  state.name = fields.name("name");
  state.payable = fields.flag("payable");
  reading.data.states.push_back(std::move(state));
}

}  // namespace

bool read_machine_section(const std::string& section, const Node& table, Reading& reading) {
  if (section == "transition") read_transition(table, reading);
  else if (section == "state") read_state(table, reading);
  else return false;
  return true;
}

}  // namespace mi::law
