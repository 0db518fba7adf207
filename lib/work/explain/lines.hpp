// SPDX-License-Identifier: Apache-2.0
// The claim lines below a figure, as they were loaded.
#pragma once
#include <string>
#include <vector>

#include "casefile/case.hpp"
#include "domain/table.hpp"

namespace mi::work {

// `lines` are references "batch:place". Error(cannot) when the case does not hold one of them.
domain::Table line_rows(casefile::Case& file, const std::vector<std::string>& lines);

}  // namespace mi::work
