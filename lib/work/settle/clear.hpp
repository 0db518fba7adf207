// SPDX-License-Identifier: Apache-2.0
// Year-end clearing: cost against the standard (budget), the compensation of a reasonable overspend by brackets, and
// the release of what was withheld. What was withheld = released + unshared, to the fen.
#pragma once
#include <string>

#include "base/money.hpp"
#include "law/rulebook.hpp"
#include "work/settle/result.hpp"

namespace mi::work {

struct ClearInput {
  std::string year;            // "2026"
  domain::Figure standard;     // CNY: budget or standard × stays
  base::Money approved;        // the year's approved cost, from the ledger
  base::Money withheld;        // balance of the withheld account
  base::Rational reasonable;   // 0 to 1: the share of the excess an officer found reasonable (SZ-02's reason gate)
  std::string reason;          // required when there is an excess
  base::Money advance;         // paid ahead and not yet set off
  domain::Figure outside;      // CNY: bought outside during stays, as the year's forms of payment counted it; "" where none did (NH-06)
};

// Reads settlement.overspend.compensation, else settlement.overspend.table, and the switch settlement.overspend.brackets
// (marginal, whole). What is left of advances at the year's end is shown beside it (SG-14).
// Error(usage): reasonable outside 0–1, or an excess without a reason.
Settled compute_clear(const ClearInput& input, const law::Rulebook& law);

}  // namespace mi::work
