// SPDX-License-Identifier: Apache-2.0
#include "sql/statement.hpp"

#include <sqlite3.h>

#include "sql/failure.hpp"

namespace mi::sql {
namespace {

// Called for every value of every row: the way out is kept away from it.
inline void check_bind(sqlite3_stmt* statement, int code) {
  if (code != SQLITE_OK) check(sqlite3_db_handle(statement), code);
}

}  // namespace

Statement::~Statement() { sqlite3_finalize(handle_); }

Statement& Statement::bind(int place, std::int64_t value) {
  check_bind(handle_, sqlite3_bind_int64(handle_, place, value));
  return *this;
}

Statement& Statement::bind(int place, std::string_view text) {
  // An empty view may have no bytes at all, which SQLite would take for null.
  const char* bytes = text.data() != nullptr ? text.data() : "";
  check_bind(handle_, sqlite3_bind_text64(handle_, place, bytes, text.size(), SQLITE_TRANSIENT, SQLITE_UTF8));
  return *this;
}

Statement& Statement::bind_static(int place, std::string_view text) {
  const char* bytes = text.data() != nullptr ? text.data() : "";
  check_bind(handle_, sqlite3_bind_text64(handle_, place, bytes, text.size(), SQLITE_STATIC, SQLITE_UTF8));
  return *this;
}

Statement& Statement::bind_blob(int place, std::string_view bytes) {
  const char* start = bytes.data() != nullptr ? bytes.data() : "";
  check_bind(handle_, sqlite3_bind_blob64(handle_, place, start, bytes.size(), SQLITE_TRANSIENT));
  return *this;
}

Statement& Statement::bind_null(int place) {
  check_bind(handle_, sqlite3_bind_null(handle_, place));
  return *this;
}

Statement& Statement::bind(int place, const Value& value) {
  if (auto* integer = std::get_if<std::int64_t>(&value)) return bind(place, *integer);
  if (auto* text = std::get_if<std::string>(&value)) return bind(place, std::string_view(*text));
  if (auto* blob = std::get_if<Blob>(&value)) return bind_blob(place, blob->bytes);
  return bind_null(place);
}

bool Statement::step() {
  int code = sqlite3_step(handle_);
  if (code == SQLITE_ROW) return true;
  if (code == SQLITE_DONE) return false;
  base::Error error = failure(sqlite3_db_handle(handle_), code);
  sqlite3_reset(handle_);
  throw error;
}

void Statement::run() {
  while (step()) {
  }
  reset();
}

Statement& Statement::reset() {
  sqlite3_reset(handle_);  // repeats the error of the last step, which was thrown then
  return *this;
}

int Statement::columns() const { return sqlite3_column_count(handle_); }
std::string Statement::column_name(int column) const { return sqlite3_column_name(handle_, column); }
bool Statement::is_null(int column) const { return sqlite3_column_type(handle_, column) == SQLITE_NULL; }
std::int64_t Statement::integer(int column) const { return sqlite3_column_int64(handle_, column); }

std::string_view Statement::text(int column) const {
  const void* bytes = sqlite3_column_blob(handle_, column);
  auto size = static_cast<std::size_t>(sqlite3_column_bytes(handle_, column));
  return bytes != nullptr ? std::string_view(static_cast<const char*>(bytes), size) : std::string_view();
}

Value Statement::value(int column) const {
  switch (sqlite3_column_type(handle_, column)) {
    case SQLITE_NULL: return Null{};
    case SQLITE_INTEGER: return integer(column);
    case SQLITE_BLOB: return Blob{string(column)};
    case SQLITE_FLOAT:  // none is ever stored; a person's own SQL may reckon one
      return std::string(reinterpret_cast<const char*>(sqlite3_column_text(handle_, column)));
    default: return string(column);
  }
}

}  // namespace mi::sql
