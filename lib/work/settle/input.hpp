// SPDX-License-Identifier: Apache-2.0
// What settlement reads from the case and the command line, checked.
#pragma once
#include <string>
#include <vector>

#include "casefile/case.hpp"
#include "domain/figure.hpp"
#include "domain/measure.hpp"
#include "work/settle/clear.hpp"

namespace mi::work {

std::string checked_month(const std::string& text);  // "2026-03", Error(usage)
std::string checked_year(const std::string& text);   // "2026", Error(usage)

domain::Figure stated_approval(base::Money approved);
// The fund money of the settlements loaded for the month (settled on its days). Error(usage) when none is loaded.
domain::Figure loaded_approval(casefile::Case& file, const std::string& month);
domain::Figure stated_withholding(base::Money amount, const std::string& ground);  // Error(usage) without a ground

// The decisions named. Error(cannot) for an unknown one; Error(gate) for one already taken by another month, or not
// yet delivered: before that it binds nobody.
std::vector<domain::Decision> decisions_to_offset(const casefile::Case& file, const std::vector<std::string>& names,
                                                  const std::string& result);
// What the institution still owes from months before this one.
base::Money owed_before(const casefile::Case& file, const std::string& month);
// What is kept of the year as deposit. A deposit already returned is not counted away: the step is repeatable.
base::Money deposit_held(const casefile::Case& file, const std::string& year);
// The score of the year's assessment (SG-16). Error(usage): none is on record; Error(gate): a core indicator vetoes it.
base::Rational assessed_score(const casefile::Case& file, const std::string& year);
ClearInput clear_input(const casefile::Case& file, const std::string& year, base::Money standard,
                       const base::Rational& reasonable, const std::string& ground);
std::vector<domain::SettlementResult> results_of(const casefile::Case& file);

}  // namespace mi::work
