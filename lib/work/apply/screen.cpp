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

// What gives a preference, and whether a plan has room, is shown and never decides.
bool decides(const std::string& group) { return group != "apply.priority" && group != "apply.plan"; }

// A no decides; else what is not checkable.
void combine(Screening& all, const law::Verdict& group, bool& by_time) {
  law::add_new(all.unknown, group.unknown);
  if (group.answer == Answer::not_checkable && all.eligible == Answer::yes) all.eligible = Answer::not_checkable;
  if (group.answer != Answer::no) return;
  all.eligible = Answer::no;
  by_time = by_time && group.first_possible;
  if (by_time) all.first_possible = std::max(all.first_possible.value_or(*group.first_possible), *group.first_possible);
}

std::string joined(const Words& words) { return base::join(words, ", "); }

}  // namespace

std::vector<Screened> Screening::grounds() const {
  std::vector<Screened> list;
  const auto settled = [&](const Screened& no) {
    return law::one_is_enough(no.group) &&
           std::any_of(answers.begin(), answers.end(), [&](const Screened& s) { return s.group == no.group && s.answer == "yes"; });
  };
  for (const Screened& s : answers)
    if (s.answer == "no" && decides(s.group) && !settled(s)) list.push_back(s);
  return list;
}

Screening screen(const law::CaseFacts& known, const law::Rulebook& law, base::Date as_of, const Words& groups) {
  Screening all;
  all.as_of = as_of;
  all.eligible = Answer::yes;
  bool by_time = true;
  for (const std::string& group : groups) {
    auto answered = law::answered_group(group, known, law, as_of);
    if (answered.empty()) continue;
    if (decides(group)) combine(all, law::one_is_enough(group) ? law::one_of(answered) : law::all_of(answered), by_time);
    for (law::Answered& a : answered) {
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
  static const Words groups{"apply.licence", "apply.type", "apply.basic", "apply.bar", "apply.priority", "apply.plan"};
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
  domain::Table t = law::answer_table("mi.apply.screen/1");
  for (const Screened& s : screening.answers) t.rows.push_back(law::answer_row(s));
  return t;
}

namespace {

// The "then" of the one condition of the group that holds.
std::string named_by(const char* group, const law::CaseFacts& known, const law::Rulebook& law, base::Date as_of, Route& r) {
  std::string agency;
  Words held;
  for (law::Answered& a : law::answered_group(group, known, law, as_of)) {
    if (a.outcome.answer == Answer::yes) {
      agency = law.condition(a.screened.condition, as_of).then;
      held.push_back(a.screened.condition);
    }
    if (a.outcome.answer == Answer::not_checkable) law::add_new(r.unknown, a.outcome.missing);
    r.answers.push_back(std::move(a.screened));
    r.reasons.push_back(std::move(a.reason));
  }
  if (held.size() > 1) throw Error(ErrorKind::choice, say("several rules name an agency: {}", joined(held)), {group});
  return agency;
}

}  // namespace

Route route(const law::CaseFacts& known, const law::Rulebook& law, base::Date as_of) {
  Route r;
  r.agency = named_by("apply.route", known, law, as_of, r);
  if (r.answers.empty())
    throw Error(ErrorKind::usage, say("no pack in use says whose matter an application is"), {"apply.route"});
  r.approver = named_by("apply.approve", known, law, as_of, r);
  if (r.approver.empty()) r.approver = r.agency;
  return r;
}

domain::Table rows(const Route& route) {
  domain::Table t = law::answer_table("mi.apply.route/1");
  t.columns.insert(t.columns.begin(), {"agency", mark("agency")});
  for (const Screened& s : route.answers) {
    domain::Row row = law::answer_row(s);
    const std::string& who = s.group == "apply.approve" ? route.approver : route.agency;
    row.insert(row.begin(), s.answer == "yes" ? json::Value(who) : json::Value());
    t.rows.push_back(std::move(row));
  }
  return t;
}

}  // namespace mi::work
