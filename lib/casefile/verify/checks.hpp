// SPDX-License-Identifier: Apache-2.0
// The single checks that verify is made of. Inside casefile/ only.
#pragma once
#include "casefile/case.hpp"
#include "casefile/verify/report.hpp"

namespace mi::casefile {

void check_schema(Case& target, Report& report);    // objects, integrity of pages, references, meta
void check_entries(Case& target, Report& report);   // identities, columns, parents, numbering, one head
void check_facts(Case& target, Report& report);     // identities, columns, references, listed ⇔ present
void check_files(Case& target, Report& report);     // bytes against hashes, listed ⇔ present
void check_derived(Case& target, Report& report);   // in_force, contradiction

// "17 (0123456789ab)": how a row is named.
std::string row_name(std::int64_t id, const std::string& hash);

}  // namespace mi::casefile
