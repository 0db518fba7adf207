// SPDX-License-Identifier: Apache-2.0
// Which file is a case, of which schema step, and how a schema is made. Inside casefile/ only.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "sql/connection.hpp"

namespace mi::casefile {

constexpr std::int64_t application_id = 0x4D496366;  // "MIcf"

int schema_step();  // the step this program writes: the number of the last migration

// Reads the first hundred bytes, and nothing is changed: the file's schema step. Error(cannot): missing, a folder, no
// SQLite file, another program's SQLite file, cut off.
int peek_step(const std::string& path);

// Carries a database from schema step `from` (0: empty) to `to`, in one transaction.
void migrate(sql::Connection& db, int from, int to);

struct SchemaObject {
  std::string type, name, table, sql;
  friend bool operator==(const SchemaObject&, const SchemaObject&) = default;
};
std::vector<SchemaObject> schema_of(sql::Connection& db);  // ordered by type and name

}  // namespace mi::casefile
