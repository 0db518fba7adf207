// SPDX-License-Identifier: Apache-2.0
// The bed fee of a month (XM-02): every resident asked day by day, since age is that of the service day. All conditions of
// settlement.bed_fee.all must hold and one of settlement.bed_fee.one; the fee a day is settlement.bed_fee.amount.
#pragma once
#include <string>
#include <vector>

#include "domain/bed_fee.hpp"
#include "domain/table.hpp"
#include "law/rulebook.hpp"

namespace mi::work {

// A table with the columns person, birth, from, to, local_household, in_home, not_self_caring, chronic, limited_mobility,
// severely_disabled (yes, no, empty) and assessment. Error(cannot) with every fault at its line.
std::vector<domain::Resident> read_residents(std::string bytes, const std::string& file);

// Error(usage): no such month; no pack knows a bed fee; the fee is left blank (G8).
domain::BedFee bed_fee(const std::string& period, const std::vector<domain::Resident>& residents, const law::Rulebook& law);
domain::Table rows(const domain::BedFee& fee);

}  // namespace mi::work
