// SPDX-License-Identifier: Apache-2.0
// The year's quality deposit: how much of it the assessment score gives back (settlement.deposit.refund). The score is
// exact, never rounded before the bracket (G6); refund + kept = deposit.
#pragma once
#include <string>
#include <vector>

#include "base/money.hpp"
#include "law/rulebook.hpp"
#include "work/settle/result.hpp"

namespace mi::work {

struct DepositInput {
  std::string year;                       // "2026"
  base::Money deposit;                    // balance of the deposit account at the year's end
  std::vector<base::Rational> scores;     // one: the year's; four: the quarters' (switch settlement.deposit.score)
};

// Error(usage): no score, or a number of scores that the switch does not allow. A bracket's consequence (定点资格取消)
// is a warning: the tool proposes, the agency decides.
Settled compute_deposit(const DepositInput& input, const law::Rulebook& law);

}  // namespace mi::work
