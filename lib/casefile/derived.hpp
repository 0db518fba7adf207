// SPDX-License-Identifier: Apache-2.0
// What follows from the set of facts: which are in force, and where set or once keys contradict each other. No clock, no
// law, no order of arrival.
#pragma once
#include <cstdint>

#include "casefile/case.hpp"
#include "sql/connection.hpp"

namespace mi::casefile {

// Carries the derived tables on by one new fact: touches its key only. Inside casefile/ only.
void derive_fact(sql::Connection& db, std::int64_t row, const Fact& fact);

// The two derived tables as queries over the facts: what they must hold. Also the means of verify.
const char* in_force_query();       // kind, key, fact
const char* contradiction_query();  // kind, key, heads; over in_force

// Makes the derived tables anew from the facts; the number of rows that were wrong or missing.
std::int64_t rebuild(Case& target, bool dry_run = false);

}  // namespace mi::casefile
