// SPDX-License-Identifier: Apache-2.0
// Grounds and gates of this folder: the clause a step rests on, and what must be on record before it.
#pragma once
#include <string>

#include "law/rulebook.hpp"

namespace mi::work {

// The clause, which must stand in a group that begins with `group`. Error(usage) with the grounds there are.
law::Clause ground_clause(const law::Rulebook& law, const std::string& id, const char* group, base::Date day);

// Error(gate) listing all that is missing, each with its article. `title`: what is refused, in the reader's language.
void pass_gate(const law::Rulebook& law, const std::string& step, const law::Facts& known, base::Date day,
               const std::string& title);

}  // namespace mi::work
