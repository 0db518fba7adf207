// SPDX-License-Identifier: Apache-2.0
#include "work/evaluate/score.hpp"

#include <algorithm>
#include <utility>

#include "base/error.hpp"
#include "base/message.hpp"
#include "domain/notice.hpp"
#include "due/rule.hpp"
#include "law/gate.hpp"
#include "work/evaluate/weigh.hpp"

namespace mi::work {
namespace {

using base::Date;
using base::Error;
using base::ErrorKind;
using base::mark;
using base::Rational;
using base::say;
using casefile::ApplicationRecord;
using casefile::EvaluationRecord;
using domain::ColumnKind;
using domain::Evaluation;
using domain::Figure;

constexpr const char* starts_switch = "evaluate.duration.starts";

void must_be_accepted(const ApplicationRecord& a) {
  if (a.acceptance) return;
  throw Error(ErrorKind::gate, say("{} has not been taken in", a.name()), {}, say("first: mi-apply accept"));
}

bool counts_supplements(const law::Deadline& rule) {
  return std::find(rule.pauses.begin(), rule.pauses.end(), "apply.supplement") != rule.pauses.end();
}

// The mean of the scores, exact; shown at two places, never rounded before it is compared (G6).
Figure mean(std::string id, std::string label, std::string formula, std::vector<Figure> parts) {
  Rational sum;
  for (const Figure& p : parts) sum = sum + Rational::parse(p.value);
  const Rational value = sum / Rational(static_cast<std::int64_t>(parts.size()));
  Figure f = domain::figure(std::move(id), std::move(label), value, "分");
  f.formula = std::move(formula);
  f.inputs = std::move(parts);
  return f;
}

std::vector<Figure> area_means(const std::vector<domain::AreaScore>& scores, const std::vector<std::string>& areas) {
  std::vector<Figure> list;
  for (const std::string& area : areas) {
    std::vector<Figure> parts;
    for (const domain::AreaScore& s : scores)
      if (s.area == area) parts.push_back(domain::figure("", s.scorer, s.score, "分"));
    if (!parts.empty())
      list.push_back(mean("area." + std::to_string(list.size() + 1), area, "各评分人得分的平均数", std::move(parts)));
  }
  return list;
}

const EvaluationRecord* last_of(const ApplicationRecord& a) { return a.evaluations.empty() ? nullptr : &a.evaluations.back(); }

// The round that this result is of.
std::int64_t round_of(const ApplicationRecord& a, Date date, const law::Rulebook& law, const due::Calendar& calendar) {
  const EvaluationRecord* last = last_of(a);
  if (last == nullptr) return 1;
  const Evaluation& e = last->evaluation.value;
  if (e.passed) throw Error(ErrorKind::gate, say("{0} passed on {1}", e.name, e.date.to_string()));
  const Figure first = again_from(a, law, calendar);
  if (e.round >= 2)
    throw Error(ErrorKind::gate, say("{0} failed again; a new application may be made from {1}", e.name, first.value),
                {first.clause});
  if (date.to_string() < first.value)
    throw Error(ErrorKind::gate, say("a second evaluation may be held from {}", first.value), {first.clause});
  return e.round + 1;
}

void check(const ApplicationRecord& a, const ScoreInput& input) {
  must_be_accepted(a);
  if (input.date < a.acceptance->value.date)
    throw Error(ErrorKind::usage, say("{0} lies before the application was taken in on {1}", input.date.to_string(),
                                      a.acceptance->value.date.to_string()));
  if (!input.passed && (input.reasons.empty() || input.advice.empty()))
    throw Error(ErrorKind::usage, say("a failed result needs its reasons and the advice what to put right"), {},
                say("give --reasons TEXT and --advice TEXT"));
}

// The same result given again: scripts are rerun.
bool is_on_record(const EvaluationRecord* last, const ScoreInput& input) {
  if (last == nullptr) return false;
  const Evaluation& e = last->evaluation.value;
  const auto same_scores = json::canonical(domain::encode(e.scores)) == json::canonical(domain::encode(input.scores));
  return e.date == input.date && e.passed == input.passed && e.reasons == input.reasons && e.advice == input.advice &&
         e.methods == input.methods && same_scores;
}

const EvaluationRecord* corrected(const ApplicationRecord& a, const std::optional<std::string>& corrects) {
  if (!corrects) return nullptr;
  for (const EvaluationRecord& e : a.evaluations)
    if (e.evaluation.value.name == *corrects || e.evaluation.fact.id.starts_with(*corrects)) return &e;
  throw Error(ErrorKind::usage, say("\"{}\" is no evaluation of this application", *corrects), {"--corrects"});
}

std::string result_word(const law::Rulebook& law, Date day, bool passed) {
  const law::Value words = law.value("evaluate.results", day);
  if (words.list().size() < 2)
    throw Error(ErrorKind::cannot, say("{} must name a passed and a failed result, in this order", words.id));
  return words.list()[passed ? 0 : 1];
}

Figure named_day(std::string id, std::string label, const law::Deadline& rule, const due::Deadline& deadline) {
  Figure f = due::figure(std::move(id), std::move(label), deadline);
  f.clause = rule.source.to_chinese();
  return f;
}

bool is_late(const Figure& due, Date date) {
  return !due.value.empty() && due.note.empty() && due.value < date.to_string();
}

}  // namespace

Figure evaluation_due(const ApplicationRecord& a, const law::Rulebook& law, const due::Calendar& calendar, Date today) {
  must_be_accepted(a);
  const auto starts = law.find_switch(starts_switch);
  const bool from_receipt = starts && starts->is("received");
  const Date event = from_receipt ? a.application.value.received : a.acceptance->value.date;
  const law::Deadline rule = law.deadline("evaluate.duration", event);
  const auto pauses = counts_supplements(rule) ? a.pauses(today) : std::vector<base::DateRange>{};
  Figure f = named_day("evaluate_due", rule.label, rule, due::deadline(event, rule, calendar, pauses));
  f.inputs = {domain::figure("from", from_receipt ? "收到申请之日" : "受理之日", event)};
  if (starts) f.switches = {starts->use()};
  return f;
}

Figure again_from(const ApplicationRecord& a, const law::Rulebook& law, const due::Calendar& calendar) {
  const EvaluationRecord* last = last_of(a);
  if (last == nullptr || last->evaluation.value.passed)
    throw Error(ErrorKind::gate, say("no evaluation of {} has failed", a.name()));
  const Evaluation& e = last->evaluation.value;
  if (!last->delivery) law::not_delivered(e.name);
  const Date delivered = last->delivery->value.date;
  const law::Deadline rule = law.deadline(e.round >= 2 ? "evaluate.again.bar" : "evaluate.again.after", delivered);
  const due::Deadline bar = due::deadline(delivered, rule, calendar);
  Figure f = domain::figure(e.round >= 2 ? "apply_from" : "again_from", rule.label, bar.due.plus_days(1));
  f.clause = rule.source.to_chinese();
  f.formula = due::derivation(bar) + "，次日起可以进行";
  f.inputs = {domain::figure("delivered", "评估结果告知送达之日", delivered)};
  return f;
}

Evaluation evaluate(const ApplicationRecord& a, const ScoreInput& input, const law::Rulebook& law,
                    const due::Calendar& calendar, const std::optional<std::string>& corrects) {
  check(a, input);
  if (!corrects && is_on_record(last_of(a), input)) return last_of(a)->evaluation.value;
  const EvaluationRecord* earlier = corrected(a, corrects);
  Evaluation e;
  e.application = a.name();
  if (earlier) e.name = earlier->evaluation.value.name;
  e.round = earlier ? earlier->evaluation.value.round : round_of(a, input.date, law, calendar);
  e.date = input.date;
  e.passed = input.passed;
  e.result = result_word(law, input.date, input.passed);
  e.scores = input.scores;
  e.reasons = input.reasons;
  e.advice = input.advice;
  e.methods = input.methods;
  if (!input.scores.empty()) {
    e.areas = area_means(input.scores, law.value("evaluate.areas", input.date).list());
    e.total = weighed_total(e.areas, law, input.date);
  }
  if (e.passed) refuse_vetoed(e, input.known, law, input.date);
  if (e.round == 1) e.due = evaluation_due(a, law, calendar, input.today);
  e.late = is_late(e.due, e.date);
  return e;
}

void store(const casefile::Case& file, casefile::Change& change, Evaluation& e, const std::string& application_id,
           const casefile::Correction& correction) {
  const bool is_new = e.name.empty();
  if (is_new) e.name = change.next_name("evaluation-");
  const std::string id = casefile::enter(file, change, e.name, e, e.name, e.date, correction, {application_id});
  if (!is_new) return;  // its document was asked for, and is rendered from what is in force
  change.record(e.name, domain::DocumentRequest{e.name, "evaluation-result", id, e.date, true}, {}, e.date, {id});
}

const std::vector<std::string>& score_switches() {
  static const std::vector<std::string> names{starts_switch};
  return names;
}

std::vector<Figure> figures(const Evaluation& e) {
  std::vector<Figure> list;
  if (!e.due.id.empty()) list.push_back(e.due);
  if (!e.total.id.empty()) list.push_back(e.total);
  return list;
}

domain::Table rows(const Evaluation& e) {
  domain::Table t{"mi.evaluate.score/1",
                  {{"evaluation", mark("evaluation")},
                   {"round", mark("round"), ColumnKind::integer},
                   {"date", mark("date"), ColumnKind::date},
                   {"due", mark("to be done by"), ColumnKind::date},
                   {"late", mark("late")},
                   {"passed", mark("passed")},
                   {"result", mark("result")},
                   {"area", mark("evaluation area")},
                   {"score", mark("score"), ColumnKind::rate}},
                  {}};
  const auto add = [&](const std::string& area, const std::string& score) {
    t.rows.push_back({e.name, e.round, e.date.to_string(), e.due.value.empty() ? json::Value() : json::Value(e.due.value),
                      e.late, e.passed, e.result, area, score.empty() ? json::Value() : json::Value(score)});
  };
  for (const Figure& area : e.areas) add(area.label, Rational::parse(area.value).to_decimal(2));
  add(e.total.label.empty() ? "平均得分" : e.total.label,
      e.total.value.empty() ? "" : Rational::parse(e.total.value).to_decimal(2));
  return t;
}

Again again(const ApplicationRecord& a, const law::Rulebook& law, const due::Calendar& calendar, Date on) {
  Again result;
  result.first = again_from(a, law, calendar);
  const EvaluationRecord& last = a.evaluations.back();
  result.round = last.evaluation.value.round;
  result.what = result.round >= 2 ? "application" : "evaluation";
  result.delivered = last.delivery->value.date;
  result.allowed = result.first.value <= on.to_string();
  return result;
}

domain::Table rows(const Again& a) {
  domain::Table t{"mi.evaluate.again/1",
                  {{"what", mark("what is asked")},
                   {"failed_rounds", mark("failed rounds"), ColumnKind::integer},
                   {"delivered", mark("delivered"), ColumnKind::date},
                   {"first_possible", mark("first possible"), ColumnKind::date},
                   {"allowed", mark("allowed")},
                   {"clause", mark("clause")}},
                  {}};
  t.rows.push_back({a.what, a.round, a.delivered.to_string(), a.first.value, a.allowed, a.first.clause});
  return t;
}

}  // namespace mi::work
