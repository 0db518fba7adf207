// SPDX-License-Identifier: Apache-2.0
#include "work/agree/end.hpp"

#include <algorithm>
#include <array>

#include "base/error.hpp"
#include "base/message.hpp"
#include "base/text.hpp"

namespace mi::work {
namespace {

using base::Date;
using base::Error;
using base::ErrorKind;
using base::mark;
using base::say;
using Words = std::vector<std::string>;

// Events that another step records, with that step.
constexpr std::array<std::pair<std::string_view, const char*>, 9> own_steps{{
    {"sign", "sign"}, {"sign-fixed", "sign"}, {"sign-yearly", "sign"}, {"renew", "renew"}, {"suspend", "suspend"},
    {"suspend-own", "suspend"}, {"resume", "resume"}, {"terminate", "terminate"}, {"terminate-own", "terminate"}}};

void refuse_other_step(const std::string& event) {
  for (const auto& [name, step] : own_steps)
    if (event == name) throw Error(ErrorKind::usage, say("\"{0}\" is recorded by mi-agree {1}", event, step), {"EVENT"});
}

// What an own request lacks without being refused for it (a public institution that does not renew, SG-23).
void add_request_warnings(const law::Rulebook& law, const law::Transition& t, const law::Facts& known, Date day, Words& warnings) {
  if (!is_own(t)) return;
  for (const law::Condition& c : law.conditions("agreement.request", day))
    if (law.evaluate(c, known, day).answer == law::Answer::no) warnings.push_back(c.label + "（" + c.source.to_chinese() + "）");
}

// A step that no clause need carry: it has neither grounds of its own nor one that it always rests on.
bool needs_ground(const law::Rulebook& law, const law::Transition& t, Date day) { return !grounds_of(law, t, day).empty(); }

law::Clause ground_of(const law::Rulebook& law, const law::Transition& t, const MoveInput& input, Date day) {
  if (!input.ground.empty()) return ground_for(law, t, input.ground, day);
  if (!needs_ground(law, t, day)) return t.ground.empty() ? law::Clause{} : law.clause(t.ground, day);
  const auto grounds = grounds_of(law, t, day);
  if (grounds.size() == 1) return grounds.front();
  return ground_for(law, t, "", day);
}

// On the day before: the step leads to the state of its own first day.
Stand stand_before(const AgreementFacts& facts, const law::Rulebook& law, const due::Calendar& calendar, const domain::Agreement& agreement,
                   Date effective) {
  return stand_on(facts, law, calendar, std::max(effective.plus_days(-1), agreement.term.first));
}

const char* termination_event(const MoveInput& input) { return input.requested ? "terminate-own" : "terminate"; }

Moved check(const AgreementFacts& facts, const law::Rulebook& law, const due::Calendar& calendar, law::Facts known, const MoveInput& input,
            const std::string& event, const std::string& title) {
  const domain::Agreement& agreement = require_agreement(facts, input.effective);
  const Stand stand = stand_before(facts, law, calendar, agreement, input.effective);
  Moved result;
  result.agreement = agreement.name;
  result.transition = transition_for(stand, law, event, "institution", law.as_of());
  if (result.transition.by == "time") throw Error(ErrorKind::usage, say("\"{}\" comes by itself; nobody records it", event), {"EVENT"});
  result.ground = ground_of(law, result.transition, input, input.effective);
  set_life_facts(known, facts, law, input.effective);
  refuse_unmet(law, result.transition, result.ground.id, known, law.as_of());
  pass_gates(law, result.transition, known, law.as_of(), title);
  result.warnings = notice_warnings(law, result.transition, calendar, input.effective, input.requested.value_or(law.as_of()));
  add_request_warnings(law, result.transition, known, law.as_of(), result.warnings);
  warn_unchecked(stand, law, event, "institution", law.as_of(), result.warnings);
  result.bars = bars_of(law, result.transition, input.effective);
  return result;
}

const char* words_of(std::string_view effect) {
  constexpr std::array<std::pair<std::string_view, const char*>, 7> known{{
      {"publish", mark("to do: publish the name of the institution")},
      {"report-authority", mark("to do: report it to the administration in time")},
      {"report-health", mark("to do: report it to the health administration")},
      {"aftermath", mark("to do: secure the care of the insured, both sides together")},
      {"items-closed", mark("to do: close the service items: mi-evaluate item")},
      {"archive", mark("to do: file the agreement with the administration")},
      {"notice", mark("to do: tell the other side in writing")},
  }};
  for (const auto& [name, text] : known)
    if (name == effect) return text;
  return nullptr;
}

}  // namespace

Moved move(const AgreementFacts& facts, const law::Rulebook& law, const due::Calendar& calendar, law::Facts known, const MoveInput& input) {
  refuse_other_step(input.event);
  return check(facts, law, calendar, std::move(known), input, input.event, say("this cannot be recorded yet; what is missing:"));
}

domain::AgreementMove record_of(const Moved& moved, const MoveInput& input) {
  return {"", moved.agreement, input.event, input.effective, moved.ground.id, moved.ground.id.empty() ? "" : moved.ground.source.to_chinese(),
          input.requested.has_value(), input.reason};
}

Moved terminate(const AgreementFacts& facts, const law::Rulebook& law, const due::Calendar& calendar, law::Facts known, const MoveInput& input) {
  const domain::Agreement& agreement = require_agreement(facts, input.effective);
  if (termination_of(facts, agreement.name) != nullptr) throw Error(ErrorKind::gate, say("{} is already terminated", agreement.name));
  return check(facts, law, calendar, std::move(known), input, termination_event(input),
               say("the agreement cannot be terminated yet; what is missing:"));
}

law::Transition termination_step(const AgreementFacts& facts, const law::Rulebook& law, const due::Calendar& calendar, const MoveInput& input) {
  const Stand stand = stand_before(facts, law, calendar, require_agreement(facts, input.effective), input.effective);
  return transition_for(stand, law, termination_event(input), "institution", law.as_of());
}

domain::Termination termination(const Moved& moved, const MoveInput& input) {
  return {moved.agreement, input.effective, moved.ground.id, moved.ground.source.to_chinese(), input.requested.has_value(), input.reason, input.requested, {}};
}

law::Answer reaches_other_areas(const law::Rulebook& law, const law::Facts& known, Date day) {
  law::Answer answer = law::Answer::yes;
  for (const law::Condition& c : law.conditions("agreement.other_areas", day)) {
    const law::Answer one = law.evaluate(c, known, day).answer;
    if (one != law::Answer::yes) answer = one;
  }
  return answer;
}

Words to_do(const law::Rulebook& law, const law::Transition& t, const law::Facts& known, Date day) {
  Words list;
  for (const std::string& effect : t.effects) {
    if (const char* text = words_of(effect)) list.push_back(say(text));
    if (effect != "other-areas") continue;
    const law::Answer reaches = reaches_other_areas(law, known, day);
    if (reaches == law::Answer::yes) list.push_back(say("to do: tell the agencies of other areas: the agreements there are treated the same"));
    if (reaches == law::Answer::not_checkable) list.push_back(say("to do: find out whether other areas are bound by it (agency.level)"));
  }
  if (!t.papers.empty())
    for (const law::Material& m : law.materials(t.papers, day)) list.push_back(say("to do: to be handed in: {0} ({1})", m.label, m.source.to_chinese()));
  return list;
}

domain::Table rows(const domain::AgreementMove& m, const law::Transition& t) {
  using domain::ColumnKind;
  return {"mi.agree.move/1",
          {{"name", mark("step")}, {"agreement", mark("agreement")}, {"event", mark("event")}, {"state", mark("state")},
           {"from", mark("from"), ColumnKind::date}, {"clause", mark("clause")}, {"own_request", mark("own request")}},
          {{m.name, m.agreement, m.event, t.to_state, m.date.to_string(), m.citation, m.own_request}}};
}

}  // namespace mi::work
