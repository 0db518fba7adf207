// SPDX-License-Identifier: Apache-2.0
#include "work/agree/ask.hpp"

#include <algorithm>

#include "base/error.hpp"
#include "base/message.hpp"
#include "base/text.hpp"
#include "due/rule.hpp"

namespace mi::work {
namespace {

using base::Date;
using base::Error;
using base::ErrorKind;
using base::say;
using Words = std::vector<std::string>;

// What a pack without a machine lets happen: everything, under the names that packs give to grounds and gates.
law::Transition plain(const std::string& event, const std::string& scope) {
  law::Transition t;
  t.event = event;
  t.by = event.ends_with("-own") ? "institution" : "agency";
  t.id = std::string(agreement_machine) + "." + event;
  std::replace(t.id.begin(), t.id.end(), '-', '.');
  if (scope == "institution") return t;
  t.scope = {scope};
  t.grounds = {"breach"};
  t.gates = {"agree." + event};
  return t;
}

Words possible_from(const law::Machine& machine, const Stand& stand) {
  Words list;
  for (const law::Transition& t : machine.from(stand.state))
    if (t.by != "time") list.push_back(t.event + "：" + t.label + "，" + t.source.to_chinese());
  return list;
}

[[noreturn]] void no_step(const law::Machine& machine, const Stand& stand, const std::string& event) {
  const law::State* state = machine.state(stand.state);
  const std::string where = state ? stand.state + "（" + state->label + "）" : stand.state;
  throw Error(ErrorKind::gate,
              stand.agreement.empty() ? say("the agreement stands at \"{0}\": from there {1} is no step; possible are:", where, event)
                                      : say("{0} stands at \"{1}\": from there {2} is no step; possible are:", stand.agreement, where, event))
      .with_items(possible_from(machine, stand));
}

bool has_measure(const law::Clause& clause, const std::string& measure) {
  return measure.empty() ||
         std::any_of(clause.measures.begin(), clause.measures.end(), [&](const law::Measure& m) { return m.act == measure; });
}

// A group holds what is below it, but what the institution asks for is no ground of the agency's.
bool is_ground(const law::Clause& clause, const law::Transition& t) {
  const Words groups = ground_groups(t);
  return has_measure(clause, t.measure) && std::any_of(groups.begin(), groups.end(), [&](const std::string& g) {
           return law::is_in_group(clause.group, g) && clause.group.ends_with(".own") == std::string_view(g).ends_with(".own");
         });
}

std::optional<law::Deadline> notice_rule(const law::Rulebook& law, const law::Transition& t, Date day) {
  const std::string id = notice_id(t);
  return law.has_deadline(id, day) ? std::optional(law.deadline(id, day)) : std::nullopt;
}

void bars_in(const law::Predicate& p, std::vector<law::Term>& terms) {
  if (p.test == law::Test::not_within) terms.push_back(p.term);
  for (const law::Predicate& child : p.children) bars_in(child, terms);
}

}  // namespace

const domain::Agreement& require_agreement(const AgreementFacts& facts, Date day) {
  const auto* agreement = agreement_on(facts, day);
  const auto* ended = agreement ? termination_of(facts, agreement->name) : nullptr;
  if (agreement == nullptr || (ended && ended->effective <= day))
    throw Error(ErrorKind::gate, say("no agreement is in force on {}", day.to_string()));
  return *agreement;
}

law::Transition transition_for(const Stand& stand, const law::Rulebook& law, const std::string& event, const std::string& scope, Date day) {
  const law::Machine machine = law::machine(law, agreement_machine, day);
  if (machine.empty() || stand.state.empty()) return plain(event, scope);
  if (auto t = machine.step(stand.state, event, scope)) return *std::move(t);
  // Older packs say nothing of parts: they are stopped while the agreement runs.
  const bool says_parts = std::any_of(machine.transitions.begin(), machine.transitions.end(),
                                      [&](const auto& t) { return law::is_for(t, scope); });
  if (scope != "institution" && !says_parts) return plain(event, scope);
  // Nor whether the institution may ask for what the agency may do.
  const bool own = event.ends_with("-own");
  if (own && !machine.any_step(event) && machine.step(stand.state, event.substr(0, event.size() - 4), scope)) return plain(event, scope);
  if (!machine.is_binding()) return machine.any_step(event).value_or(plain(event, scope));
  no_step(machine, stand, event);
}

void warn_unchecked(const Stand& stand, const law::Rulebook& law, const std::string& event, const std::string& scope, Date day, Words& warnings) {
  if (law::machine(law, agreement_machine, day).step(stand.state, event, scope)) return;
  warnings.push_back(say("no pack in use says from where {} is possible: only its ground and its gates were checked", event));
}

Words ground_groups(const law::Transition& t) { return t.grounds.empty() ? Words{t.id} : t.grounds; }

Words gate_steps(const law::Transition& t) {
  if (!t.gates.empty()) return t.gates;
  return {"agree" + (t.id.starts_with("agreement.") ? t.id.substr(agreement_machine.size()) : "." + t.id)};
}

bool is_own(const law::Transition& t) { return t.by == "institution"; }

std::string notice_id(const law::Transition& t) {
  if (!t.ahead.empty()) return t.ahead;
  return is_own(t) ? "agreement.request.ahead" : t.event == "suspend" ? std::string() : "agreement.notice.ahead";
}

std::string longest_id(const law::Transition& t) {
  if (!t.longest.empty()) return t.longest;
  return is_own(t) ? "agreement.suspension.max" : std::string();
}

std::vector<law::Clause> grounds_of(const law::Rulebook& law, const law::Transition& t, Date day) {
  std::vector<law::Clause> list;
  for (law::Clause& clause : law.clauses("", day))
    if (is_ground(clause, t)) list.push_back(std::move(clause));
  return list;
}

law::Clause ground_for(const law::Rulebook& law, const law::Transition& t, const std::string& id, Date day) {
  Words known;
  for (law::Clause& clause : grounds_of(law, t, day)) {
    if (clause.id == id) return std::move(clause);
    known.push_back(clause.id + "：" + clause.label);
  }
  throw Error(ErrorKind::usage, say("\"{}\" is no ground for this; grounds are:", id)).with_items(known);
}

void refuse_unmet(const law::Rulebook& law, const law::Transition& t, const std::string& ground, const law::Facts& known, Date day) {
  for (const std::string& group : ground_groups(t))
    for (const law::Condition& condition : law.conditions(group, day)) {
      if (condition.then != ground) continue;
      const auto outcome = law.evaluate(condition, known, day);
      if (outcome.answer == law::Answer::yes) continue;
      const bool unknown = outcome.answer == law::Answer::not_checkable;
      throw Error(ErrorKind::gate, say(unknown ? base::mark("the ground cannot be checked: {}") : base::mark("the ground is not met: {}"), outcome.trace.text),
                  {condition.source.to_chinese()}, unknown ? say("record what is not known: mi-apply state NAME VALUE --evidence TEXT") : "")
          .with_items(outcome.missing);
    }
}

Words missing_for(const law::Rulebook& law, const law::Transition& t, const law::Facts& known, Date day) {
  Words missing;
  if (t.when) {
    const auto outcome = law::evaluate(*t.when, known, day);
    if (outcome.answer != law::Answer::yes) missing.push_back(outcome.trace.text + "（" + t.source.to_chinese() + "）");
  }
  for (const std::string& step : gate_steps(t))
    for (const law::Need& need : law.check_gate(step, known, day).missing) missing.push_back(need.label + "（" + need.source.to_chinese() + "）");
  return missing;
}

void pass_gates(const law::Rulebook& law, const law::Transition& t, const law::Facts& known, Date day, const std::string& title) {
  const Words missing = missing_for(law, t, known, day);
  if (!missing.empty()) throw Error(ErrorKind::gate, title).with_items(missing);
}

std::optional<domain::Figure> notice_by(const law::Rulebook& law, const law::Transition& t, const due::Calendar& calendar, Date effective, Date today) {
  const auto rule = notice_rule(law, t, today);
  if (!rule) return std::nullopt;
  domain::Figure f = due::figure("notice_by", rule->label, due::deadline(effective, *rule, calendar));
  f.clause = rule->source.to_chinese();
  return f;
}

Words notice_warnings(const law::Rulebook& law, const law::Transition& t, const due::Calendar& calendar, Date effective, Date asked) {
  const auto rule = notice_rule(law, t, asked);
  if (!rule) return {};
  const auto last = due::deadline(effective, *rule, calendar);
  if (asked <= last.due) return {};
  const std::string text = rule->label + "：应不迟于" + last.due.to_chinese() + "，" + rule->source.to_chinese();
  if (rule->on_miss == "refuse") throw Error(ErrorKind::gate, text, {}, rule->on_miss_label);
  return {text};
}

std::optional<Date> first_after_notice(const law::Rulebook& law, const law::Transition& t, const due::Calendar& calendar, Date today) {
  const auto rule = notice_rule(law, t, today);
  if (!rule) return std::nullopt;
  law::Deadline forward = *rule;
  forward.backward = false;
  forward.roll = false;
  Date day = due::deadline(today, forward, calendar).due;
  // Backwards a day that is no working day moves to the one before: a few days more may be needed.
  while (due::deadline(day, *rule, calendar).due < today) day = day.plus_days(1);
  return day;
}

std::vector<Barred> bars_of(const law::Rulebook& law, const law::Transition& t, Date from) {
  std::vector<Barred> list;
  for (const law::Condition& condition : law.conditions("", from)) {  // a pack may have taken the step without them
    if (std::find(t.bars.begin(), t.bars.end(), condition.id) == t.bars.end()) continue;
    std::vector<law::Term> terms;
    bars_in(condition.test, terms);
    for (const law::Term& term : terms) list.push_back({condition.label, condition.source.to_chinese(), due::bar(from, term).first_free});
  }
  return list;
}

}  // namespace mi::work
