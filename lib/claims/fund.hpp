// SPDX-License-Identifier: Apache-2.0
// How much fund money a line cost. No field of any export says: deductible, ratio and ceiling apply to the settlement.
// So it is apportioned, by a method that stands beside every amount (switch claims.fund_method):
//   proportional  what the fund paid for the settlement (fund_pay_sumamt), in the proportion of the excess to the
//                 settlement: by amounts within the scope of the policy where the export has them, else by whole amounts.
//                 Rounded once for the excess of one hit in one settlement, then split over its lines by largest
//                 remainder.
//   whole         the excess itself, as agreements that speak of 违规费用 read it.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "claims/kind.hpp"

namespace mi::claims {

enum class FundMethod { proportional, whole };
const std::vector<FundMethod>& fund_methods();
const char* to_text(FundMethod method);
FundMethod fund_method(std::string_view word);  // Error(usage)

// Fund money in each part, in fen; never less than nothing, never more than the part.
std::vector<std::int64_t> fund_shares(const Data& data, const std::vector<Part>& parts, FundMethod method);

}  // namespace mi::claims
