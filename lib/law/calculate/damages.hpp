// SPDX-License-Identifier: Apache-2.0
// Amounts that follow a breach: a multiple with a floor, a fixed amount an event, a pick inside a range.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "domain/figure.hpp"
#include "law/pack.hpp"

namespace mi::law {

// multiple-with-floor/1: max(round(multiple × base), floor), at most `cap`. The floor is due with a base of zero too:
// the act is proven. A measure with a range of multiples needs the officer's pick.
struct MultipleWithFloor {
  std::string id;     // of the figure made
  std::string label;  // 违约金
  domain::Figure base;
  base::Rational multiple;
  std::optional<base::Money> floor, cap;
  std::string clause;  // printed citation
  std::vector<domain::SwitchUse> switches;
};
domain::Figure multiple_with_floor(const MultipleWithFloor& input);

// The same from a clause's measure. Error(usage): an open parameter (the clause is named), a range without a pick, a
// pick outside it, a pick of a range without `reason`.
domain::Figure damages(std::string id, const Clause& clause, const Measure& measure, domain::Figure base,
                       const std::vector<domain::SwitchUse>& switches,
                       std::optional<base::Rational> pick = std::nullopt, const std::string& reason = {});

// fixed-per-event/1: amount × events. Error(usage) for a negative count.
domain::Figure fixed_per_event(std::string id, std::string label, const std::string& clause, base::Money amount,
                               const domain::Figure& events, const std::vector<domain::SwitchUse>& switches = {});

// range-pick/1: the officer's pick inside [min, max], both included, with a reason. Error(usage) outside, or without a
// reason when there is anything to choose.
domain::Figure range_pick(std::string id, std::string label, const std::string& clause, const base::Rational& min,
                          const base::Rational& max, const base::Rational& pick, const std::string& reason,
                          const std::string& unit = {});
// The same for terms of one unit: 暂停3至6个月.
domain::Figure range_pick(std::string id, std::string label, const std::string& clause, Term min, Term max, Term pick,
                          const std::string& reason);

}  // namespace mi::law
