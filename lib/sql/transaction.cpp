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

UncheckedReferences::UncheckedReferences(Connection& connection)
    : connection_(connection), were_checked_(connection.check_references(false)) {}

UncheckedReferences::~UncheckedReferences() { connection_.check_references(were_checked_); }

Savepoint::Savepoint(Connection& connection) : connection_(connection) { connection_.exec("SAVEPOINT part"); }

Savepoint::~Savepoint() {
  // An error such as a full disk has already rolled back all of the transaction.
  if (!open_ || !connection_.in_transaction()) return;
  try {
    connection_.exec("ROLLBACK TO part; RELEASE part");
  } catch (const base::Error&) {  // a destructor has nobody to tell; the whole is rolled back by whoever began it
  }
}

void Savepoint::keep() {
  connection_.exec("RELEASE part");
  open_ = false;
}

}  // namespace mi::sql
