// SPDX-License-Identifier: Apache-2.0
// The derived tables against what the facts say.
#include "base/message.hpp"
#include "casefile/derived.hpp"
#include "casefile/state.hpp"
#include "casefile/verify/checks.hpp"

namespace mi::casefile {
namespace {

void compare(sql::Connection& db, const std::string& table, const std::string& query, Report& report) {
  auto name = [](const sql::Statement& row) {
    return row.string(0) + " " + row.string(1) + " " + row.string(2);
  };
  auto extra = db.prepare("SELECT * FROM " + table + " EXCEPT " + query);
  while (extra.step()) report.add(table, name(extra), "", base::say("does not follow from the facts"), "extra");
  auto missing = db.prepare(query + " EXCEPT SELECT * FROM " + table);
  while (missing.step()) report.add(table, name(missing), "", base::say("follows from the facts and is missing"), "missing");
}

// Contradictions follow from facts through in_force: from what that table should hold, not from what it does.
std::string over_facts(std::string query) {
  std::string from = "FROM in_force i";
  auto place = query.find(from);
  return query.replace(place, from.size(), "FROM (" + std::string(in_force_query()) + ") i");
}

}  // namespace

void check_derived(Case& target, Report& report) {
  sql::Connection& db = target.connection();
  compare(db, "in_force", in_force_query(), report);
  compare(db, "contradiction", over_facts(contradiction_query()), report);
}

}  // namespace mi::casefile
