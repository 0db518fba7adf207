// SPDX-License-Identifier: Apache-2.0
// A rule's knowledge list as temporary relations beside the claims: what the SQL forms read.
#pragma once
#include <string>

#include "claims/knowledge/rules.hpp"
#include "sql/connection.hpp"

namespace mi::test {

// Temporary: the case itself gains nothing.
void knowledge_into(sql::Connection& target, const claims::Rule& rule, const std::string& list);

}  // namespace mi::test
