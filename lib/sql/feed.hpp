// SPDX-License-Identifier: Apache-2.0
// Rows that a statement takes from the program itself: "INSERT INTO t (a, b) SELECT a, b FROM feed" instead of a call to
// bind each value and one to run each row.
#pragma once
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sql/connection.hpp"

namespace mi::sql {

struct FedValue {
  enum class Type : std::uint8_t { null, integer, text, blob };
  Type type = Type::null;
  std::int64_t integer = 0;
  std::string_view text;  // or the bytes of a blob; must live until the statement has run

  void put_null() { type = Type::null; }
  void put(std::int64_t value) {
    type = Type::integer;
    integer = value;
  }
  void put(std::string_view value) {
    type = Type::text;
    text = value;
  }
  void put_blob(std::string_view bytes) {
    type = Type::blob;
    text = bytes;
  }
};

class FedRows {
 public:
  virtual ~FedRows() = default;
  virtual bool next(std::span<FedValue> row) = 0;  // fills it; false: that was all
};

// A table of that name on this connection, from which statements can select. The feed must live longer than they do, and
// less long than its connection.
class Feed {
 public:
  Feed(Connection& connection, std::string name, const std::vector<std::string>& columns);
  ~Feed();
  Feed(const Feed&) = delete;
  Feed& operator=(const Feed&) = delete;

  // Runs a statement that selects from this feed once. What `rows` throws is thrown.
  void run(Statement& statement, FedRows& rows);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace mi::sql
