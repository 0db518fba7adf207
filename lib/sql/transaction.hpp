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

}  // namespace mi::sql
