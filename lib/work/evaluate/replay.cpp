// SPDX-License-Identifier: Apache-2.0
#include "work/evaluate/replay.hpp"

#include "due/case_calendar.hpp"
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

}  // namespace

law::Replayed replay_evaluation(const law::Then& then) {
  const auto e = domain::decode<domain::Evaluation>(then.fact.body);
  std::optional<std::string> corrects;
  if (!then.fact.replaces.empty()) corrects = e.name;
  const domain::Evaluation now = evaluate(casefile::application(then.file, e.application), input_of(e, then.law.as_of()),
                                          then.law, due::calendar_of(then.file), corrects);
  return {figures_of(e), figures_of(now)};
}

}  // namespace mi::work
