// SPDX-License-Identifier: Apache-2.0
// A fine that is paid late, and one that is paid by instalments.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "domain/table.hpp"
#include "due/calendar.hpp"
#include "law/rulebook.hpp"
#include "work/penalize/law/facts.hpp"
#include "work/penalize/referral.hpp"

namespace mi::work {

struct LateInput {
  std::optional<base::Money> fine;              // else that of the decided penalty
  std::optional<base::Date> due;                // last day to pay; else the day granted, else counted from the decision's delivery
  base::Date paid;                              // day of payment, or the day as of which it is reckoned
  std::vector<base::DateRange> not_counted;     // review and suit, beside those on record
};

// So much a day from the day after the last day to pay, days of review and suit not counted, never above the fine
// (行政处罚法 72, 73). Error(usage): no fine, no delivery, a day before the last day is no lateness but zero.
domain::Figure surcharge(const LawFacts& facts, const law::Rulebook& law, const due::Calendar& calendar, const LateInput& input);

// What the decided fine draws up to the day it was paid, or to today; nothing before the decision is delivered.
base::Money surcharge_due(const LawFacts& facts, const law::Rulebook& law, const due::Calendar& calendar, base::Date today);
// As one more account of the decision, the treasury's too.
void add_surcharge(std::vector<Account>& all, const LawFacts& facts, const law::Rulebook& law, const due::Calendar& calendar,
                   base::Date today);

struct Instalment {
  base::Date due;
  domain::Figure amount;
};
// Equal parts, the first on `first`, the others each `every` later (months or days, by the day number, not rolled).
// Error(usage): an interval in other units.
std::vector<Instalment> plan(const LawFacts& facts, std::optional<base::Money> fine, std::int64_t parts, base::Date first,
                             law::Term every);

// "2026-06-01..2026-06-30"; Error(usage).
base::DateRange days_from_to(const std::string& text);

domain::Table late_rows(const domain::Figure& surcharge);
domain::Table plan_rows(const std::vector<Instalment>& plan);

}  // namespace mi::work
