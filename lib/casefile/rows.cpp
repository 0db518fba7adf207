// SPDX-License-Identifier: Apache-2.0
#include "casefile/rows.hpp"

#include "base/message.hpp"
#include "casefile/derived.hpp"

namespace mi::casefile {
namespace {

using base::Error;
using base::ErrorKind;
using base::say;

sql::Value or_null(const std::optional<std::string>& text) {
  return text ? sql::Value(*text) : sql::Value(sql::Null{});
}

std::int64_t known_row(sql::Connection& db, const char* table, const std::string& hash) {
  if (auto row = row_of(db, table, hash)) return *row;
  throw Error(ErrorKind::internal, say("{} of the case refers to {}, which it does not hold", table, hash.substr(0, 16)));
}

void insert_references(sql::Connection& db, const char* sql, std::int64_t fact, const std::vector<FactId>& others) {
  for (const FactId& other : others) db.cached(sql).with(fact, known_row(db, "fact", other)).run();
}

void insert_columns(sql::Connection& db, const Fact& fact, const Sealed& sealed) {
  auto& insert = db.cached(
      "INSERT INTO fact(hash, branch, entry, place, kind, mode, key, name, event, recorded, person, header, salt, body, "
      "reason) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)");
  sql::Value event = fact.event ? sql::Value(fact.event->to_string()) : sql::Value(sql::Null{});
  insert.with(sealed.hash, fact.origin.branch, fact.origin.entry, fact.origin.place, fact.kind, mode_name(fact.mode),
              fact.key, fact.name, event, fact.recorded.to_string(), fact.person, sealed.header, or_null(sealed.salt),
              or_null(sealed.body), or_null(sealed.reason));
  insert.run();
}

}  // namespace

std::int64_t insert_fact(sql::Connection& db, const Sealed& sealed) {
  Fact fact = read_fact(sealed.hash, sealed.header);
  insert_columns(db, fact, sealed);
  std::int64_t row = db.last_id();
  insert_references(db, "INSERT INTO fact_replaces VALUES (?1, ?2)", row, fact.replaces);
  insert_references(db, "INSERT INTO fact_rests_on VALUES (?1, ?2)", row, fact.rests_on);
  derive_fact(db, row, fact);
  return row;
}

std::int64_t insert_entry(sql::Connection& db, const Sealed& sealed) {
  Entry entry = read_entry(sealed.hash, sealed.header);
  auto& insert = db.cached(
      "INSERT INTO entry(hash, branch, number, program, person, recorded, header, salt, body) "
      "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)");
  insert.with(sealed.hash, entry.branch, entry.number, entry.program, entry.person, entry.recorded, sealed.header,
              or_null(sealed.salt), or_null(sealed.body));
  insert.run();
  std::int64_t row = db.last_id();
  for (const std::string& parent : entry.parents)
    db.cached("INSERT INTO entry_parent VALUES (?1, ?2)").with(row, known_row(db, "entry", parent)).run();
  return row;
}

void insert_file(sql::Connection& db, const FileRef& file, const std::optional<std::string>& bytes) {
  auto& present = db.cached("SELECT 1 FROM file WHERE hash = ?1").bind(1, file.hash);
  bool there = present.step();
  present.reset();
  if (there) return;
  auto& insert = db.cached("INSERT INTO file(hash, size, bytes) VALUES (?1, ?2, ?3)");
  insert.bind(1, file.hash).bind(2, file.size);
  bytes ? insert.bind_blob(3, *bytes) : insert.bind_null(3);
  insert.run();
}

std::optional<std::int64_t> row_of(sql::Connection& db, const char* table, const std::string& hash) {
  auto& rows = db.cached("SELECT id FROM " + std::string(table) + " WHERE hash = ?1").bind(1, hash);
  std::optional<std::int64_t> result;
  if (rows.step()) result = rows.integer(0);
  rows.reset();
  return result;
}

std::optional<std::string> optional_text(const sql::Statement& row, int column) {
  if (row.is_null(column)) return std::nullopt;
  return row.string(column);
}

std::vector<Fact> read_facts(sql::Statement& rows) {
  std::vector<Fact> result;
  while (rows.step()) result.push_back(read_fact(rows.string(0), rows.text(1), optional_text(rows, 2), optional_text(rows, 3)));
  rows.reset();
  return result;
}

std::vector<Sealed> read_sealed(sql::Statement& rows) {
  std::vector<Sealed> result;
  while (rows.step())
    result.push_back({rows.string(0), rows.string(1), optional_text(rows, 2), optional_text(rows, 3),
                      rows.columns() > 4 ? optional_text(rows, 4) : std::nullopt});
  rows.reset();
  return result;
}

}  // namespace mi::casefile
