// SPDX-License-Identifier: Apache-2.0
#include "work/apply/screen.hpp"

#include <algorithm>
#include <utility>

#include "base/error.hpp"
#include "base/message.hpp"
#include "base/text.hpp"

namespace mi::work {
namespace {

using base::Error;
using base::ErrorKind;
using base::mark;
using base::say;
using domain::ColumnKind;
using domain::Figure;
using domain::Screened;
using law::Answer;
using Words = std::vector<std::string>;

std::string reasoning(const law::Trace& trace) {
  if (trace.inputs.empty()) return trace.text;
  Words parts;
  for (const law::Trace& t : trace.inputs) parts.push_back(reasoning(t));
  return trace.text + "（" + base::join(parts, "；") + "）";
}

// What is asked for, and what the facts rest on.
std::string evidence(const law::Condition& condition, const law::CaseFacts& known) {
  Words found;
  for (const std::string& name : law::facts_of(condition.test)) {
    const auto it = known.sources.find(name);
    if (it == known.sources.end()) continue;
    if (std::find(found.begin(), found.end(), it->second.text) == found.end()) found.push_back(it->second.text);
  }
  return base::join(found, "；");
}

Figure figure_of(const law::Trace& trace, const law::CaseFacts& known) {
  Figure f;
  f.id = trace.fact;
  f.label = trace.fact.empty() ? trace.text : trace.fact;
  f.value = trace.fact.empty() ? law::to_text(trace.answer) : trace.found.empty() ? "未记录" : trace.found;
  f.formula = trace.fact.empty() ? "" : trace.text;
  const auto source = known.sources.find(trace.fact);
  if (source != known.sources.end()) f.note = source->second.text;
  for (const law::Trace& t : trace.inputs) f.inputs.push_back(figure_of(t, known));
  return f;
}

Figure figure_of(const law::Condition& condition, const law::Outcome& outcome, const law::CaseFacts& known) {
  Figure f = figure_of(outcome.trace, known);
  Figure top;
  top.id = condition.id;
  top.label = condition.label;
  top.value = law::to_text(outcome.answer);
  top.clause = condition.source.to_chinese();
  top.formula = outcome.trace.text;
  top.note = condition.evidence.empty() ? "" : "证明材料：" + condition.evidence;
  if (f.id.empty()) top.inputs = std::move(f.inputs);
  else top.inputs = {std::move(f)};
  return top;
}

struct Answered {
  Screened screened;
  Figure reason;
  law::Outcome outcome;
};

Answered answer(const law::Condition& c, const law::CaseFacts& known, const law::Rulebook& law, base::Date as_of) {
  law::Outcome outcome = law.evaluate(c, known.facts, as_of);
  Screened s{c.group,           c.id, c.label, law::to_text(outcome.answer), c.source.to_chinese(),
             reasoning(outcome.trace), evidence(c, known), {}};
  if (outcome.answer == Answer::no) s.first_possible = outcome.first_possible;
  Figure reason = figure_of(c, outcome, known);
  return {std::move(s), std::move(reason), std::move(outcome)};
}

void add_new(Words& list, const Words& more) {
  for (const std::string& word : more)
    if (std::find(list.begin(), list.end(), word) == list.end()) list.push_back(word);
}

bool one_is_enough(const std::string& group) { return group == "apply.licence" || group == "apply.type"; }

// What a group comes to, and when time alone makes it a yes.
struct Verdict {
  Answer answer = Answer::yes;
  std::optional<base::Date> first_possible;
  Words unknown;
};

Verdict all_of(const std::vector<Answered>& group) {
  Verdict v;
  bool by_time = true;
  for (const Answered& a : group) {
    if (a.outcome.answer == Answer::not_checkable) add_new(v.unknown, a.outcome.missing);
    if (a.outcome.answer != Answer::no) continue;
    v.answer = Answer::no;
    by_time = by_time && a.outcome.first_possible;
    if (by_time) v.first_possible = std::max(v.first_possible.value_or(*a.outcome.first_possible), *a.outcome.first_possible);
  }
  if (!by_time) v.first_possible.reset();
  if (v.answer == Answer::yes && !v.unknown.empty()) v.answer = Answer::not_checkable;
  return v;
}

Verdict one_of(const std::vector<Answered>& group) {
  Verdict v;
  v.answer = Answer::no;
  for (const Answered& a : group) {
    if (a.outcome.answer == Answer::yes) return {};
    if (a.outcome.answer == Answer::not_checkable) add_new(v.unknown, a.outcome.missing);
  }
  if (!v.unknown.empty()) v.answer = Answer::not_checkable;
  return v;
}

// A no decides; else what is not checkable.
void combine(Screening& all, const Verdict& group, bool& by_time) {
  add_new(all.unknown, group.unknown);
  if (group.answer == Answer::not_checkable && all.eligible == Answer::yes) all.eligible = Answer::not_checkable;
  if (group.answer != Answer::no) return;
  all.eligible = Answer::no;
  by_time = by_time && group.first_possible;
  if (by_time) all.first_possible = std::max(all.first_possible.value_or(*group.first_possible), *group.first_possible);
}

std::string joined(const Words& words) { return base::join(words, ", "); }

domain::Table answer_table(const char* format) {
  return {format,
          {{"condition", mark("condition")},
           {"answer", mark("answer")},
           {"first_possible", mark("first possible"), ColumnKind::date},
           {"label", mark("what is asked")},
           {"clause", mark("clause")},
           {"reasoning", mark("reasoning")},
           {"evidence", mark("evidence")}},
          {}};
}

domain::Row row_of(const Screened& s) {
  return {s.condition, s.answer, s.first_possible ? json::Value(s.first_possible->to_string()) : json::Value(), s.label,
          s.clause, s.reasoning, s.evidence};
}

}  // namespace

std::vector<Screened> Screening::grounds() const {
  std::vector<Screened> list;
  const bool licensed = std::any_of(answers.begin(), answers.end(),
                                    [](const Screened& s) { return s.group == "apply.licence" && s.answer == "yes"; });
  const bool of_type = std::any_of(answers.begin(), answers.end(),
                                   [](const Screened& s) { return s.group == "apply.type" && s.answer == "yes"; });
  for (const Screened& s : answers) {
    const bool settled = (s.group == "apply.licence" && licensed) || (s.group == "apply.type" && of_type);
    if (s.answer == "no" && !settled) list.push_back(s);
  }
  return list;
}

Screening screen(const law::CaseFacts& known, const law::Rulebook& law, base::Date as_of, const Words& groups) {
  Screening all;
  all.as_of = as_of;
  all.eligible = Answer::yes;
  bool by_time = true;
  for (const std::string& group : groups) {
    std::vector<Answered> answered;
    for (const law::Condition& c : law.conditions(group, as_of)) answered.push_back(answer(c, known, law, as_of));
    if (answered.empty()) continue;
    combine(all, one_is_enough(group) ? one_of(answered) : all_of(answered), by_time);
    for (Answered& a : answered) {
      all.answers.push_back(std::move(a.screened));
      all.reasons.push_back(std::move(a.reason));
    }
  }
  if (!by_time || all.eligible != Answer::no || !all.unknown.empty()) all.first_possible.reset();
  if (all.answers.empty())
    throw Error(ErrorKind::usage, say("no pack in use says what is asked of an applicant on {}", as_of.to_string()),
                {joined(groups)}, say("see mi-rules list; a pack for the topic entry is needed"));
  return all;
}

const Words& application_groups() {
  static const Words groups{"apply.licence", "apply.type", "apply.basic", "apply.bar"};
  return groups;
}

const Words& internet_groups() {
  static const Words groups{"apply.internet"};
  return groups;
}

base::Date judged_on(const casefile::ApplicationRecord& application) {
  base::Date day = application.application.value.received;
  for (const casefile::SupplementRecord& s : application.supplements)
    if (s.answer) day = std::max(day, s.answer->value.received);
  return day;
}

std::vector<Figure> figures(const Screening& s) {
  Figure top;
  top.id = "eligible";
  top.label = "符合申请条件";
  top.value = law::to_text(s.eligible);
  top.formula = "以" + s.as_of.to_chinese() + "为准，逐项核查";
  top.inputs = s.reasons;
  std::vector<Figure> list{std::move(top)};
  if (!s.first_possible) return list;
  Figure first = domain::figure("first_possible", "最早可再次申请之日", *s.first_possible);
  first.formula = "各不予受理期限届满次日中最晚的一日";
  list.push_back(std::move(first));
  return list;
}

domain::Table rows(const Screening& screening) {
  domain::Table t = answer_table("mi.apply.screen/1");
  for (const Screened& s : screening.answers) t.rows.push_back(row_of(s));
  return t;
}

Route route(const law::CaseFacts& known, const law::Rulebook& law, base::Date as_of) {
  Route r;
  Words held;
  for (const law::Condition& c : law.conditions("apply.route", as_of)) {
    Answered a = answer(c, known, law, as_of);
    if (a.outcome.answer == Answer::yes) {
      r.agency = c.then;
      held.push_back(c.id);
    }
    if (a.outcome.answer == Answer::not_checkable) add_new(r.unknown, a.outcome.missing);
    r.answers.push_back(std::move(a.screened));
    r.reasons.push_back(std::move(a.reason));
  }
  if (r.answers.empty())
    throw Error(ErrorKind::usage, say("no pack in use says whose matter an application is"), {"apply.route"});
  if (held.size() > 1)
    throw Error(ErrorKind::choice, say("several rules name an agency: {}", joined(held)), {"apply.route"});
  return r;
}

domain::Table rows(const Route& route) {
  domain::Table t = answer_table("mi.apply.route/1");
  t.columns.insert(t.columns.begin(), {"agency", mark("agency")});
  for (const Screened& s : route.answers) {
    domain::Row row = row_of(s);
    row.insert(row.begin(), s.answer == "yes" ? json::Value(route.agency) : json::Value());
    t.rows.push_back(std::move(row));
  }
  return t;
}

}  // namespace mi::work
