// SPDX-License-Identifier: Apache-2.0
#include "sql/transaction.hpp"

#include "base/error.hpp"

namespace mi::sql {

Transaction::Transaction(Connection& connection, Begin begin) : connection_(connection) {
  connection_.exec(begin == Begin::write ? "BEGIN IMMEDIATE" : "BEGIN");
}

Transaction::~Transaction() {
  // An error such as a full disk has already rolled back by itself.
  if (!open_ || !connection_.in_transaction()) return;
  try {
    connection_.exec("ROLLBACK");
  } catch (const base::Error&) {  // closing the file rolls back as well; a destructor has nobody to tell
  }
}

void Transaction::commit() {
  connection_.exec("COMMIT");
  open_ = false;
}

}  // namespace mi::sql
