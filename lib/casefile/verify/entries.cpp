// SPDX-License-Identifier: Apache-2.0
// Entries: is each one what its hash says, does it hang together with the others, is there one first and one last.
#include <algorithm>
#include <map>
#include <set>

#include "base/hash.hpp"
#include "base/message.hpp"
#include "casefile/identity.hpp"
#include "casefile/rows.hpp"
#include "casefile/state.hpp"
#include "casefile/verify/checks.hpp"

namespace mi::casefile {
namespace {

using base::say;

struct Row {
  std::int64_t id;
  std::string hash, branch;
  std::int64_t number;
  std::string program, person, recorded, header;
  std::optional<std::string> salt, body;
  std::string name() const { return row_name(id, hash); }
};

std::vector<Row> read_rows(sql::Connection& db) {
  auto rows = db.prepare("SELECT id, hash, branch, number, program, person, recorded, header, salt, body FROM entry ORDER BY id");
  std::vector<Row> result;
  while (rows.step())
    result.push_back({rows.integer(0), rows.string(1), rows.string(2), rows.integer(3), rows.string(4), rows.string(5),
                      rows.string(6), rows.string(7), optional_text(rows, 8), optional_text(rows, 9)});
  return result;
}

void check_columns(const Row& row, const Entry& entry, Report& report) {
  auto same = [&](bool equal, const char* column) {
    if (!equal) report.add("entry", row.name(), column, say("is not what the header says"));
  };
  same(row.branch == entry.branch, "branch");
  same(row.number == entry.number, "number");
  same(row.program == entry.program, "program");
  same(row.person == entry.person, "person");
  same(row.recorded == entry.recorded, "recorded");
}

void check_parents(sql::Connection& db, const Row& row, const Entry& entry, Report& report) {
  auto& rows = db.cached("SELECT coalesce(e.hash, '') FROM entry_parent p LEFT JOIN entry e ON e.id = p.parent WHERE p.entry = ?1")
                   .with(row.id);
  std::vector<std::string> found, wanted = entry.parents;
  while (rows.step()) found.push_back(rows.string(0));
  rows.reset();
  std::sort(found.begin(), found.end());
  std::sort(wanted.begin(), wanted.end());
  if (found != wanted) report.add("entry_parent", row.name(), "parent", say("parents are not what the header says"));
}

// The salt follows from the secret; where that is at hand it tells which of the two was changed.
void check_body(const Row& row, const Entry& entry, const std::string& secret, bool is_export, Report& report) {
  if (!row.body && !is_export) return report.add("entry", row.name(), "body", say("is missing"), "missing");
  if (!row.body || body_hash(*row.salt, *row.body) == entry.body_hash) return;
  bool salt_wrong = !secret.empty() && *row.salt != salt_for(secret, place_of(entry.branch, entry.number));
  report.add("entry", row.name(), salt_wrong ? "salt" : "body", say("is not what the header's hash says"));
}

std::optional<Entry> check_identity(const Row& row, Report& report) {
  if (base::sha256_hex(row.header) != row.hash) {
    report.add("entry", row.name(), "header", say("header and hash do not belong together"));
    return std::nullopt;
  }
  return read_entry(row.hash, row.header);
}

void check_ends(Case& target, const std::vector<Row>& rows, Report& report) {
  sql::Connection& db = target.connection();
  if (rows.empty()) return report.add("entry", "", "", say("the case has no entries"), "missing");
  auto first = db.integer("SELECT count(*) FROM entry WHERE id NOT IN (SELECT entry FROM entry_parent)");
  if (first != 1) report.add("entry", "", "", say("{} entries have no parent; only the first may have none", first));
  auto ends = db.prepare("SELECT id, hash FROM entry WHERE id NOT IN (SELECT parent FROM entry_parent) ORDER BY id");
  while (ends.step())
    if (ends.integer(0) != rows.back().id)
      report.add("entry", row_name(ends.integer(0), ends.string(1)), "", say("no later entry follows on it, and it is not the last"), "extra");
}

void check_numbers(const std::vector<Row>& rows, Report& report) {
  std::map<std::string, std::set<std::int64_t>> numbers;
  for (const Row& row : rows) numbers[row.branch].insert(row.number);
  for (const auto& [branch, found] : numbers)
    if (!found.empty() && (*found.begin() != 1 || *found.rbegin() != static_cast<std::int64_t>(found.size())))
      report.add("entry", branch, "number", say("the numbers of this branch have gaps"), "missing");
}

}  // namespace

void check_entries(Case& target, Report& report) {
  auto rows = read_rows(target.connection());
  bool is_export = target.is_export();
  for (const Row& row : rows) {
    auto entry = check_identity(row, report);
    if (!entry) continue;
    check_columns(row, *entry, report);
    check_parents(target.connection(), row, *entry, report);
    check_body(row, *entry, target.state().secret, is_export, report);
  }
  check_ends(target, rows, report);
  check_numbers(rows, report);
}

}  // namespace mi::casefile
