// SPDX-License-Identifier: Apache-2.0
// What each rule of a run found, or why it was not run: no rule passes by silence, and eighty rules say it in a few lines.
#pragma once
#include <string>
#include <vector>

#include "claims/run/check.hpp"

namespace mi::claims {

// A line for each rule with hits, one for all that found nothing, one for each reason why rules were not run.
std::vector<std::string> told(const CheckResult& result);

}  // namespace mi::claims
