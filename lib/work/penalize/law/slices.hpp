// SPDX-License-Identifier: Apache-2.0
// The money of a finding by the days of the act, as the law track needs it.
#pragma once
#include <string>
#include <vector>

#include "domain/net.hpp"
#include "law/rulebook.hpp"
#include "work/penalize/law/facts.hpp"

namespace mi::work::penalty {

// What of one finding happened on one day; money counted once already.
struct Slice {
  base::Date day;
  base::Money fund;  // borne by the fund
  base::Money paid;  // of that, paid out
};

struct LawAct {
  domain::Finding finding;           // as held
  domain::LawClassification said;
  std::vector<Slice> slices;         // by day
  bool has_days = true;              // false: one slice for conduct of several days
  base::Money returned;              // given back before the check
  base::Money given_back;            // at any time
  base::Money recovered;             // by decisions under the agreement
};

// Findings in force with an article, what others took taken out.
std::vector<LawAct> law_acts(const LawFacts& facts, const law::Rulebook& law);

}  // namespace mi::work::penalty
