// SPDX-License-Identifier: Apache-2.0
#include "sql/connection.hpp"

#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

#include <unordered_map>

#include "base/message.hpp"
#include "base/text.hpp"
#include "sql/failure.hpp"

namespace mi::sql {
namespace {

using base::Error;
using base::ErrorKind;
using base::say;

void must_exist(const std::string& path) {
  struct stat info{};
  if (stat(path.c_str(), &info) != 0) throw Error(ErrorKind::cannot, say("there is no such file"), {path});
  if (S_ISDIR(info.st_mode)) throw Error(ErrorKind::cannot, say("this is a folder, not a file"), {path});
}

void must_not_exist(const std::string& path) {
  struct stat info{};
  if (stat(path.c_str(), &info) == 0) throw Error(ErrorKind::cannot, say("the file exists already"), {path});
}

// A reader too needs the right to write where it can be had: only a writer can roll back the journal of a crash.
int flags_for(const std::string& path, Mode mode) {
  if (mode == Mode::create) return SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
  bool writable = access(path.c_str(), W_OK) == 0;
  return mode == Mode::write || writable ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READONLY;
}

// A case comes from other people: its schema gets no powers beyond storing rows.
void distrust(sqlite3* handle) {
  sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  sqlite3_db_config(handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
}

sqlite3* open_handle(const std::string& path, int flags) {
  sqlite3* handle = nullptr;
  int code = sqlite3_open_v2(path.c_str(), &handle, flags | SQLITE_OPEN_EXRESCODE | SQLITE_OPEN_NOMUTEX, nullptr);
  if (code != SQLITE_OK) {
    Error error = failure(path, code, handle != nullptr ? sqlite3_errmsg(handle) : sqlite3_errstr(code));
    sqlite3_close_v2(handle);
    throw error;
  }
  distrust(handle);
  return handle;
}

// A disk that ends in the middle of writing leaves pages half exchanged and the journal beside them: SQLite rolls it back
// when the file is next opened. That is now, so that whoever looks at the file sees it as it was.
void roll_back_at_once(const std::string& path) {
  struct stat journal{};
  if (path.empty() || stat((path + "-journal").c_str(), &journal) != 0 || journal.st_size == 0) return;
  sqlite3* handle = nullptr;
  if (sqlite3_open_v2(path.c_str(), &handle, SQLITE_OPEN_READWRITE, nullptr) == SQLITE_OK)
    sqlite3_exec(handle, "SELECT count(*) FROM sqlite_schema", nullptr, nullptr, nullptr);
  sqlite3_close_v2(handle);
}

Value argument(sqlite3_value* value) {
  auto size = static_cast<std::size_t>(sqlite3_value_bytes(value));
  switch (sqlite3_value_type(value)) {
    case SQLITE_NULL: return Null{};
    case SQLITE_INTEGER: return std::int64_t{sqlite3_value_int64(value)};
    case SQLITE_BLOB: return Blob{std::string(static_cast<const char*>(sqlite3_value_blob(value)), size)};
    default: return std::string(reinterpret_cast<const char*>(sqlite3_value_text(value)), size);
  }
}

void answer(sqlite3_context* context, const Value& value) {
  if (auto* integer = std::get_if<std::int64_t>(&value)) return sqlite3_result_int64(context, *integer);
  if (auto* text = std::get_if<std::string>(&value))
    return sqlite3_result_text64(context, text->data(), text->size(), SQLITE_TRANSIENT, SQLITE_UTF8);
  if (auto* blob = std::get_if<Blob>(&value))
    return sqlite3_result_blob64(context, blob->bytes.data(), blob->bytes.size(), SQLITE_TRANSIENT);
  sqlite3_result_null(context);
}

void call(sqlite3_context* context, int count, sqlite3_value** values) {
  auto& body = *static_cast<Connection::Function*>(sqlite3_user_data(context));
  try {  // an exception must not pass through SQLite's C frames
    std::vector<Value> arguments;
    for (int i = 0; i < count; ++i) arguments.push_back(argument(values[i]));
    answer(context, body(arguments));
  } catch (const std::exception& e) {
    sqlite3_result_error(context, e.what(), -1);
  }
}

int allow_select(void*, int action, const char*, const char*, const char*, const char*) {
  bool reads = action == SQLITE_SELECT || action == SQLITE_READ || action == SQLITE_FUNCTION || action == SQLITE_RECURSIVE;
  return reads ? SQLITE_OK : SQLITE_DENY;
}

}  // namespace

struct Connection::State {
  sqlite3* handle = nullptr;
  std::string path;
  bool writes = false;
  std::unordered_map<std::string, Statement> statements;
};

void Connection::Close::operator()(State* state) const {
  state->statements.clear();
  sqlite3_close_v2(state->handle);
  if (state->writes) roll_back_at_once(state->path);
  delete state;
}

Connection::Connection(std::unique_ptr<State, Close> state) : state_(std::move(state)) {}

Connection Connection::open(const std::string& path, Mode mode, int wait_seconds) {
  mode == Mode::create ? must_not_exist(path) : must_exist(path);
  std::unique_ptr<State, Close> state(new State{nullptr, path, mode == Mode::write, {}});
  state->handle = open_handle(path, flags_for(path, mode));
  sqlite3_busy_timeout(state->handle, wait_seconds * 1000);
  Connection result(std::move(state));
  if (mode == Mode::read) result.exec("PRAGMA query_only = ON");
  return result;
}

Connection Connection::memory() {
  std::unique_ptr<State, Close> state(new State{nullptr, {}, false, {}});
  state->handle = open_handle(":memory:", SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
  return Connection(std::move(state));
}

const std::string& Connection::path() const { return state_->path; }
sqlite3* Connection::handle() const { return state_->handle; }

Statement Connection::prepare(std::string_view sql) {
  sqlite3_stmt* statement = nullptr;
  int code = sqlite3_prepare_v3(state_->handle, sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT,
                                &statement, nullptr);
  check(state_->handle, code);
  return Statement(statement);
}

Statement& Connection::cached(std::string_view sql) {
  std::string key(sql);
  auto found = state_->statements.find(key);
  if (found == state_->statements.end()) found = state_->statements.emplace(std::move(key), prepare(sql)).first;
  return found->second.reset();
}

void Connection::exec(const std::string& sql) {
  check(state_->handle, sqlite3_exec(state_->handle, sql.c_str(), nullptr, nullptr, nullptr));
}

std::int64_t Connection::integer(std::string_view sql) {
  Statement statement = prepare(sql);
  return statement.step() ? statement.integer(0) : 0;
}

std::string Connection::text(std::string_view sql) {
  Statement statement = prepare(sql);
  return statement.step() ? statement.string(0) : std::string();
}

std::int64_t Connection::changes() const { return sqlite3_changes64(state_->handle); }
bool Connection::flush() {
  const int code = sqlite3_db_cacheflush(state_->handle);
  if (code != SQLITE_BUSY) check(state_->handle, code);
  return code != SQLITE_BUSY;
}
std::int64_t Connection::last_id() const { return sqlite3_last_insert_rowid(state_->handle); }
bool Connection::in_transaction() const { return sqlite3_get_autocommit(state_->handle) == 0; }

bool Connection::stands_in_file() const {
  if (state_->path.empty() || !in_transaction() || sqlite3_txn_state(state_->handle, "main") == SQLITE_TXN_NONE) return false;
  int moved = 1;
  sqlite3_file_control(state_->handle, "main", SQLITE_FCNTL_HAS_MOVED, &moved);
  sqlite3_file* journal = nullptr;  // opened with the first page that changes
  sqlite3_file_control(state_->handle, "main", SQLITE_FCNTL_JOURNAL_POINTER, &journal);
  return moved == 0 && journal != nullptr && journal->pMethods == nullptr;
}

bool Connection::check_references(bool wanted) {
  int were = 0;
  sqlite3_db_config(state_->handle, SQLITE_DBCONFIG_ENABLE_FKEY, -1, &were);
  sqlite3_db_config(state_->handle, SQLITE_DBCONFIG_ENABLE_FKEY, wanted ? 1 : 0, nullptr);
  return were != 0;
}

void Connection::function(const char* name, int arguments, Function body) {
  auto* owned = new Function(std::move(body));
  auto drop = [](void* f) { delete static_cast<Function*>(f); };
  check(state_->handle, sqlite3_create_function_v2(state_->handle, name, arguments, SQLITE_UTF8 | SQLITE_DETERMINISTIC,
                                                   owned, call, nullptr, nullptr, drop));
}

void Connection::temporary_view(const std::string& name, const std::string& select) {
  bool reader = integer("PRAGMA query_only") != 0;  // which forbids even this
  if (reader) exec("PRAGMA query_only = OFF");
  exec("CREATE TEMP VIEW " + quoted(name) + " AS " + select);
  if (reader) exec("PRAGMA query_only = ON");
}

std::string quoted(std::string_view name) { return "\"" + base::replace_all(std::string(name), "\"", "\"\"") + "\""; }

void Connection::select_only() { sqlite3_set_authorizer(state_->handle, allow_select, nullptr); }

Statement Connection::prepare_typed(std::string_view sql) {
  sqlite3_stmt* handle = nullptr;
  const char* rest = nullptr;
  int code = sqlite3_prepare_v2(state_->handle, sql.data(), static_cast<int>(sql.size()), &handle, &rest);
  Statement statement(handle);
  if (code == SQLITE_AUTH) throw Error(ErrorKind::usage, say("only SELECT is possible here"));
  if (code == SQLITE_ERROR) throw Error(ErrorKind::usage, say("SQLite: {}", sqlite3_errmsg(state_->handle)));
  check(state_->handle, code);
  std::string_view left = sql.substr(static_cast<std::size_t>(rest - sql.data()));
  if (handle == nullptr) throw Error(ErrorKind::usage, say("the SQL text holds no statement"));
  if (left.find_first_not_of(" \t\r\n;") != std::string_view::npos)
    throw Error(ErrorKind::usage, say("give one SQL statement at a time"));
  return statement;
}

void Connection::copy_to(const std::string& path) {
  must_not_exist(path);
  sqlite3* target = open_handle(path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
  sqlite3_backup* backup = sqlite3_backup_init(target, "main", state_->handle, "main");
  int code = backup != nullptr ? sqlite3_backup_step(backup, -1) : sqlite3_extended_errcode(target);
  sqlite3_backup_finish(backup);
  const int system_code = sqlite3_system_errno(target);
  sqlite3_close_v2(target);
  if (code == SQLITE_DONE) return;
  unlink(path.c_str());
  throw failure(path, code, sqlite3_errstr(code), system_code);
}

}  // namespace mi::sql
