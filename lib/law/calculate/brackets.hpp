// SPDX-License-Identifier: Apache-2.0
// Bracket tables: the whole amount in the bracket that a number falls in, or each part in its own. The number is never
// rounded before it is looked up (G6).
#pragma once
#include <string>
#include <vector>

#include "domain/figure.hpp"
#include "law/pack.hpp"

namespace mi::law {

// The row that `input` falls in. Error(cannot) when the table has none for it: it is not covered by the rule.
const TableRow& bracket(const RuleTable& table, const base::Rational& input);

// brackets-whole/1: round(result of the row × amount). `input` is what is looked up: a score, a ratio.
domain::Figure brackets_whole(std::string id, std::string label, const RuleTable& table, const domain::Figure& input,
                              const domain::Figure& amount, const std::vector<domain::SwitchUse>& switches = {});

// brackets-marginal/1: the excess of `actual` over `standard` is cut at the table's ratios of the standard; each part
// is multiplied by its row's share; the sum is rounded once. Nothing above the standard gives zero. `eligible` (0 to 1)
// is the share of the excess that an officer found reasonable; the brackets are cut before it is applied.
domain::Figure brackets_marginal(std::string id, std::string label, const RuleTable& table,
                                 const domain::Figure& standard, const domain::Figure& actual,
                                 const base::Rational& eligible = base::Rational(1),
                                 const std::vector<domain::SwitchUse>& switches = {});

// The other reading: the whole excess in the bracket that the excess ratio falls in (switch whole).
domain::Figure brackets_of_excess(std::string id, std::string label, const RuleTable& table,
                                  const domain::Figure& standard, const domain::Figure& actual,
                                  const base::Rational& eligible = base::Rational(1),
                                  const std::vector<domain::SwitchUse>& switches = {});

}  // namespace mi::law
