// SPDX-License-Identifier: Apache-2.0
// The survey of patients (ZK-13): how many are to be asked, and what they say.
#include <utility>

#include "base/error.hpp"
#include "base/message.hpp"
#include "package/encoding.hpp"
#include "package/named_rows.hpp"
#include "work/evaluate/assess.hpp"

namespace mi::work {
namespace {

using base::Error;
using base::ErrorKind;
using base::mark;
using base::Rational;
using base::say;
using domain::Figure;
using domain::Survey;

base::Date last_day(const std::string& year) {
  if (year.size() != 4 || !base::Date::try_parse(year + "-12-31"))
    throw Error(ErrorKind::usage, say("\"{}\" is no year", year), {}, say("write it like 2026"));
  return base::Date::parse(year + "-12-31");
}

Figure mean_of(const std::vector<Rational>& answers) {
  Rational sum;
  for (const Rational& a : answers) sum = sum + a;
  Figure f = domain::figure("score", "满意度得分", sum / Rational(static_cast<std::int64_t>(answers.size())), "分");
  f.formula = "各份答卷得分的平均数，不取整";
  return f;
}

}  // namespace

Figure survey_size(const SurveyInput& input, const law::Rulebook& law) {
  if (input.population <= 0) throw Error(ErrorKind::usage, say("there is nobody to ask"), {"--population"});
  const law::Value share = law.value("assessment.survey.share", last_day(input.year));
  Figure f = domain::count("required", "应调查人数", base::ceil(share.rational() * Rational(input.population)), "人");
  f.clause = share.source.to_chinese();
  f.formula = "⌈" + share.label + " " + share.quantity.written + " × 人数⌉";
  f.rounding = "向上取整";
  f.inputs = {domain::count("population", "住院或签约人数", input.population, "人")};
  return f;
}

Survey survey(const SurveyInput& input, const law::Rulebook& law) {
  const Figure required = survey_size(input, law);
  const auto answered = static_cast<std::int64_t>(input.answers.size());
  if (Rational(answered) < Rational::parse(required.value))
    throw Error(ErrorKind::gate, say("{0} answers are fewer than the {1} that the rules ask for", answered, required.value), {required.clause});
  return {input.year, input.population, input.answers, {required, domain::count("answered", "收回答卷", answered, "份"), mean_of(input.answers)}};
}

std::vector<Rational> read_answers(std::string bytes, const std::string& file) {
  std::vector<Rational> answers;
  package::read_some_named(package::decode_text(std::move(bytes)).text, file, {{"score", "得分", true}}, [&](const package::NamedRow& row) {
    answers.push_back(Rational::parse(row.required("score")));
    if (answers.back().is_negative() || answers.back() > Rational(100))
      throw Error(ErrorKind::cannot, say("a score lies between 0 and {0}, not {1}", 100, row.text("score")));
  });
  return answers;
}

domain::Table rows(const Survey& s) {
  domain::Table t{"mi.evaluate.survey/1",
                  {{"id", mark("id")}, {"label", mark("what")}, {"value", mark("value"), domain::ColumnKind::rate}, {"clause", mark("clause")}},
                  {}};
  for (const Figure& f : s.figures) t.rows.push_back({f.id, f.label, f.value, f.clause});
  return t;
}

}  // namespace mi::work
