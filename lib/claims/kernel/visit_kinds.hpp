// SPDX-License-Identifier: Apache-2.0
// Which visits are of the kinds (med_type) that a rule names.
#pragma once
#include <vector>

#include "claims/kernel/kind.hpp"

namespace mi::claims {

// 1 for each visit whose med_type stands in this list parameter; by id of the visit. An empty list: every visit with a row.
std::vector<char> visits_of_kind(const KernelInput& input, const std::string& parameter);

ParameterSpec stays_parameter();

}  // namespace mi::claims
