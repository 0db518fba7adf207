// SPDX-License-Identifier: Apache-2.0
#include "work/evaluate/replay.hpp"

#include <algorithm>

#include "casefile/copies/earlier.hpp"
#include "due/case_calendar.hpp"
#include "work/evaluate/assess.hpp"
#include "work/evaluate/item.hpp"
#include "work/evaluate/publicity.hpp"
#include "work/evaluate/score.hpp"

namespace mi::work {
namespace {

std::vector<domain::Figure> figures_of(const domain::Evaluation& e) {
  std::vector<domain::Figure> list = e.areas;
  for (domain::Figure& f : figures(e)) list.push_back(std::move(f));
  return list;
}

ScoreInput input_of(const domain::Evaluation& e, base::Date today) {
  ScoreInput input;
  input.date = e.date;
  input.today = today;
  input.passed = e.passed;
  input.reasons = e.reasons;
  input.advice = e.advice;
  input.scores = e.scores;
  input.methods = e.methods;
  return input;
}

std::vector<domain::Figure> figures_of(const domain::ItemStep& step) {
  std::vector<domain::Figure> list;
  for (const domain::Screened& s : step.conditions) {
    domain::Figure f;
    f.id = s.condition;
    f.label = s.label;
    f.clause = s.clause;
    f.value = s.answer;
    list.push_back(std::move(f));
  }
  list.push_back(step.total);
  list.push_back(step.due);
  return list;
}

// What the option of the command line said, "--date 2025-11-25" or "--date=2025-11-25".
std::optional<std::string> said(const std::vector<std::string>& words, const std::string& option) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i] == option && i + 1 < words.size()) return words[i + 1];
    if (words[i].starts_with(option + "=")) return words[i].substr(option.size() + 1);
  }
  return std::nullopt;
}

// The complaint, or the check of one, that the same entry brought.
void add_of_entry(casefile::EvaluationRecord& e, const law::Then& then) {
  const auto words = casefile::written_by(then.file, then.fact).arguments;
  const auto given = said(words, "--date");
  const base::Date date = given ? base::Date::parse(*given) : then.law.as_of();
  if (said(words, "--complaint")) {
    casefile::ComplaintRecord c;
    c.complaint.value.evaluation = e.evaluation.value.name;
    c.complaint.value.received = date;
    e.complaints.push_back(std::move(c));
  }
  const auto checked = said(words, "--checked");
  if (!checked) return;
  for (casefile::ComplaintRecord& c : e.complaints)
    if (c.complaint.value.name == *checked) c.check = casefile::Recorded<domain::ComplaintCheck>{{}, {*checked, date, said(words, "--stands") == "yes", {}}};
}

}  // namespace

law::Replayed replay_publicity(const law::Then& then) {
  const auto p = domain::decode<domain::Publicity>(then.fact.body);
  for (const auto& application : casefile::applications(then.file))
    for (casefile::EvaluationRecord e : application.evaluations) {
      if (e.evaluation.value.name != p.evaluation) continue;
      add_of_entry(e, then);
      return {{p.last_day}, {window(e, p, then.law, due::calendar_of(then.file), then.law.as_of()).last_day}};
    }
  return {{p.last_day}, {}};
}

law::Replayed replay_evaluation(const law::Then& then) {
  const auto e = domain::decode<domain::Evaluation>(then.fact.body);
  std::optional<std::string> corrects;
  if (!then.fact.replaces.empty()) corrects = e.name;
  const domain::Evaluation now = evaluate(casefile::application(then.file, e.application), input_of(e, then.law.as_of()),
                                          then.law, due::calendar_of(then.file), corrects);
  return {figures_of(e), figures_of(now)};
}

law::Replayed replay_item(const law::Then& then) {
  const auto step = domain::decode<domain::ItemStep>(then.fact.body);
  const ItemInput input{step.event, step.date, step.ground, step.note, step.scores};
  const ItemDefinition item = item_named(item_catalogue(then.law, step.date), step.item);
  const ItemChange now = item_step(law::facts_of_institution(then.file, step.date), read_item_facts(then.file), item, then.law,
                                   due::calendar_of(then.file), input);
  return {figures_of(step), figures_of(now.step)};
}

law::Replayed replay_assessment(const law::Then& then) {
  const auto a = domain::decode<domain::Assessment>(then.fact.body);
  AssessInput input{a.year, a.date, a.groups, {}, {}};
  for (const domain::Veto& v : a.vetoes) {
    input.indicators[v.name] = v.value;
    if (!v.overridden.empty()) input.overrides[v.name] = v.overridden;
  }
  return {a.figures, assess(input, then.law).figures};
}

law::Replayed replay_survey(const law::Then& then) {
  const auto s = domain::decode<domain::Survey>(then.fact.body);
  return {s.figures, survey({s.year, s.population, s.answers}, then.law).figures};
}

}  // namespace mi::work
