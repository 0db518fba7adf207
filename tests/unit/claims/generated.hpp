// SPDX-License-Identifier: Apache-2.0
// One case of 100,000 generated lines, loaded once a process, and one run of every kind over it: each kind is compared
// with the same rule in plain SQL over the same tables, which knows nothing of the kernels.
#pragma once
#include <map>
#include <set>

#include "claims_case.hpp"

namespace mi::test {

ClaimsCase& generated();
// The rules of generated.cpp, with the parameters that the tests' SQL has; run once.
const claims::CheckResult& generated_run();

using Found = std::map<std::string, std::int64_t>;  // name of a line → fen above
Found found_by(const std::string& rule);
// The visits of a rule's hits: for kinds without an excess.
std::set<std::string> visits_by(const std::string& rule);
// "mdtrt_id units" of each hit.
std::multiset<std::string> units_by(const std::string& rule);

// Rows (name of a line, fen) of SQL that follows `WITH one AS (…)`. Table l has the lines after refunds: all of fee_line, and
// line (its name), day, who (psn_no), code, digits (the fifteen national ones), left_e4 (not returned), cost (fen of it).
Found found_in_sql(const std::string& sql);
std::multiset<std::string> rows_in_sql(const std::string& sql);  // the first column

}  // namespace mi::test
