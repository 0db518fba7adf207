// SPDX-License-Identifier: Apache-2.0
#include "law/case_facts.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

#include "casefile/entries.hpp"
#include "casefile/views/applications.hpp"
#include "casefile/views/register.hpp"
#include "domain/agreement.hpp"
#include "domain/assessment.hpp"
#include "domain/tutoring.hpp"

namespace mi::law {
namespace {

using base::Date;
using casefile::Case;
using casefile::Fact;
using domain::Person;

// A fact of the case's own comes before what was stated.
struct Collector {
  CaseFacts known;

  template <class V> void put(const std::string& name, const V& value, const Fact& fact, std::string text) {
    known.facts.set(name, value);
    known.sources[name] = {std::move(text), fact.id, false, {}};
  }
  void put_text(const std::string& name, const std::string& value, const Fact& fact, const std::string& text) {
    if (!value.empty()) put(name, value, fact, text);
  }
  bool has(const std::string& name) const { return known.facts.find(name) != nullptr; }
};

bool holds(const std::vector<std::string>& list, const std::string& word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

std::string since(const char* what, Date from) { return std::string(what) + "（" + from.to_chinese() + "起）"; }

void add_systems(Collector& c, const domain::Institution& i, const Fact& fact, const std::string& text) {
  if (i.systems.empty()) return;
  std::set<std::string> asked{"insurance", "finance", "statistics", "quality"};
  for (const std::string& s : i.systems)
    if (s != "none") asked.insert(s);
  for (const std::string& s : asked) c.put("system." + s, holds(i.systems, s), fact, text);
}

void add_licence(Collector& c, const domain::Institution& i, const Fact& fact, const std::string& text) {
  if (i.licence_kind.empty()) return;
  c.put("licence.practice", i.licence_kind == "practice", fact, text);
  c.put("licence.tcm_filing", i.licence_kind == "tcm-filing", fact, text);
  c.put("licence.army", i.licence_kind == "army", fact, text);
}

void add_institution(Collector& c, const casefile::Register& on) {
  if (!on.institution) return;
  const auto& [fact, i] = *on.institution;
  const std::string text = since("机构登记", i.from);
  c.put_text("institution.code", i.code, fact, text);
  c.put_text("institution.name", i.name, fact, text);
  c.put_text("institution.level", i.level, fact, text);
  c.put_text("institution.mi_level", i.mi_level, fact, text);
  c.put_text("institution.type", i.type, fact, text);
  c.put_text("institution.ownership", i.ownership, fact, text);
  c.put_text("institution.main_business", i.main_business, fact, text);
  if (i.opened) c.put("institution.opened", *i.opened, fact, text);
  add_licence(c, i, fact, text);
  add_systems(c, i, fact, text);
}

bool works_on_insurance(const Person& p) {
  return holds(p.roles, "insurance-staff") || p.insurance == "full-time" || p.insurance == "part-time";
}
bool full_time_on_insurance(const Person& p) {
  return p.insurance == "full-time" || (holds(p.roles, "insurance-staff") && p.full_time && p.insurance.empty());
}

template <class Test> std::int64_t count(const std::vector<casefile::Recorded<Person>>& persons, Test test) {
  return std::count_if(persons.begin(), persons.end(), [&](const auto& r) { return test(r.value); });
}

// Numbers of persons are known once any person is registered; before that nobody knows.
void add_staff(Collector& c, const casefile::Register& on) {
  if (on.persons.empty()) return;
  const Fact& last = on.persons.back().fact;
  const std::string text = "人员登记（" + std::to_string(on.persons.size()) + "人）";
  c.put("staff.doctors_first_registered",
        count(on.persons, [](const Person& p) { return holds(p.roles, "doctor") && p.first_registered_here; }), last, text);
  c.put("staff.insurance", count(on.persons, works_on_insurance), last, text);
  c.put("staff.insurance_full_time", count(on.persons, full_time_on_insurance), last, text);
  for (const auto& r : on.persons)
    if (holds(r.value.roles, "head") && r.value.insurance == "in-charge")
      c.put("staff.head_in_charge", true, r.fact, "人员登记：" + r.value.name);
}

void add_places(Collector& c, const casefile::Register& on) {
  if (on.beds) c.put("institution.beds", on.beds->value.licensed, on.beds->fact, since("床位登记", on.beds->value.from));
  if (on.departments.empty()) return;
  const auto it = std::find_if(on.departments.begin(), on.departments.end(), [](const auto& d) { return d.value.insurance; });
  const bool found = it != on.departments.end();
  const auto& r = found ? *it : on.departments.back();
  c.put("department.insurance", found, r.fact, found ? "科室登记：" + r.value.name : std::string("科室登记"));
}

bool is_suspended(const Case& file, Date day) {
  for (const auto& r : casefile::entries<domain::Suspension>(file)) {
    const domain::Suspension& s = r.value;
    if (s.scope != "institution" || day < s.from || (s.to && *s.to < day)) continue;
    const auto resumed = file.get<domain::Resumption>(s.name);
    if (!resumed || day < resumed->value.from) return true;
  }
  return false;
}

void add_agreement(Collector& c, const Case& file, Date day) {
  const auto agreements = casefile::entries<domain::Agreement>(file);
  if (agreements.empty()) return;
  const auto holds_on = [&](const casefile::Recorded<domain::Agreement>& r) {
    const auto ended = file.get<domain::Termination>(r.value.name);
    return r.value.term.contains(day) && (!ended || day < ended->value.effective);
  };
  const auto it = std::find_if(agreements.begin(), agreements.end(), holds_on);
  const bool live = it != agreements.end() && !is_suspended(file, day);
  c.put("institution.has_agreement", live, (it != agreements.end() ? *it : agreements.back()).fact, "医保协议记录");
}

// A change of major data that was found and whose time for filing is over.
void add_changes(Collector& c, const Case& file, Date day) {
  for (const auto& r : casefile::entries<domain::DataChange>(file)) {
    const domain::DataChange& change = r.value;
    if (change.filed || change.due.value.empty() || day.to_string() <= change.due.value) continue;
    c.put("change.unfiled", true, r.fact, "信息变更记录：" + change.what + "，应于" + change.due.value + "前提出");
  }
}

bool is_open(const casefile::ComplaintRecord& c, const domain::Publicity& p) {
  const bool in_window = p.stopped || c.complaint.value.received <= p.last;
  return in_window && (!c.check || !c.check->value.result_stands);
}

void add_publicity(Collector& c, const casefile::EvaluationRecord& e, Date day) {
  const Fact& fact = e.publicity ? e.publicity->fact : e.evaluation.fact;
  const bool over = e.publicity && !e.publicity->value.stopped && e.publicity->value.last < day;
  c.put("evaluate.publicity_over", over, fact, e.publicity ? "评估公示记录" : "未公示");
  if (!e.publicity) return;
  const bool open = std::any_of(e.complaints.begin(), e.complaints.end(),
                                [&](const auto& one) { return is_open(one, e.publicity->value); });
  c.put("evaluate.complaints_open", open, fact, "公示期举报及核查记录");
}

// A second failure bars from its delivery on; not delivered, the clock has not begun and nothing is known of its end.
void add_failed_again(Collector& c, const casefile::EvaluationRecord& e) {
  if (e.evaluation.value.round < 2 || e.evaluation.value.passed || !e.delivery) return;
  c.put("history.evaluated_again_failed", e.delivery->value.date, e.delivery->fact, "评估结果告知书送达记录");
}

void add_evaluations(Collector& c, const Case& file, Date day) {
  const casefile::EvaluationRecord* last = nullptr;
  const auto applications = casefile::applications(file);
  for (const auto& a : applications)
    for (const auto& e : a.evaluations) {
      add_failed_again(c, e);
      last = &e;
    }
  if (last == nullptr) return;
  c.put("evaluate.passed", last->evaluation.value.passed, last->evaluation.fact,
        "评估结果：" + last->evaluation.value.result);
  add_publicity(c, *last, day);
}

// The first day without agreement of the latest termination that the agency imposed.
std::optional<Date> imposed_termination(const Case& file, Date day) {
  std::optional<Date> latest;
  for (const auto& r : casefile::entries<domain::Termination>(file))
    if (!r.value.own_request && r.value.effective <= day && (!latest || *latest < r.value.effective))
      latest = r.value.effective;
  return latest;
}

// The last yearly assessment by that day (SG-16): what an agreement is renewed, or ended, on.
void add_assessment(Collector& c, const Case& file, Date day) {
  std::optional<casefile::Recorded<domain::Assessment>> last;
  for (auto& r : casefile::entries<domain::Assessment>(file))
    if (r.value.date <= day && (!last || last->value.year < r.value.year)) last = std::move(r);
  if (!last) return;
  const std::string text = last->value.year + "年度考核";
  c.put("assessment.score", base::Rational::parse(last->value.figures.back().value), last->fact, text);
  if (!last->value.reached.empty()) c.put("assessment.reached", last->value.reached == "yes", last->fact, text);
}

bool is_better(const domain::Statement& a, const domain::Statement& b, Date day) {
  const bool a_before = a.on <= day, b_before = b.on <= day;
  if (a_before != b_before) return a_before;
  return a_before ? a.on >= b.on : a.on < b.on;
}

void add_statements(Collector& c, const Case& file, Date day) {
  const auto terminated = imposed_termination(file, day);
  std::map<std::string, casefile::Recorded<domain::Statement>> best;
  for (auto& r : casefile::entries<domain::Statement>(file)) {
    // What was said of terminations before this case had one says nothing about that one.
    if (terminated && r.value.on < *terminated && r.value.fact.starts_with("history.terminated_")) continue;
    auto [place, is_new] = best.try_emplace(r.value.fact, r);
    if (!is_new && is_better(r.value, place->second.value, day)) place->second = std::move(r);
  }
  for (const auto& [name, r] : best) {
    if (c.has(name)) continue;
    set_stated(c.known.facts, name, r.value.value);
    FactSource source{r.fact.person + " " + r.value.on.to_chinese() + "核实：" + r.value.evidence, r.fact.id, true, {}};
    for (const auto& f : r.value.files) source.files.push_back(f.hash);
    c.known.sources[name] = std::move(source);
  }
}

bool is_number(const std::string& text) {
  return !text.empty() && text.size() < 16 && text.find_first_not_of("0123456789.") == std::string::npos &&
         text.front() != '.' && text.back() != '.' && std::count(text.begin(), text.end(), '.') <= 1;
}

// Last day of a suspension: its own, or the one before it was resumed; nothing while it is open.
std::optional<Date> last_day(const Case& file, const domain::Suspension& s) {
  std::optional<Date> last = s.to;
  if (const auto resumed = file.get<domain::Resumption>(s.name))
    last = last ? std::min(*last, resumed->value.from.plus_days(-1)) : resumed->value.from.plus_days(-1);
  return last;
}

// KM-15: in the period of a measure, to the last day of the longest. That an item is stopped for its conditions is none, nor what
// was asked for. Of other authorities' the case knows nothing: without one here, an officer says.
void add_measures(Collector& c, const Case& file, Date day) {
  std::optional<casefile::Recorded<domain::Suspension>> longest;
  std::optional<Date> end;
  for (auto& r : casefile::entries<domain::Suspension>(file)) {
    const auto last = last_day(file, r.value);
    if (r.value.own_request || r.value.scope == "item" || day < r.value.from || (last && *last < day)) continue;
    if (longest && (!end || (last && *last <= *end))) continue;
    end = last;
    longest = std::move(r);
  }
  if (!longest) return;
  c.put("penalty.in_period", true, longest->fact, "处理期限内（" + longest->value.name + "，" + (end ? "至" + end->to_chinese() : std::string("尚未恢复")) + "）");
}

}  // namespace

void set_stated(Facts& facts, const std::string& name, const std::string& value) {
  if (value == "none") facts.set_none(name);
  else if (value == "true" || value == "false") facts.set(name, value == "true");
  else if (const auto day = Date::try_parse(value)) facts.set(name, *day);
  else if (is_number(value) && value.find('.') == std::string::npos) facts.set(name, std::int64_t{std::stoll(value)});
  else if (is_number(value)) facts.set(name, base::Rational::parse(value));
  else facts.set(name, value);
}

CaseFacts facts_of_institution(const Case& file, Date day) {
  Collector c;
  const casefile::Register on = casefile::register_on(file, day);
  add_institution(c, on);
  add_staff(c, on);
  add_places(c, on);
  add_changes(c, file, day);
  add_agreement(c, file, day);
  add_evaluations(c, file, day);
  add_assessment(c, file, day);
  add_measures(c, file, day);
  add_statements(c, file, day);
  return std::move(c.known);
}

}  // namespace mi::law
