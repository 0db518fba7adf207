// SPDX-License-Identifier: Apache-2.0
// The steps of the schema, embedded from casefile/migrations: the only owners of CREATE and ALTER.
#pragma once
#include <vector>

namespace mi::casefile {

struct Migration {
  const char* name;  // "001-entries-and-facts.sql"; its number is the user_version it leads to
  const char* sql;
};
const std::vector<Migration>& migrations();

}  // namespace mi::casefile
