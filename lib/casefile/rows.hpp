// SPDX-License-Identifier: Apache-2.0
// Entries and facts as rows. Writing, merging and exporting all insert through here, so that columns and reference
// tables always follow from the header. Inside casefile/ only.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "casefile/identity.hpp"
#include "sql/connection.hpp"

namespace mi::casefile {

// Inserts the fact, its references and what follows from it in the derived tables. Returns the row's id.
std::int64_t insert_fact(sql::Connection& db, const Sealed& fact);
std::int64_t insert_entry(sql::Connection& db, const Sealed& entry);
// `bytes` absent: withheld. Does nothing when the file is there.
void insert_file(sql::Connection& db, const FileRef& file, const std::optional<std::string>& bytes);

std::optional<std::int64_t> row_of(sql::Connection& db, const char* table, const std::string& hash);
std::optional<std::string> optional_text(const sql::Statement& row, int column);

// For SELECTs whose columns are hash, header, body, reason.
std::vector<Fact> read_facts(sql::Statement& rows);
// For SELECTs whose columns are hash, header, salt, body, and of facts also reason.
std::vector<Sealed> read_sealed(sql::Statement& rows);

// The one order of facts, the same in every copy of a case. "f" is the fact.
inline constexpr const char* fact_order = " ORDER BY f.recorded, f.branch, f.entry, f.place";

}  // namespace mi::casefile
