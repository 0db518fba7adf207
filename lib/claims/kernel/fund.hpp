// SPDX-License-Identifier: Apache-2.0
// How much fund money a line cost. No field of any export says: deductible, ratio and ceiling apply to the settlement.
// So it is apportioned, by a method that stands beside every amount (switch claims.fund_method):
//   proportional  what the fund paid for the settlement (fund_pay_sumamt), in the proportion of the excess to the
//                 settlement: by amounts within the scope of the policy where the export has them, else by whole amounts.
//   marginal      what the fund would have paid less had the excess not been billed: the settlement reckoned again without
//                 it. Of what lies within the scope (inscp_scp_amt) the person bears the deductible (act_pay_dedc), of the
//                 rest the fund pays its rate, that is fund_pay_sumamt over that rest; so an excess costs the fund its part
//                 within the scope times the rate, until nothing above the deductible is left, and never more than was
//                 paid. Bands and ceilings stand in no export: the rate is that of the settlement as it was paid. Each hit
//                 is taken out by itself. Where a settlement of the hit does not say its scope or its deductible, or a
//                 line its scope, the hit is apportioned in proportion, and says so.
//   whole         the excess itself, as agreements that speak of 违规费用 read it.
// By proportion and at the margin: rounded once for the excess of one hit in one settlement, then split over its lines by
// largest remainder.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "claims/kernel/kind.hpp"

namespace mi::claims {

enum class FundMethod { proportional, marginal, whole };
const std::vector<FundMethod>& fund_methods();
const char* to_text(FundMethod method);
FundMethod fund_method(std::string_view word);  // Error(usage)

struct FundShares {
  std::vector<std::int64_t> fen;  // fund money in each part: never less than nothing, never more than the part
  FundMethod method = FundMethod::proportional;  // by which it was reckoned
  std::int64_t operator[](std::size_t part) const { return fen[part]; }
};
FundShares fund_shares(const Data& data, const std::vector<Part>& parts, FundMethod method);

}  // namespace mi::claims
