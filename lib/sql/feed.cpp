// SPDX-License-Identifier: Apache-2.0
#include "sql/feed.hpp"

#include <sqlite3.h>

#include <exception>
#include <utility>

#include "base/error.hpp"
#include "sql/failure.hpp"

namespace mi::sql {

// The functions are what SQLite calls of a virtual table; an exception must not pass through its C frames.
struct Feed::State {
  sqlite3* handle = nullptr;
  std::string name;
  std::string declaration;
  std::vector<FedValue> row;
  FedRows* rows = nullptr;  // while a statement runs
  bool more = false;
  std::exception_ptr error;

  struct Table {
    sqlite3_vtab base{};  // the first member: what SQLite has a pointer to
    State* state = nullptr;
  };

  static State& of(sqlite3_vtab_cursor* cursor) { return *reinterpret_cast<Table*>(cursor->pVtab)->state; }

  int next() {
    try {
      more = rows != nullptr && rows->next(row);
      return SQLITE_OK;
    } catch (...) {
      error = std::current_exception();
      return SQLITE_ABORT;
    }
  }

  static int connect(sqlite3* handle, void* state, int, const char* const*, sqlite3_vtab** made, char**) {
    auto& feed = *static_cast<State*>(state);
    const int code = sqlite3_declare_vtab(handle, feed.declaration.c_str());
    if (code == SQLITE_OK) *made = &(new Table{{}, &feed})->base;
    return code;
  }
  static int disconnect(sqlite3_vtab* table) {
    delete reinterpret_cast<Table*>(table);
    return SQLITE_OK;
  }
  static int plan(sqlite3_vtab*, sqlite3_index_info* info) {
    info->estimatedCost = 1;
    return SQLITE_OK;
  }
  static int open(sqlite3_vtab*, sqlite3_vtab_cursor** made) {
    *made = new sqlite3_vtab_cursor{};
    return SQLITE_OK;
  }
  static int close(sqlite3_vtab_cursor* cursor) {
    delete cursor;
    return SQLITE_OK;
  }
  static int first_row(sqlite3_vtab_cursor* cursor, int, const char*, int, sqlite3_value**) { return of(cursor).next(); }
  static int next_row(sqlite3_vtab_cursor* cursor) { return of(cursor).next(); }
  static int at_end(sqlite3_vtab_cursor* cursor) { return of(cursor).more ? 0 : 1; }
  static int column(sqlite3_vtab_cursor* cursor, sqlite3_context* context, int at) {
    const FedValue& value = of(cursor).row[static_cast<std::size_t>(at)];
    if (value.type == FedValue::Type::integer) sqlite3_result_int64(context, value.integer);
    if (value.type == FedValue::Type::blob) sqlite3_result_blob64(context, value.text.data(), value.text.size(), SQLITE_STATIC);
    if (value.type != FedValue::Type::text) return SQLITE_OK;
    // An empty view may have no bytes at all, which SQLite would take for null.
    const char* bytes = value.text.data() != nullptr ? value.text.data() : "";
    sqlite3_result_text64(context, bytes, value.text.size(), SQLITE_STATIC, SQLITE_UTF8);
    return SQLITE_OK;
  }
  static int number_of_row(sqlite3_vtab_cursor*, sqlite3_int64* number) {
    *number = 0;  // nobody asks
    return SQLITE_OK;
  }

  static const sqlite3_module* module() {
    static const sqlite3_module functions = [] {
      sqlite3_module m{};  // without xCreate: a table that is there by itself, and in no schema
      m.xConnect = connect;
      m.xDisconnect = disconnect;
      m.xBestIndex = plan;
      m.xOpen = open;
      m.xClose = close;
      m.xFilter = first_row;
      m.xNext = next_row;
      m.xEof = at_end;
      m.xColumn = column;
      m.xRowid = number_of_row;
      return m;
    }();
    return &functions;
  }
};

Feed::Feed(Connection& connection, std::string name, const std::vector<std::string>& columns) : state_(std::make_unique<State>()) {
  State& s = *state_;
  s.handle = connection.handle();
  s.name = std::move(name);
  for (const std::string& column : columns) s.declaration += (s.declaration.empty() ? "" : ", ") + quoted(column);
  s.declaration = "CREATE TABLE feed (" + s.declaration + ")";
  s.row.resize(columns.size());
  check(s.handle, sqlite3_create_module_v2(s.handle, s.name.c_str(), State::module(), &s, nullptr));
}

Feed::~Feed() { sqlite3_create_module_v2(state_->handle, state_->name.c_str(), nullptr, nullptr, nullptr); }

void Feed::run(Statement& statement, FedRows& rows) {
  state_->rows = &rows;
  try {
    statement.run();
  } catch (const base::Error&) {
    state_->rows = nullptr;
    if (state_->error) std::rethrow_exception(std::exchange(state_->error, nullptr));
    throw;
  }
  state_->rows = nullptr;
}

}  // namespace mi::sql
