// SPDX-License-Identifier: Apache-2.0
// The schema against the migrations, the pages and references as SQLite sees them, and the meta table.
#include <algorithm>
#include <map>
#include <set>

#include "base/hash.hpp"
#include "base/message.hpp"
#include "casefile/identity.hpp"
#include "casefile/rows.hpp"
#include "casefile/schema.hpp"
#include "casefile/state.hpp"
#include "casefile/verify/checks.hpp"

namespace mi::casefile {
namespace {

using base::say;

void compare_objects(sql::Connection& db, sql::Connection& fresh, Report& report) {
  static const auto wanted = schema_of(fresh);  // the same for all cases of this program
  auto found = schema_of(db);
  auto same_name = [](const SchemaObject& a) {
    return [&a](const SchemaObject& b) { return a.type == b.type && a.name == b.name; };
  };
  for (const auto& object : wanted) {
    auto there = std::find_if(found.begin(), found.end(), same_name(object));
    if (there == found.end()) report.add("schema", object.name, "", say("this {} is missing", object.type), "missing");
    else if (*there != object) report.add("schema", object.name, "", say("this {} was changed", object.type));
  }
  for (const auto& object : found)
    if (std::none_of(wanted.begin(), wanted.end(), same_name(object)))
      report.add("schema", object.name, "", say("this {} does not belong to a case", object.type), "extra");
}

void check_pages(sql::Connection& db, Report& report) {
  auto rows = db.prepare("PRAGMA integrity_check(20)");
  while (rows.step())
    if (rows.text(0) != "ok") report.add("schema", "", "", rows.string(0));
}

struct BrokenReference {
  std::string child, parent;
  std::int64_t number = 0;  // among the child's references
  auto operator<=>(const BrokenReference&) const = default;
};

// The ids that the child speaks of and the parent does not have; of a reference by several columns other checks tell.
void name_missing(sql::Connection& db, const BrokenReference& broken, Report& report) {
  const std::string which = " FROM pragma_foreign_key_list('" + broken.child + "') WHERE id = " + std::to_string(broken.number);
  if (db.integer("SELECT count(*)" + which) != 1) return;
  const std::string from = db.text("SELECT \"from\"" + which), to = db.text("SELECT \"to\"" + which);
  auto rows = db.prepare("SELECT DISTINCT " + from + " FROM " + broken.child + " WHERE " + from + " NOT IN (SELECT " + to +
                         " FROM " + broken.parent + ") LIMIT 20");
  while (rows.step())
    report.add(broken.parent, rows.string(0), to, say("a row that {} refers to is not there", broken.child), "missing");
}

// A row whose id was changed shows where others refer to it: both tables are named.
void check_references(sql::Connection& db, Report& report) {
  auto rows = db.prepare("PRAGMA foreign_key_check");
  std::set<BrokenReference> broken;
  while (rows.step()) {
    std::string row = rows.is_null(1) ? "" : rows.string(1);
    report.add(rows.string(0), row, "", say("refers to a row of {} that is not there", rows.text(2)));
    broken.insert({rows.string(0), rows.string(2), rows.integer(3)});
  }
  for (const BrokenReference& b : broken) name_missing(db, b, report);
}

sql::Connection migrated() {
  auto db = sql::Connection::memory();
  migrate(db, 0, schema_step());
  return db;
}

std::map<std::string, std::string> meta_of(sql::Connection& db) {
  auto rows = db.prepare("SELECT name, value FROM meta");
  std::map<std::string, std::string> result;
  while (rows.step()) result[rows.string(0)] = rows.string(1);
  return result;
}

void check_secret(Case& target, const std::string* secret, Report& report) {
  auto header = target.connection().text("SELECT header FROM entry WHERE hash = '" + target.case_id() + "'");
  if (header.empty()) return;  // named by the check of entries
  bool fits = secret != nullptr && base::sha256_hex(*secret) == read_entry(target.case_id(), header).secret_hash;
  if (!fits) report.add("meta", "secret", "value", say("is not the secret that the first entry commits to"));
}

void check_meta(Case& target, sql::Connection& fresh, Report& report) {
  auto found = meta_of(target.connection()), wanted = meta_of(fresh);
  auto value = [&](const char* name) { return found.contains(name) ? &found[name] : nullptr; };
  for (const auto& [name, text] : wanted)
    if (value(name.c_str()) == nullptr || found[name] != text)
      report.add("meta", name, "value", say("is not what schema step {} says", schema_step()));
  bool is_export = value("role") != nullptr && found["role"] == "export";
  if (!is_export && (value("role") == nullptr || found["role"] != "case"))
    report.add("meta", "role", "value", say("says neither case nor export"));
  if (!is_export) check_secret(target, value("secret"), report);
  else if (value("secret") != nullptr) report.add("meta", "secret", "", say("does not belong in an export"), "extra");
  for (const auto& [name, text] : found)
    if (name != "role" && name != "secret" && !wanted.contains(name)) report.add("meta", name, "", say("is unknown"), "extra");
}

}  // namespace

void check_schema(Case& target, Report& report) {
  static sql::Connection fresh = migrated();
  sql::Connection& db = target.connection();
  compare_objects(db, fresh, report);
  check_pages(db, report);
  check_references(db, report);
  check_meta(target, fresh, report);
}

}  // namespace mi::casefile
