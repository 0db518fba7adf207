// SPDX-License-Identifier: Apache-2.0
// One open SQLite file. Every failure becomes base::Error with the path as its place: cannot for a file that is
// missing, locked (saying by which process), read-only, full, damaged or no database; internal for our own bad SQL.
#pragma once
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "sql/statement.hpp"

struct sqlite3;

namespace mi::sql {

enum class Mode {
  read,    // nothing can be written through this connection; a crashed writer's journal is still rolled back
  write,   // the file must exist
  create,  // the file must not exist
};

std::string quoted(std::string_view name);  // a name as SQL writes it, whatever it holds

class Connection {
 public:
  static Connection open(const std::string& path, Mode mode, int wait_seconds = 5);
  static Connection memory();
  Connection(Connection&&) noexcept = default;
  Connection& operator=(Connection&&) noexcept = default;

  const std::string& path() const;
  Statement prepare(std::string_view sql);
  // The statement kept for this text: prepared once, reset each time it is asked for. Not for nested use of one text.
  Statement& cached(std::string_view sql);
  void exec(const std::string& sql);  // any number of statements, no results
  // First column of the first row; 0 or "" when there is none.
  std::int64_t integer(std::string_view sql);
  std::string text(std::string_view sql);
  std::int64_t changes() const;  // rows of the last insert, update or delete
  std::int64_t last_id() const;
  bool in_transaction() const;
  // Writes what the transaction has changed so far into the file, so that its commit finds little left to write. It stays as
  // open, and as easily rolled back, as it was. false: somebody reads the file as it was, and nothing was written.
  bool flush();
  // Whether the file holds what this connection sees: it reads in a transaction, which keeps others from writing, and has
  // changed nothing in it.
  bool stands_in_file() const;
  bool check_references(bool wanted);  // says whether they were checked; unlike the pragma, inside a transaction too

  // A scalar function for SQL on this connection; deterministic, so that indexes of queries may use it.
  using Function = std::function<Value(const std::vector<Value>&)>;
  void function(const char* name, int arguments, Function body);
  // A view that lives as long as this connection; nothing of it is in the file.
  void temporary_view(const std::string& name, const std::string& select);
  // From now on only SELECT (with its functions and common tables) is accepted; anything else is Error(usage).
  void select_only();
  // Prepares SQL that a person typed: one statement; a mistake in it is Error(usage) with SQLite's own words.
  Statement prepare_typed(std::string_view sql);
  // Copies the whole database, as this connection sees it, to a new file.
  void copy_to(const std::string& path);

 private:
  struct State;
  struct Close {
    void operator()(State* state) const;
  };
  explicit Connection(std::unique_ptr<State, Close> state);
  friend class Feed;
  friend class StandIns;
  sqlite3* handle() const;
  std::unique_ptr<State, Close> state_;
};

}  // namespace mi::sql
