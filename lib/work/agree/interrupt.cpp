// SPDX-License-Identifier: Apache-2.0
#include "work/agree/interrupt.hpp"

#include <algorithm>

#include "base/error.hpp"
#include "base/message.hpp"
#include "due/rule.hpp"
#include "law/gate.hpp"
#include "work/agree/grounds.hpp"

namespace mi::work {
namespace {

using base::Error;
using base::ErrorKind;
using base::say;

const domain::Agreement& require_agreement(const AgreementFacts& facts, base::Date day) {
  const auto* agreement = agreement_on(facts, day);
  const auto* ended = agreement ? termination_of(facts, agreement->name) : nullptr;
  if (agreement == nullptr || (ended && ended->effective <= day))
    throw Error(ErrorKind::gate, say("no agreement is in force on {}", day.to_string()));
  return *agreement;
}

domain::Figure term_figure(const law::Term& term, const base::DateRange& range, const std::string& clause) {
  domain::Figure f = domain::figure("last_day", "中止末日", range.last);
  f.clause = clause;
  f.formula = "自" + range.first.to_chinese() + "起" + term.to_chinese() + "，首日计入";
  return f;
}

// The stretch of the suspension: by its term, by its last day, or open until resumed.
void set_stretch(domain::Suspension& s, const SuspendInput& input) {
  if (input.to && *input.to < input.from)
    throw Error(ErrorKind::usage, say("the last day {0} lies before the first {1}", input.to->to_string(), input.from.to_string()));
  if (input.term) {
    const base::DateRange range = due::term(input.from, *input.term);
    s.to = range.last;
    s.term = term_figure(*input.term, range, s.citation);
  } else if (input.to) {
    s.to = input.to;
    s.term = domain::figure("last_day", "中止末日", *input.to);
  }
}

void refuse_too_long(const domain::Suspension& s, const law::Rulebook& law) {
  if (!s.own_request || !s.to || !law.has("agreement.suspension.max", s.from)) return;
  const law::Value longest = law.value("agreement.suspension.max", s.from);
  const base::Date last = due::term(s.from, longest.term()).last;
  if (last < *s.to)
    throw Error(ErrorKind::usage, say("a suspension on own request lasts at most {0}, to {1}", longest.term().to_chinese(),
                                      last.to_string()), {longest.source.to_chinese()});
}

void refuse_scope(const law::Clause& clause, const std::string& scope) {
  std::vector<std::string> targets;
  for (const law::Measure& m : clause.measures)
    if (m.act == "suspend") targets.insert(targets.end(), m.targets.begin(), m.targets.end());
  if (targets.empty() || std::find(targets.begin(), targets.end(), scope) != targets.end()) return;
  throw Error(ErrorKind::usage, say("{0} does not let a {1} be suspended", clause.source.to_chinese(), scope));
}

// "department:rehab1" → scope and code.
void set_target(domain::Suspension& s, const std::string& target) {
  const auto colon = target.find(':');
  s.scope = target.substr(0, colon);
  if (s.scope != "institution" && colon != std::string::npos) s.target = target.substr(colon + 1);
}

base::Date first_day(const law::Rulebook& law, const domain::Decision& decision,
                     const std::optional<domain::Delivery>& delivery, const std::optional<base::Date>& stated) {
  const auto starts = law.find_switch("breach.suspension.starts");
  if (!delivery) law::not_delivered(decision.name);
  if (!starts || !starts->is("stated")) return delivery->date.plus_days(1);
  if (!stated) throw Error(ErrorKind::usage, say("the decision states the first day; give --from DATE"));
  return *stated;
}

// From the delivery, or as the decision states it: what the first day was counted from, and under which reading.
domain::Figure first_day_figure(const law::Rulebook& law, base::Date from, const std::optional<domain::Delivery>& delivery) {
  domain::Figure f = domain::figure("first_day", "中止首日", from);
  const auto starts = law.find_switch("breach.suspension.starts");
  if (starts) f.switches = {starts->use()};
  if (starts && starts->is("stated")) f.formula = "决定载明之日";
  else f.formula = "决定送达次日", f.inputs = {domain::figure("delivered", "决定送达之日", delivery->date)};
  return f;
}

bool on_record(const AgreementFacts& facts, const domain::Suspension& s) {
  return std::any_of(facts.suspensions.begin(), facts.suspensions.end(), [&](const auto& o) {
    return o.decision == s.decision && o.scope == s.scope && o.target == s.target;
  });
}

// The condition that a pack gives for a ground, where it gives one. Not checkable is never a yes.
void refuse_unmet_ground(const law::Rulebook& law, const law::Facts& known, const std::string& ground, base::Date day) {
  for (const law::Condition& condition : law.conditions("agreement.terminate", day)) {
    if (condition.then != ground) continue;
    const auto outcome = law.evaluate(condition, known, day);
    if (outcome.answer == law::Answer::yes) continue;
    const bool unknown = outcome.answer == law::Answer::not_checkable;
    throw Error(ErrorKind::gate, say(unknown ? base::mark("the ground cannot be checked: {}") : base::mark("the ground is not met: {}"), outcome.trace.text),
                {condition.source.to_chinese()}, unknown ? say("record what is not known: mi-apply state NAME VALUE --evidence TEXT") : "")
        .with_items(outcome.missing);
  }
}

void warn_of_notice(const law::Rulebook& law, const due::Calendar& calendar, const TerminateInput& input,
                    base::Date today, std::vector<std::string>& warnings) {
  const char* id = input.own_request ? "agreement.request.ahead" : "agreement.notice.ahead";
  if (!law.has_deadline(id, today)) return;
  const auto rule = law.deadline(id, today);
  const auto last = due::deadline(input.effective, rule, calendar);
  if (last.due < today) warnings.push_back(rule.label + "：应不迟于" + last.due.to_chinese() + "，" + rule.source.to_chinese());
}

}  // namespace

domain::Suspension suspend(const AgreementFacts& facts, const law::Rulebook& law, const law::Facts& known,
                           const SuspendInput& input) {
  require_agreement(facts, input.from);
  const char* group = input.own_request ? "agreement.suspend.own" : input.scope == "institution" ? "agreement.suspend" : "breach";
  const law::Clause clause = ground_clause(law, input.ground, group, input.from);
  refuse_scope(clause, input.scope);
  law::pass_gate(law, input.own_request ? "agree.suspend.own" : "agree.suspend", known, law.as_of(),
            say("the suspension cannot be recorded yet; what is missing:"));
  domain::Suspension s;
  s.scope = input.scope;
  s.target = input.target;
  s.from = input.from;
  s.own_request = input.own_request;
  s.ground = clause.id;
  s.citation = clause.source.to_chinese();
  set_stretch(s, input);
  refuse_too_long(s, law);
  return s;
}

std::vector<domain::Suspension> carry_out(const AgreementFacts& facts, const law::Rulebook& law,
                                          const domain::Decision& decision,
                                          const std::optional<domain::Delivery>& delivery,
                                          const std::optional<base::Date>& stated) {
  const base::Date from = first_day(law, decision, delivery, stated);
  std::vector<domain::Suspension> result;
  for (const domain::Measure& m : decision.measures) {
    if (m.action != "suspend" || !m.chosen || !m.term) continue;
    domain::Suspension s;
    set_target(s, m.target);
    s.from = from;
    s.ground = m.clause;
    s.citation = m.citation;
    s.decision = decision.name;
    const law::Term term = law::Term::parse(m.term->value);
    s.to = due::term(from, term).last;
    s.term = term_figure(term, {from, *s.to}, m.citation);
    s.term.inputs = {first_day_figure(law, from, delivery)};
    if (!on_record(facts, s)) result.push_back(std::move(s));
  }
  return result;
}

domain::Resumption resume(const AgreementFacts& facts, const law::Rulebook& law, const due::Calendar& calendar,
                          const std::string& suspension, base::Date requested, base::Date from,
                          const std::string& reason) {
  const auto it = std::find_if(facts.suspensions.begin(), facts.suspensions.end(),
                               [&](const auto& s) { return s.name == suspension; });
  if (it == facts.suspensions.end()) throw Error(ErrorKind::cannot, say("this case holds no suspension \"{}\"", suspension));
  if (const auto lapsed = lapse_day(facts, *it, law, calendar); lapsed && *lapsed <= requested)
    throw Error(ErrorKind::gate, say("nobody asked to resume in time: the agreement ended by itself on {}", lapsed->to_string()),
                {law.deadline("agreement.suspension.resume", it->from).source.to_chinese()});
  const auto last = last_suspended_day(facts, *it);
  if (last && *last < from) throw Error(ErrorKind::gate, say("{0} ended on {1}", suspension, last->to_string()));
  if (from <= it->from)
    throw Error(ErrorKind::usage, say("{0} begins on {1}; it cannot be resumed before", suspension, it->from.to_string()));
  return {suspension, from, reason};
}

Terminated terminate(const AgreementFacts& facts, const law::Rulebook& law, const due::Calendar& calendar,
                     law::Facts known, const TerminateInput& input) {
  const domain::Agreement& agreement = require_agreement(facts, input.effective);
  if (termination_of(facts, agreement.name) != nullptr)
    throw Error(ErrorKind::gate, say("{} is already terminated", agreement.name));
  const char* group = input.own_request ? "agreement.terminate.own" : "agreement.terminate";
  const law::Clause clause = ground_clause(law, input.ground, group, input.effective);
  known.set("agreement.suspensions", counted_suspensions(facts, agreement, input.effective, law));
  refuse_unmet_ground(law, known, clause.id, law.as_of());
  law::pass_gate(law, input.own_request ? "agree.terminate.own" : "agree.terminate", known, law.as_of(),
            say("the agreement cannot be terminated yet; what is missing:"));
  Terminated result;
  result.termination = {agreement.name, input.effective, clause.id, clause.source.to_chinese(), input.own_request, input.reason};
  warn_of_notice(law, calendar, input, law.as_of(), result.warnings);
  return result;
}

}  // namespace mi::work
