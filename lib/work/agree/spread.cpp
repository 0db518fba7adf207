// SPDX-License-Identifier: Apache-2.0
#include "work/agree/spread.hpp"

#include <algorithm>

#include "due/restored.hpp"

namespace mi::work {
namespace {

using base::Date;
using Words = std::vector<std::string>;

constexpr std::string_view reached_group = "agreement.spread";  // by what a stop elsewhere reaches here

// A stop as it is on record where it was decided.
struct Stop {
  std::string fact, event, citation;
  std::string person;  // code; "" for the institution
  Date from;
  std::optional<Date> to;
  std::string by = {};  // clause of an agreement that stops a person there; "" by the person's own standing, the points
};

// Whether the packs of the deciding side let the step reach other areas.
bool is_told_on(const law::Machine& machine, const std::string& event, bool own) {
  auto t = own ? machine.any_step(event + "-own") : std::nullopt;
  if (!t) t = machine.any_step(event);
  return t && law::holds(t->effects, "other-areas");
}

bool is_over(const std::optional<Date>& last, Date day) { return last && *last < day; }

void add_institution_stops(const Side& side, Date day, std::vector<Stop>& list) {
  const law::Machine machine = law::machine(side.law, agreement_machine, side.law.as_of());
  for (const auto& s : side.facts.suspensions) {
    const auto last = last_suspended_day(side.facts, s);
    if (s.scope != "institution" || is_over(last, day) || !is_told_on(machine, "suspend", s.own_request)) continue;
    list.push_back({s.name, "suspend", s.citation, "", s.from, last});
  }
  for (const auto& t : side.facts.terminations)
    if (is_told_on(machine, "terminate", t.own_request)) list.push_back({t.agreement, "terminate", t.citation, "", t.effective, {}});
}

// Under a clause of the agreement alone: by a suspension of the person, or by what the clause on doctors came to.
void add_clause_stops(const Side& side, Date day, std::vector<Stop>& list) {
  for (const auto& s : side.facts.suspensions) {
    const auto last = last_suspended_day(side.facts, s);
    if (s.scope == "person" && !s.with && !is_over(last, day)) list.push_back({s.name, "suspend", s.citation, s.target, s.from, last, s.ground});
  }
  for (const auto& e : side.facts.doctors) {
    if (e.action == "suspend" && !is_over(e.until, day)) list.push_back({e.name, "suspend", e.citation, e.person, e.date.plus_days(1), e.until, e.clause});
    if (e.action == "cancel") list.push_back({e.name, "terminate", e.citation, e.person, e.date.plus_days(1), {}, e.clause});
  }
}

// By the sum of points, or stopped as liable with what the person is liable for.
void add_person_stops(const Side& side, Date day, std::vector<Stop>& list) {
  for (const auto& e : side.facts.points) {
    const auto last = due::last_suspended_day(e, side.facts.restored, side.law);
    if (e.until && !is_over(last, day)) list.push_back({e.name, "suspend", e.citation, e.person, e.date.plus_days(1), last});
    if (e.ended && !is_over(due::last_ended_day(e, side.facts.restored), day))
      list.push_back({e.name, "terminate", e.citation, e.person, e.ended->plus_days(1), {}});
  }
  for (const auto& s : side.facts.suspensions) {
    const auto last = last_suspended_day(side.facts, s);
    if (s.scope == "person" && s.with && !is_over(last, day)) list.push_back({s.name, "suspend", s.citation, s.target, s.from, last});
  }
}

bool is_equal(const std::string& a, const std::string& b) { return !a.empty() && a == b; }

// The code there of everyone with the identity number of the person with that code here.
Words same_person(const Side& from, const Side& to, const std::string& code) {
  Words codes;
  for (const auto& p : from.persons)
    for (const auto& q : to.persons)
      if (p.id == code && is_equal(p.certificate, q.certificate) && !law::holds(codes, q.id)) codes.push_back(q.id);
  return codes;
}

law::Facts as_told(const Side& from, const Side& to) {
  law::Facts known = to.known.facts;
  known.set("elsewhere.stopped", true);
  if (const auto* level = from.known.facts.find("agency.level")) known.set("elsewhere.agency_level", level->value.written);
  return known;
}

// The receiving packs' condition, then that of the deciding ones: both must let it pass.
void set_reach(const Side& from, const Side& to, Spread& s) {
  const law::Facts told = as_told(from, to);
  law::Answer answer = law::Answer::no;
  for (const law::Condition& c : to.law.conditions(reached_group, to.law.as_of())) {
    const law::Answer one = to.law.evaluate(c, told, to.law.as_of()).answer;
    if (answer == law::Answer::yes || (answer == law::Answer::not_checkable && one == law::Answer::no)) continue;
    answer = one;
    s.clause = (c.then.empty() ? c.source : to.law.clause(c.then, to.law.as_of()).source).to_chinese();
  }
  const law::Answer let_out = reaches_other_areas(from.law, from.known.facts, s.from);
  if (answer == law::Answer::yes || let_out == law::Answer::no) answer = let_out;
  s.reaches = law::to_text(answer);
}

void set_bars(const Side& to, Spread& s) {
  if (s.event != "terminate") return;
  const auto t = law::machine(to.law, agreement_machine, s.from).any_step("terminate");
  if (!t) return;
  for (const Barred& b : bars_of(to.law, *t, s.from)) s.bars.push_back(b.first_free.to_string() + " " + b.clause);
}

Spread of(const Stop& stop, const Side& to) {
  Spread s;
  s.fact = stop.fact;
  s.what = "institution";
  s.event = stop.event;
  s.other = to.path;
  s.agency = to.agency;
  s.from = stop.from;
  s.to = stop.to;
  s.citation = stop.citation;
  const Stand stand = stand_on(to.facts, to.law, to.calendar, stop.from);
  s.agreement = stand.agreement;
  s.state = stand.state;
  return s;
}

// A person works in several places under one standing: the points say so. What one agreement's clause stops is another agreement's
// matter only where the transition of the deciding packs says so; else an officer there must say.
void set_person_reach(const Stop& stop, const Side& from, Spread& s) {
  s.reaches = law::to_text(law::Answer::not_checkable);
  if (stop.by.empty()) {
    for (const law::Clause& c : from.law.clauses("points.scope", stop.from))
      if (c.id == "points.effect") s.clause = c.source.to_chinese(), s.reaches = law::to_text(law::Answer::yes);
    return;
  }
  const law::Machine machine = law::machine(from.law, agreement_machine, from.law.as_of());
  for (const law::Transition& t : machine.transitions)
    if (t.event == stop.event && law::is_for(t, "person") && law::holds(t.effects, "other-areas"))
      s.clause = t.source.to_chinese(), s.reaches = law::to_text(law::Answer::yes);
}

void add_persons(const Stop& stop, const Side& from, const Side& to, std::vector<Spread>& list) {
  for (const std::string& code : same_person(from, to, stop.person)) {
    Spread s = of(stop, to);
    s.what = code;
    set_person_reach(stop, from, s);
    for (const auto& e : from.facts.points)
      if (e.name == stop.fact && e.barred && stop.event == "terminate") s.bars = {e.barred->plus_days(1).to_string() + " " + e.citation};
    list.push_back(std::move(s));
  }
}

domain::Statement statement(const char* fact, std::string value, Date on, const std::string& evidence) {
  return {fact, std::move(value), on, evidence, {}};
}

}  // namespace

bool is_same_institution(const Side& a, const Side& b) {
  for (const auto& x : a.institutions)
    for (const auto& y : b.institutions)
      if (is_equal(x.code, y.code) || is_equal(x.uscc, y.uscc) || is_equal(x.licence, y.licence)) return true;
  return false;
}

std::vector<Spread> spread(const Side& from, const Side& to, Date day) {
  std::vector<Stop> stops;
  if (is_same_institution(from, to)) add_institution_stops(from, day, stops);
  std::vector<Spread> list;
  for (const Stop& stop : stops) {
    list.push_back(of(stop, to));
    set_reach(from, to, list.back());
    set_bars(to, list.back());
  }
  stops.clear();
  add_person_stops(from, day, stops);
  add_clause_stops(from, day, stops);
  for (const Stop& stop : stops) add_persons(stop, from, to, list);
  return list;
}

std::vector<domain::Statement> statements(const Side& from, const std::vector<Spread>& reached) {
  std::vector<domain::Statement> list;
  std::optional<Date> ended;
  for (const Spread& s : reached)
    if (s.what == "institution" && s.event == "terminate" && (!ended || s.from < *ended)) ended = s.from;
  const auto* level = from.known.facts.find("agency.level");
  for (const Spread& s : reached) {
    if (s.what != "institution") continue;
    const std::string evidence = from.agency + "：" + s.fact + "，" + s.citation + "（案卷" + from.path + "，记录凭证" + from.head + "）";
    list.push_back(statement("elsewhere.stopped", "true", s.from, evidence));
    if (level) list.push_back(statement("elsewhere.agency_level", level->value.written, s.from, evidence));
    if (s.to && (!ended || *s.to < *ended)) list.push_back(statement("elsewhere.stopped", "false", s.to->plus_days(1), evidence));
  }
  return list;
}

}  // namespace mi::work
