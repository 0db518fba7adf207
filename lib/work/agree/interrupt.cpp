// SPDX-License-Identifier: Apache-2.0
#include "work/agree/interrupt.hpp"

#include <algorithm>
#include <set>

#include "base/error.hpp"
#include "base/message.hpp"
#include "due/lapse.hpp"
#include "due/rule.hpp"
#include "law/gate.hpp"

namespace mi::work {
namespace {

using base::Error;
using base::ErrorKind;
using base::say;

domain::Figure term_figure(const law::Term& term, const base::DateRange& range, const std::string& clause) {
  domain::Figure f = domain::figure("last_day", "中止末日", range.last);
  f.clause = clause;
  f.formula = "自" + range.first.to_chinese() + "起" + term.to_chinese() + "，首日计入";
  return f;
}

void refuse_too_long(const domain::Suspension& s, const law::Transition& t, const law::Rulebook& law) {
  const std::string id = longest_id(t);
  if (id.empty() || !s.to || !law.has(id, s.from)) return;
  const law::Value longest = law.value(id, s.from);
  const base::Date last = due::term(s.from, longest.term()).last;
  if (*s.to <= last) return;
  throw Error(ErrorKind::usage,
              s.own_request ? say("a suspension on own request lasts at most {0}, to {1}", longest.term().to_chinese(), last.to_string())
                            : say("this suspension lasts at most {0}, to {1}", longest.term().to_chinese(), last.to_string()),
              {longest.source.to_chinese()});
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

const domain::Suspension& suspension_named(const AgreementFacts& facts, const std::string& name) {
  for (const auto& s : facts.suspensions)
    if (s.name == name) return s;
  throw Error(ErrorKind::cannot, say("this case holds no suspension \"{}\"", name));
}

domain::Figure ask_by_figure(const law::Rulebook& law, const domain::Suspension& s, const due::Deadline& last) {
  domain::Figure f = due::figure("resume_by", "申请继续履行的最后一日", last);
  f.clause = law.deadline("agreement.suspension.resume", s.from).source.to_chinese();
  return f;
}

// A clock of the state that ran out before anybody asked.
void refuse_lapsed(const AgreementFacts& facts, const law::Rulebook& law, const due::Calendar& calendar, const domain::Suspension& s,
                   base::Date requested) {
  const auto lapsed = lapse_day(facts, s, law, calendar);
  if (!lapsed || requested < *lapsed) return;
  throw Error(ErrorKind::gate, say("nobody asked to resume in time: the agreement ended by itself on {}", lapsed->to_string()),
              {law.deadline("agreement.suspension.resume", s.from).source.to_chinese()});
}

}  // namespace

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

Suspended suspend(const AgreementFacts& facts, const law::Rulebook& law, const due::Calendar& calendar, law::Facts known,
                  const SuspendInput& input) {
  require_agreement(facts, input.from);
  const Stand stand = stand_on(facts, law, calendar, input.from);
  Suspended result;
  const std::string event = input.own_request() ? "suspend-own" : "suspend";
  result.transition = transition_for(stand, law, event, input.scope, input.from);
  const law::Clause clause = ground_for(law, result.transition, input.ground, input.from);
  refuse_scope(clause, input.scope);
  set_life_facts(known, facts, law, input.from);
  refuse_unmet(law, result.transition, clause.id, known, law.as_of());
  pass_gates(law, result.transition, known, law.as_of(), say("the suspension cannot be recorded yet; what is missing:"));
  domain::Suspension& s = result.suspension;
  s.scope = input.scope;
  s.target = input.target;
  s.from = input.from;
  s.own_request = input.own_request();
  s.ground = clause.id;
  s.citation = clause.source.to_chinese();
  set_stretch(s, input);
  refuse_too_long(s, result.transition, law);
  result.warnings = notice_warnings(law, result.transition, calendar, input.from, input.requested.value_or(law.as_of()));
  warn_unchecked(stand, law, event, input.scope, input.from, result.warnings);
  return result;
}

std::vector<std::string> found_liable(const casefile::Case& file, const std::string& decision) {
  std::set<std::string> persons;
  if (decision.empty()) return {};
  for (const auto& e : file.all<domain::PointsEvent>())
    if (e.value.decision == decision && e.value.place.empty()) persons.insert(e.value.person);
  return {persons.begin(), persons.end()};
}

std::vector<std::string> found_liable_for(const casefile::Case& file, const std::string& ground) {
  std::set<std::string> persons;
  for (const auto& d : file.all<domain::Decision>())
    for (const domain::Measure& m : d.value.measures)
      if (m.action == "terminate" && m.chosen && m.clause == ground)
        for (std::string& person : found_liable(file, d.value.name)) persons.insert(std::move(person));
  return {persons.begin(), persons.end()};
}

std::vector<domain::Suspension> liable_persons(const law::Rulebook& law, const domain::Suspension& leader,
                                               const std::vector<std::string>& persons) {
  if (persons.empty()) return {};
  if (leader.scope != "institution" && leader.scope != "department")
    throw Error(ErrorKind::usage, say("persons are stopped with an institution or a department, not with a {}", leader.scope), {"--liable"});
  const law::Clause link = law.clause("points.link", leader.from);
  std::vector<domain::Suspension> list;
  for (const std::string& person : persons) {
    domain::Suspension s;
    s.scope = "person";
    s.target = person;
    s.from = leader.from;
    s.to = leader.to;
    s.ground = link.id;
    s.citation = link.source.to_chinese();
    s.decision = leader.decision;
    s.with = leader.name;
    list.push_back(std::move(s));
  }
  return list;
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
  const domain::Suspension& s = suspension_named(facts, suspension);
  refuse_lapsed(facts, law, calendar, s, requested);
  const auto last = last_suspended_day(facts, s);
  if (last && *last < from) throw Error(ErrorKind::gate, say("{0} ended on {1}", suspension, last->to_string()));
  if (from <= s.from)
    throw Error(ErrorKind::usage, say("{0} begins on {1}; it cannot be resumed before", suspension, s.from.to_string()));
  if (s.scope == "institution")
    transition_for(stand_on(facts, law, calendar, std::max(requested, s.from)), law, "resume", s.scope, law.as_of());
  domain::Resumption resumption{suspension, from, reason, requested, {}};
  if (const auto ask_by = due::resume_by(s, law, calendar)) resumption.rests_on.push_back(ask_by_figure(law, s, *ask_by));
  return resumption;
}

}  // namespace mi::work
