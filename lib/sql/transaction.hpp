// SPDX-License-Identifier: Apache-2.0
// All or nothing: rolled back unless committed.
#pragma once
#include "sql/connection.hpp"

namespace mi::sql {

enum class Begin {
  read,   // a steady view of one moment
  write,  // takes the writer's lock at once: waits, then says who holds it
};

class Transaction {
 public:
  Transaction(Connection& connection, Begin begin);
  ~Transaction();
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  void commit();

 private:
  Connection& connection_;
  bool open_ = true;
};

// While it lives, SQLite does not look up what the rows of this connection refer to, as it would do row by row. For those
// who know that it is there: they put it there in the same transaction.
class UncheckedReferences {
 public:
  explicit UncheckedReferences(Connection& connection);
  ~UncheckedReferences();
  UncheckedReferences(const UncheckedReferences&) = delete;
  UncheckedReferences& operator=(const UncheckedReferences&) = delete;

 private:
  Connection& connection_;
  bool were_checked_;
};

// A part of an open transaction that can be taken back alone: taken back unless kept.
class Savepoint {
 public:
  explicit Savepoint(Connection& connection);
  ~Savepoint();
  Savepoint(const Savepoint&) = delete;
  Savepoint& operator=(const Savepoint&) = delete;
  void keep();

 private:
  Connection& connection_;
  bool open_ = true;
};

}  // namespace mi::sql
