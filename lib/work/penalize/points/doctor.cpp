// SPDX-License-Identifier: Apache-2.0
#include "work/penalize/points/doctor.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "base/error.hpp"
#include "base/message.hpp"
#include "base/text.hpp"
#include "due/count.hpp"
#include "law/calculate/damages.hpp"

namespace mi::work {
namespace {

using base::Date;
using base::Error;
using base::ErrorKind;
using base::mark;
using base::say;
using domain::DoctorEvent;
using domain::Figure;

constexpr const char* group = "points.doctor";

law::Clause clause_of(const law::Rulebook& law, const DoctorEvent& e) {
  std::vector<std::string> ids;
  for (law::Clause& c : law.clauses(group, e.act)) {
    if (c.id == e.clause && !c.measures.empty()) return std::move(c);
    if (!c.measures.empty()) ids.push_back(c.id);
  }
  throw Error(ErrorKind::usage, say("{0} is no clause on doctors on {1}", e.clause, e.act.to_string()), {"--clause"},
              ids.empty() ? std::string{} : say("the clauses are: {}", base::join(ids, ", ")));
}

// The term of the agreement in which a day lies; without one, the whole of time.
base::DateRange term_on(const DoctorFacts& facts, Date day) {
  for (const domain::Agreement& a : facts.agreements)
    if (a.term.contains(day)) return a.term;
  return {Date::of(1990, 1, 1), Date::of(9999, 12, 31)};
}

std::int64_t times(const DoctorFacts& facts, const law::Clause& clause, const DoctorEvent& now) {
  const base::DateRange term = term_on(facts, now.date);
  std::int64_t n = 1;
  for (const DoctorEvent& e : facts.events)
    if (e.person == now.person && e.tier == clause.tier && term.contains(e.date)) ++n;
  return n;
}

// The measure that fits: again before first, a grave case as if it were again.
const law::Measure& measure_of(const law::Rulebook& law, const law::Clause& clause, std::int64_t n, const DoctorEvent& e) {
  const std::int64_t limit = law.has("points.doctor.again", e.act) ? law.value("points.doctor.again", e.act).count() : 2;
  const std::string wanted = e.serious ? "serious" : n >= limit ? "again" : "first";
  for (const law::Measure& m : clause.measures)
    if (m.when == wanted) return m;
  for (const law::Measure& m : clause.measures)
    if (m.when.empty()) return m;
  throw Error(ErrorKind::usage, say("{0} has no measure for this case", clause.id));
}

void set_term(const law::Clause& clause, const law::Measure& m, DoctorInput& in) {
  if (!m.term) return;
  const std::string place = clause.source.to_chinese();
  const bool open = m.term_max && *m.term_max != *m.term;
  if (open && in.pick.empty())
    throw Error(ErrorKind::choice, say("{0} lies in a range ({1}); an officer picks", clause.id,
                                       m.term->to_chinese() + "–" + m.term_max->to_chinese()), {place}, say("--pick TERM --reason TEXT"));
  const law::Term term = open ? law::Term::parse(in.pick) : *m.term;
  Figure f = law::range_pick("term", m.act == "suspend" ? "暂停期限" : "期间", place, *m.term, m.term_max.value_or(*m.term), term, in.event.reason);
  f.value = term.to_string();
  f.unit.clear();
  in.event.term = std::move(f);
  in.event.until = m.act == "suspend" ? due::term(in.event.date.plus_days(1), term).last : due::bar(in.event.date, term).last_barred;
}

// Cancellation carries its bar in a measure of its own.
void add_bar(const law::Clause& clause, DoctorInput& in) {
  for (const law::Measure& m : clause.measures)
    if (m.act == "bar") set_term(clause, m, in);
}

void check_proposal(const law::Rulebook& law, const DoctorInput& in) {
  law::Facts facts;
  for (const std::string& s : in.states) facts.set(s.substr(0, s.find('=')), s.ends_with("=yes"));
  std::vector<std::string> missing;
  for (const law::Condition& c : law.conditions("points.doctor.prescribing", in.event.act))
    if (law.evaluate(c, facts, in.event.date).answer != law::Answer::yes)
      missing.push_back(c.label + "（" + c.source.to_chinese() + "；" + c.evidence + "）");
  if (!missing.empty()) throw Error(ErrorKind::gate, say("the proposal must wait; what is missing:")).with_items(missing);
}

}  // namespace

DoctorFacts read_doctor_facts(const casefile::Case& source) {
  DoctorFacts facts;
  for (auto& r : source.all<DoctorEvent>()) facts.events.push_back(std::move(r.value));
  for (auto& r : source.all<domain::Agreement>()) facts.agreements.push_back(std::move(r.value));
  return facts;
}

DoctorEvent handle_doctor(const DoctorFacts& facts, const law::Rulebook& law, DoctorInput in) {
  const law::Clause clause = clause_of(law, in.event);
  in.event.tier = clause.tier;
  in.event.citation = clause.source.to_chinese();
  const law::Measure& m = measure_of(law, clause, times(facts, clause, in.event), in.event);
  in.event.action = m.act;
  if (m.act == "propose") check_proposal(law, in);
  set_term(clause, m, in);
  if (m.act == "cancel") add_bar(clause, in);
  return in.event;
}

std::vector<DepartmentStanding> department_standings(const DoctorFacts& facts, const law::Rulebook& law, Date day) {
  std::map<std::string, std::set<std::string>> persons;
  const base::DateRange term = term_on(facts, day);
  for (const DoctorEvent& e : facts.events)
    if ((e.action == "suspend" || e.action == "cancel") && !e.department.empty() && term.contains(e.date) && e.date <= day)
      persons[e.department].insert(e.person);
  const law::Value limit = law.value("points.department.persons", day);
  std::vector<DepartmentStanding> result;
  for (const auto& [department, names] : persons) {
    DepartmentStanding s{department, domain::count(department + ".persons", "被暂停或终止资格的人员", static_cast<std::int64_t>(names.size()), "名"),
                         static_cast<std::int64_t>(names.size()) >= limit.count(), limit.source.to_chinese()};
    s.persons.clause = s.citation;
    s.persons.note = base::join({names.begin(), names.end()}, "、");
    result.push_back(std::move(s));
  }
  return result;
}

bool is_recorded(const DoctorFacts& facts, const DoctorEvent& event) {
  return std::any_of(facts.events.begin(), facts.events.end(), [&](const DoctorEvent& e) {
    return e.person == event.person && e.clause == event.clause && e.act == event.act && e.date == event.date && e.finding == event.finding;
  });
}

void store(casefile::Change& change, DoctorEvent& event) {
  event.name = change.next_name("doctor-");
  change.record(event.person, event, event.name, event.date);
}

domain::Table doctor_rows(const std::vector<DoctorEvent>& events) {
  domain::Table t{"mi.penalize.doctor/1",
                  {{"name", mark("name")},
                   {"person", mark("person")},
                   {"department", mark("department")},
                   {"clause", mark("clause")},
                   {"citation", mark("citation")},
                   {"date", mark("date"), domain::ColumnKind::date},
                   {"measure", mark("measure")},
                   {"term", mark("term")},
                   {"until", mark("until"), domain::ColumnKind::date},
                   {"reason", mark("reason")}},
                  {}};
  for (const DoctorEvent& e : events)
    t.rows.push_back({e.name, e.person, e.department, e.clause, e.citation, e.date.to_string(), e.action,
                      e.term ? json::Value(e.term->value) : json::Value(), e.until ? json::Value(e.until->to_string()) : json::Value(),
                      e.reason});
  return t;
}

domain::Table department_rows(const std::vector<DepartmentStanding>& standings) {
  domain::Table t{"mi.penalize.department/1",
                  {{"department", mark("department")},
                   {"persons", mark("persons stopped"), domain::ColumnKind::integer},
                   {"who", mark("who")},
                   {"may_be_suspended", mark("may be suspended")},
                   {"citation", mark("citation")}},
                  {}};
  for (const DepartmentStanding& s : standings)
    t.rows.push_back({s.department, base::parse_scaled(s.persons.value, 0, "persons"), s.persons.note, s.may_be_suspended ? "yes" : "no", s.citation});
  return t;
}

}  // namespace mi::work
