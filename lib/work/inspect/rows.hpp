// SPDX-License-Identifier: Apache-2.0
// Findings as tables: all of them, one a row, and one of them in full.
#pragma once
#include <vector>

#include "domain/held.hpp"
#include "domain/table.hpp"

namespace mi::work {

domain::Table finding_list(const std::vector<domain::Docket>& dockets);
// What is known of one finding, a row each: word and text.
domain::Table finding_sheet(const domain::Docket& docket, const std::vector<domain::Evidence>& evidence);
// Its items, each with whether it is still held.
domain::Table item_list(const domain::Docket& docket);

}  // namespace mi::work
