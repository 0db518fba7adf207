// SPDX-License-Identifier: Apache-2.0
// The result of an evaluation (SG-10): scores, the deadline with its pauses, the second evaluation after a failed one.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "casefile/entries.hpp"
#include "casefile/views/applications.hpp"
#include "domain/table.hpp"
#include "due/calendar.hpp"
#include "law/rulebook.hpp"

namespace mi::work {

struct ScoreInput {
  base::Date date;                        // the evaluation was complete
  base::Date today;                       // a pause that still lasts ends here
  bool passed = false;
  std::string reasons;                    // needed where it failed
  std::string advice;                     // needed where it failed
  std::vector<domain::AreaScore> scores;
  std::vector<std::string> methods;       // how it was held
  law::Facts known;                       // what a veto of the rules may ask for beside the scores
};

// Last day to complete the first evaluation: evaluate.duration from the day the application was taken in, or from its
// receipt where the switch evaluate.duration.starts says so; days of supplementing papers are not counted.
domain::Figure evaluation_due(const casefile::ApplicationRecord& application, const law::Rulebook& law,
                              const due::Calendar& calendar, base::Date today);

// First day on which a failed evaluation may be held again (evaluate.again.after), or, after a second failure, on which
// a new application may be made (evaluate.again.bar): both from the delivery of the result. Error(gate) without that
// delivery, and when the last evaluation did not fail.
domain::Figure again_from(const casefile::ApplicationRecord& application, const law::Rulebook& law,
                          const due::Calendar& calendar);

// Error(gate): not taken in; passed already; a second failure; a second evaluation before its first day. Error(usage):
// a failed result without reasons and advice; a day before the application was taken in. The same result
// again is the one on record; with a correction it is of the round that this names.
domain::Evaluation evaluate(const casefile::ApplicationRecord& application, const ScoreInput& input,
                            const law::Rulebook& law, const due::Calendar& calendar,
                            const std::optional<std::string>& corrects);
void store(const casefile::Case& file, casefile::Change& change, domain::Evaluation& evaluation,
           const std::string& application_id, const casefile::Correction& correction);

std::vector<domain::Figure> figures(const domain::Evaluation& evaluation);
const std::vector<std::string>& score_switches();  // that move its deadline
domain::Table rows(const domain::Evaluation& evaluation);

// The answer of `mi-evaluate again`: whether it may be on that day.
struct Again {
  std::string what;  // evaluation, application
  std::int64_t round = 0;
  base::Date delivered;
  domain::Figure first;
  bool allowed = false;
};
Again again(const casefile::ApplicationRecord& application, const law::Rulebook& law, const due::Calendar& calendar,
            base::Date on);
domain::Table rows(const Again& again);

}  // namespace mi::work
