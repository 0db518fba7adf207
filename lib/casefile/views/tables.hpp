// SPDX-License-Identifier: Apache-2.0
// What the case says of itself, as tables for mi-case.
#pragma once
#include <vector>

#include "casefile/case.hpp"
#include "casefile/copies/conflicts.hpp"
#include "casefile/copies/merge.hpp"
#include "casefile/verify/report.hpp"
#include "domain/table.hpp"

namespace mi::casefile {

// Whom a table is for: what programs read never changes with the locale.
enum class Reader { person, program };

domain::Table info_table(Case& target, Reader reader);
domain::Table log_table(Case& target);  // an entry a row, in the order in which this file came to know them
domain::Table log_facts_table(Case& target, Reader reader);  // a fact a row, in the same order
domain::Table trouble_table(const Report& report, Reader reader);
domain::Table verified_table(Case& target, int heads_seen);
domain::Table merged_table(const std::vector<Merged>& merged);
domain::Table contradiction_table(const std::vector<Contradiction>& contradictions);
domain::Table shaken_table(const std::vector<Shaken>& shaken);
// A file that was made of the case: fork, export, upgrade, a new case.
domain::Table made_table(const std::string& path, const std::string& branch, const Head& head);

}  // namespace mi::casefile
