// SPDX-License-Identifier: Apache-2.0
// Does the case still say what was written? Compares the schema with the migrations, every identity, every column and
// reference with its header, what is listed with what is there, files, the claims, and the derived tables.
#pragma once
#include <string>
#include <vector>

#include "casefile/case.hpp"
#include "casefile/verify/report.hpp"

namespace mi::casefile {

// The case must be readable at all (Case::open). Nothing is written.
Report verify(Case& target);

// What `seen` proves: a head ("12:0123456789abcdef"), another case file, or any document that carries heads. Adds a line
// for each head that is not in this case's history. Returns how many heads were compared.
// Error(usage) when the text is no head and no file; Error(cannot) when the file carries no head of any case.
int verify_seen(Case& target, const std::string& seen, Report& report);

}  // namespace mi::casefile
