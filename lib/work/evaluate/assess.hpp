// SPDX-License-Identifier: Apache-2.0
// The yearly assessment: groups of indicators weighed, parts of the year weighed, core indicators that veto. Exact; nothing is
// rounded before it is held against anything (G6).
#pragma once
#include <map>
#include <string>
#include <vector>

#include "casefile/case.hpp"
#include "domain/assessment.hpp"
#include "domain/table.hpp"
#include "law/rulebook.hpp"

namespace mi::work {

struct AssessInput {
  std::string year;
  base::Date date;
  std::vector<domain::AssessedGroup> groups;
  std::map<std::string, base::Rational> indicators;  // of assessment.vetoes
  std::map<std::string, std::string> overrides;      // veto → why it does not count all the same
};

// What is to be scored: a line for each part of assessment.parts and group of assessment.groups, with their weights.
domain::Table assessment_sheet(const law::Rulebook& law, const std::string& year);
// The columns part, group, score, note. Error(cannot) with every fault at its line.
std::vector<domain::AssessedGroup> read_assessment(std::string bytes, const std::string& file);
// "NAME=VALUE" each. Error(usage) for another form.
std::map<std::string, std::string> named_values(const std::vector<std::string>& given);

// Error(usage): a year, part or group that the packs do not have, a score missing or twice; weights, limits left blank (G8);
// an indicator that is missing, or overridden though it does not veto.
domain::Assessment assess(const AssessInput& input, const law::Rulebook& law);
std::vector<std::string> vetoes_of(const domain::Assessment& a);  // in words, those that stand
domain::Table rows(const domain::Assessment& a);

struct SurveyInput {
  std::string year;
  std::int64_t population = 0;
  std::vector<base::Rational> answers;
};
// How many are to be asked: assessment.survey.share of the population, raised. Error(usage): no such year, nobody to ask, the
// share left blank (G8). Error(gate): fewer answers.
domain::Figure survey_size(const SurveyInput& input, const law::Rulebook& law);
domain::Survey survey(const SurveyInput& input, const law::Rulebook& law);
std::vector<base::Rational> read_answers(std::string bytes, const std::string& file);  // the column score
domain::Table rows(const domain::Survey& s);

}  // namespace mi::work
