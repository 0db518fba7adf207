// SPDX-License-Identifier: Apache-2.0
// What the loaded settlements of a span of days come to, for monthly settlement.
#pragma once
#include "base/date.hpp"
#include "base/money.hpp"
#include "casefile/case.hpp"

namespace mi::casefile {

struct SettledFund {
  std::int64_t settlements = 0;  // records, reversals too
  base::Money fund;              // fund_pay_sumamt; reversed settlements stand with negative amounts
};
// Valid settlements settled on the days of the range. A settlement that several batches hold counts once, as the latest batch has it.
SettledFund settled_fund(Case& source, base::DateRange days);

}  // namespace mi::casefile
