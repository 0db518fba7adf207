// SPDX-License-Identifier: Apache-2.0
#include "work/inspect/round.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "base/message.hpp"
#include "base/text.hpp"
#include "work/inspect/leave.hpp"

namespace mi::work {
namespace {

using base::mark;
using domain::BedCheck;
using domain::ColumnKind;
using domain::LeaveSlip;
using domain::Round;

std::vector<LeaveSlip> slips_of(const std::vector<LeaveSlip>& all, const std::string& visit) {
  std::vector<LeaveSlip> own;
  for (const LeaveSlip& s : all)
    if (s.visit == visit) own.push_back(s);
  return own;
}

std::vector<BedCheck> department_of(const Round& round, const std::string& department) {
  std::vector<BedCheck> own;
  for (const BedCheck& c : round.checks)
    if (c.department == department) own.push_back(c);
  return own;
}

// The leave that covers the round, if there is one: begun, and not over when the round began.
const LeaveSlip* covering(const std::vector<LeaveSlip>& slips, const Round& round) {
  for (const LeaveSlip& s : slips)
    if (s.from <= round.ends && (!s.to || *s.to >= round.begins)) return &s;
  return nullptr;
}

bool in_due_form(const LeaveSlip& slip, const LeaveLimits* limits) {
  return slip.produced && slip.handed_over && (limits == nullptr || signed_by_all(slip, limits->signers));
}

// Times of absence of the stay that lie apart from each other, this round's among them.
std::int64_t absent_checks(const Round& round, const std::vector<Round>& earlier, const std::string& visit,
                           std::int64_t apart_hours) {
  std::vector<base::Time> times;
  const auto add = [&](const Round& r) {
    for (const BedCheck& c : r.checks)
      if (c.visit == visit && !c.present) times.push_back(r.begins);
  };
  for (const Round& r : earlier) add(r);
  add(round);
  std::sort(times.begin(), times.end());
  std::int64_t count = 0, last = 0;
  for (const base::Time t : times)
    if (count == 0 || t.seconds() - last >= apart_hours * 3600) {
      ++count;
      last = t.seconds();
    }
  return count;
}

std::int64_t hours_apart(const law::Rulebook& law) {
  const auto choice = law.find_switch("inspect.bed.checks_apart");
  return choice ? std::stoll(choice->value) : 0;
}

struct Ward {
  const Round& round;
  const std::vector<Round>& earlier;
  const law::Rulebook& law;
  std::optional<LeaveLimits> limits;
  std::set<std::string> above;  // visits on leave beyond the share of their department
};

void set_leave(law::Facts& facts, const Ward& ward, const BedCheck& check) {
  const auto slips = slips_of(ward.round.slips, check.visit);
  const LeaveSlip* now = covering(slips, ward.round);
  const LeaveLimits* limits = ward.limits ? &*ward.limits : nullptr;
  facts.set("bed.leave", now != nullptr && in_due_form(*now, limits));
  facts.set("leave.above_share", ward.above.count(check.visit) > 0);
  if (limits == nullptr) return;
  const base::Time at = ward.round.begins;
  const auto any = [&](auto test) { return std::any_of(slips.begin(), slips.end(), test); };
  facts.set("leave.too_long", any([&](const LeaveSlip& s) { return leave_seconds(s, at) > limits->single_seconds; }));
  facts.set("leave.week_too_long", most_in_a_week(slips, at, limits->calendar_week) > limits->week_seconds);
  facts.set("leave.late_back", any([&](const LeaveSlip& s) { return back_too_late(s, limits->back_by, at); }));
}

law::Facts facts_of(const Ward& ward, const BedCheck& check) {
  law::Facts facts;
  facts.set("bed.present", check.present).set("bed.in_record", check.in_record).set("bed.signed", check.signed_by_patient);
  facts.set("bed.absent_checks", absent_checks(ward.round, ward.earlier, check.visit, hours_apart(ward.law)));
  facts.set("bed.signs", check.signs);
  set_leave(facts, ward, check);
  return facts;
}

std::string reasoning(const law::Trace& trace) {
  if (trace.inputs.empty()) return trace.text;
  std::vector<std::string> parts;
  for (const law::Trace& t : trace.inputs)
    if (t.answer == law::Answer::yes) parts.push_back(reasoning(t));
  return base::join(parts, "；");
}

Ward ward_of(const Round& round, const std::vector<Round>& earlier, const law::Rulebook& law) {
  Ward ward{round, earlier, law, leave_limits(law, round.begins.date()), {}};
  if (!ward.limits) return ward;
  std::set<std::string> departments;
  for (const BedCheck& c : round.checks)
    if (departments.insert(c.department).second)
      ward.above.merge(above_share(department_of(round, c.department), round.slips, round.begins.date(), ward.limits->share));
  return ward;
}

std::vector<law::Condition> conditions(const law::Rulebook& law, base::Date day) {
  std::vector<law::Condition> all = law.conditions("inspect.round", day);
  for (law::Condition& c : law.conditions("inspect.bed.hung", day)) all.push_back(std::move(c));
  return all;
}

}  // namespace

std::vector<RoundHit> judge(const Round& round, const std::vector<Round>& earlier, const law::Rulebook& law) {
  const base::Date day = round.begins.date();
  const Ward ward = ward_of(round, earlier, law);
  const auto rules = conditions(law, day);
  std::vector<RoundHit> hits;
  for (const BedCheck& check : round.checks) {
    const law::Facts facts = facts_of(ward, check);
    for (const law::Condition& rule : rules) {
      const law::Outcome outcome = law.evaluate(rule, facts, day);
      if (outcome.answer != law::Answer::yes) continue;
      const law::Clause clause = law.clause(rule.then, day);
      hits.push_back({check, clause.id, clause.label, clause.source.to_chinese(), reasoning(outcome.trace), rule.evidence});
    }
  }
  return hits;
}

domain::Table rows(const std::vector<RoundHit>& hits) {
  domain::Table t{"mi.inspect.round/1",
                  {{"department", mark("department")},
                   {"bed", mark("bed")},
                   {"visit", mark("visit")},
                   {"person", mark("person")},
                   {"clause", mark("clause")},
                   {"label", mark("label")},
                   {"why", mark("why")},
                   {"evidence", mark("evidence needed")},
                   {"citation", mark("citation")}},
                  {}};
  for (const RoundHit& h : hits)
    t.rows.push_back({h.check.department, h.check.bed, h.check.visit, h.check.person, h.clause, h.label, h.why,
                      h.evidence, h.citation});
  return t;
}

domain::Table census_rows(const Round& round, const law::Rulebook& law) {
  domain::Table t{"mi.inspect.census/1",
                  {{"department", mark("department")},
                   {"inpatients", mark("inpatients"), ColumnKind::integer},
                   {"absent", mark("absent"), ColumnKind::integer},
                   {"allowed", mark("leave allowed"), ColumnKind::integer},
                   {"above", mark("above"), ColumnKind::integer}},
                  {}};
  const auto limits = leave_limits(law, round.begins.date());
  std::set<std::string> seen;
  for (const BedCheck& c : round.checks) {
    if (!seen.insert(c.department).second) continue;
    const auto own = department_of(round, c.department);
    const auto absent = std::count_if(own.begin(), own.end(), [](const BedCheck& b) { return !b.present; });
    const auto size = static_cast<std::int64_t>(own.size());
    json::Value allowed, above;
    if (limits) {
      allowed = allowed_on_leave(size, limits->share);
      above = static_cast<std::int64_t>(above_share(own, round.slips, round.begins.date(), limits->share).size());
    }
    t.rows.push_back({c.department, size, static_cast<std::int64_t>(absent), allowed, above});
  }
  return t;
}

std::vector<domain::Finding> findings_of(const Round& round, const std::vector<RoundHit>& hits) {
  std::vector<domain::Finding> result;
  std::map<std::string, std::size_t> place;
  for (const RoundHit& h : hits) {
    const auto [found, fresh] = place.emplace(h.clause, result.size());
    if (fresh) {
      domain::Finding f;
      f.source = "on-site";
      f.rule = h.clause;
      f.title = h.label;
      f.judgement = "可疑";
      f.conduct = {round.begins.date(), round.begins.date()};
      f.evidence = round.files;
      f.suggested_clauses = {h.clause};
      result.push_back(std::move(f));
    }
    domain::Finding& f = result[found->second];
    domain::FindingItem item;
    item.id = std::to_string(f.items.size() + 1);
    item.visit = h.check.visit;
    item.day = round.begins.date();
    item.label = h.check.department + " " + h.check.bed + (h.check.person.empty() ? "" : " " + h.check.person);
    item.note = h.why;
    f.items.push_back(std::move(item));
    f.events = static_cast<std::int64_t>(f.items.size());
    if (f.department.empty() && f.items.size() == 1) f.department = h.check.department;
    else if (f.department != h.check.department) f.department.clear();
  }
  return result;
}

}  // namespace mi::work
