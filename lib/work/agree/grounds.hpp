// SPDX-License-Identifier: Apache-2.0
// Grounds of this folder: the clause a step rests on.
#pragma once
#include <string>

#include "law/rulebook.hpp"

namespace mi::work {

// The clause, which must stand in a group that begins with `group`. Error(usage) with the grounds there are.
law::Clause ground_clause(const law::Rulebook& law, const std::string& id, const char* group, base::Date day);

}  // namespace mi::work
