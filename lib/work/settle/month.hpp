// SPDX-License-Identifier: Apache-2.0
// A month's settlement: what of the approved sum is paid now, what is kept as deposit, what is withheld until the year
// end, and what earlier decisions take back. Approved = paid + deposit + withheld + taken back + damages + set against an advance,
// to the fen.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/date.hpp"
#include "domain/figure.hpp"
#include "domain/measure.hpp"
#include "due/calendar.hpp"
#include "law/rulebook.hpp"
#include "work/settle/result.hpp"

namespace mi::work {

struct MonthInput {
  std::string period;                         // "2026-03"
  domain::Figure approved;                    // CNY: fund money approved for the month
  std::vector<domain::Figure> withheld;       // CNY: growth control, over budget, … each with its clause or reason
  std::vector<domain::Decision> offsets;      // decisions whose money is taken from this month
  base::Money owed_before;                    // left over from earlier months' offsets
  base::Money advance;                        // set against what was paid in advance (SG-14), at most what is paid
  std::vector<domain::Figure> held;           // CNY: not paid until a dispute is found upon (ZK-14), "held.NAME"
  std::optional<base::Date> declared;         // day of declaration: the payment deadline runs from it
};

// Reads settlement.month.pay_share (absent: all is paid), settlement.month.order, and the deadline
// settlement.month.pay or the day settlement.month.pay_from. Error(usage): withheld above approved, negative amounts.
Settled compute_month(const MonthInput& input, const law::Rulebook& law, const due::Calendar& calendar);

}  // namespace mi::work
