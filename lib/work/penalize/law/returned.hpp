// SPDX-License-Identifier: Apache-2.0
// Money that the institution gave back.
#pragma once
#include <string>
#include <vector>

#include "casefile/case.hpp"
#include "domain/held.hpp"
#include "domain/penalty.hpp"
#include "domain/table.hpp"

namespace mi::work {

std::vector<domain::Returned> read_returned(const casefile::Case& source, const std::string& finding);

// Error(usage): nothing or less than nothing, more than the fund's money in the finding.
void check_returned(const domain::Docket& docket, const std::vector<domain::Returned>& before, const domain::Returned& now);

domain::Table returned_rows(std::vector<domain::Returned> before, const domain::Returned& now);

}  // namespace mi::work
