// SPDX-License-Identifier: Apache-2.0
// The findings of a case, each with what was said about it since: replies, the review, the classification, whether a
// decision stands on it.
#pragma once
#include <string>
#include <vector>

#include "casefile/case.hpp"
#include "domain/held.hpp"
#include "domain/measure.hpp"

namespace mi::casefile {

// Who raised a finding matters to its review alone; reckoning goes without.
enum class Raisers { told, left_out };
// In the order in which they were raised. Error(choice) when a finding, review or classification is contradicted.
std::vector<domain::Docket> dockets(const Case& source, Raisers raisers = Raisers::told);
// One of them. Error(cannot) with the nearest name when there is no such finding.
domain::Docket docket(const Case& source, const std::string& finding);

}  // namespace mi::casefile
