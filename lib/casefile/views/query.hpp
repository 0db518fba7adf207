// SPDX-License-Identifier: Apache-2.0
// A person's own SELECT over the case. Beside the tables there is a view for each kind of fact in force, made of what
// its bodies hold, so that a new kind needs no migration.
#pragma once
#include <string>

#include "casefile/case.hpp"
#include "domain/table.hpp"

namespace mi::casefile {

// Columns are named as SQL names them (a name that comes twice gets _2). Nothing but SELECT is accepted, afterwards too:
// the case serves no other purpose from then on. Error(usage) with SQLite's words.
domain::Table query(Case& target, const std::string& select);

// "inspect.finding/1" → "inspect_finding_1"
std::string view_name(const std::string& kind);

}  // namespace mi::casefile
