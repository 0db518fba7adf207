// SPDX-License-Identifier: Apache-2.0
// Amounts of the law track: the range of a fine, the surcharge on a fine that is not paid, its parts when it is paid by
// instalments. A fine is a range until an officer, or a regional tier, says where in it.
#pragma once
#include <string>
#include <vector>

#include "domain/figure.hpp"
#include "law/pack.hpp"
#include "law/value.hpp"

namespace mi::law {

struct FineRange {
  domain::Figure low, high;  // both included; zero and zero where the base is zero
};

// range-of-base/1: base × multiple to base × multiple_max. amount-range/1: amount to amount_max, whatever the base.
// Error(usage): a blank not set, lost text.
FineRange fine_range(const std::string& id, const Clause& clause, const Measure& measure, const domain::Figure& base);

// daily-surcharge/1: fine × rate × days, never above the fine. Error(usage) for a negative number of days.
domain::Figure daily_surcharge(const std::string& id, const std::string& label, const Value& rate,
                               const domain::Figure& fine, const domain::Figure& days);

// instalments/1: equal parts in whole fen; the last is what is left. Error(usage): less than one part, parts of nothing.
std::vector<domain::Figure> instalments(const std::string& id, const std::string& label, const domain::Figure& total,
                                        std::int64_t parts);

}  // namespace mi::law
