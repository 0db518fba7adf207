// SPDX-License-Identifier: Apache-2.0
#include "work/agree/states.hpp"

#include "base/message.hpp"

namespace mi::work {
namespace {

using base::mark;
using domain::ColumnKind;

NextStep now(const Stand& stand) {
  NextStep n;
  n.when = "now";
  n.event = stand.event;
  n.state = stand.state;
  n.label = stand.label;
  n.from = stand.since;
  n.clause = stand.clause;
  return n;
}

NextStep of(const law::Transition& t, const char* when) {
  NextStep n;
  n.when = when;
  n.event = t.event;
  n.state = t.to_state;
  n.label = t.label;
  n.by = t.by;
  n.scope = t.scope.empty() ? std::vector<std::string>{"institution"} : t.scope;
  n.clause = t.source.to_chinese();
  n.effects = t.effects;
  return n;
}

// The condition that a pack gives for a ground says whether it is met; the others an officer finds.
std::string sign_of(const law::Rulebook& law, const law::Transition& t, const law::Clause& ground, const law::Facts& known, base::Date day) {
  for (const std::string& group : ground_groups(t))
    for (const law::Condition& c : law.conditions(group, day)) {
      if (c.then != ground.id) continue;
      const law::Answer answer = law.evaluate(c, known, day).answer;
      if (answer != law::Answer::not_checkable) return answer == law::Answer::yes ? "+" : "-";
    }
  return "";
}

// A part that is stopped leaves the agreement where it is.
NextStep step(const law::Rulebook& law, const due::Calendar& calendar, const Stand& stand, const law::Transition& t, const law::Facts& known,
              base::Date day) {
  NextStep n = of(t, "step");
  if (!law::is_for(t, "institution")) n.state = stand.state;
  n.from = first_after_notice(law, t, calendar, day);
  for (const law::Clause& ground : grounds_of(law, t, day)) n.grounds.push_back(sign_of(law, t, ground, known, day) + ground.id);
  n.missing = missing_for(law, t, known, day);
  return n;
}

json::Value list_of(const std::vector<std::string>& words) {
  json::Value list = json::Value::array();
  for (const std::string& w : words) list.push(w);
  return list;
}

}  // namespace

std::vector<NextStep> next_steps(const AgreementFacts& facts, const law::Rulebook& law, const due::Calendar& calendar, law::Facts known,
                                 base::Date day) {
  const law::Machine machine = law::machine(law, agreement_machine, day);
  const Stand stand = stand_on(facts, law, calendar, day);
  if (stand.state.empty()) return {};
  set_life_facts(known, facts, law, day);
  std::vector<NextStep> list{now(stand)};
  for (const Coming& c : coming(facts, law, calendar, stand)) {
    list.push_back(of(c.transition, "time"));
    list.back().from = c.day;
  }
  for (const law::Transition& t : machine.from(stand.state))
    if (t.by != "time") list.push_back(step(law, calendar, stand, t, known, day));
  return list;
}

domain::Table rows(const std::vector<NextStep>& steps) {
  domain::Table table{"mi.agree.states/1",
                      {{"when", mark("when")}, {"event", mark("event")}, {"state", mark("state")}, {"label", mark("name")}, {"by", mark("by")},
                       {"scope", mark("scope"), ColumnKind::list}, {"from", mark("from"), ColumnKind::date}, {"clause", mark("clause")},
                       {"grounds", mark("grounds"), ColumnKind::list}, {"missing", mark("missing"), ColumnKind::list},
                       {"effects", mark("effects"), ColumnKind::list}},
                      {}};
  for (const NextStep& s : steps)
    table.rows.push_back({s.when, s.event, s.state, s.label, s.by, list_of(s.scope), s.from ? json::Value(s.from->to_string()) : json::Value(), s.clause,
                          list_of(s.grounds), list_of(s.missing), list_of(s.effects)});
  return table;
}

}  // namespace mi::work
