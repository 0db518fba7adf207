// SPDX-License-Identifier: Apache-2.0
// Facts: is each one what its hash says, does its entry list it, and is every fact there that an entry lists.
#include <algorithm>
#include <map>

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
  std::int64_t entry, place;
  std::string kind, mode, key, name;
  std::optional<std::string> event;
  std::string recorded, person, header;
  std::optional<std::string> salt, body, reason;
  std::string label() const { return row_name(id, hash); }
};

Row read_row(sql::Statement& rows) {
  return {rows.integer(0), rows.string(1), rows.string(2), rows.integer(3), rows.integer(4), rows.string(5),
          rows.string(6),  rows.string(7), rows.string(8), optional_text(rows, 9), rows.string(10), rows.string(11),
          rows.string(12), optional_text(rows, 13), optional_text(rows, 14), optional_text(rows, 15)};
}

// By branch and number, place by place: the facts that the entries list.
using Listed = std::map<std::pair<std::string, std::int64_t>, std::vector<FactId>>;

Listed read_listed(sql::Connection& db) {
  auto rows = db.prepare("SELECT hash, header FROM entry");
  Listed result;
  while (rows.step()) {
    std::string hash = rows.string(0), header = rows.string(1);
    if (base::sha256_hex(header) != hash) continue;  // named by the check of entries
    Entry entry = read_entry(hash, header);
    result[{entry.branch, entry.number}] = entry.facts;
  }
  return result;
}

// The header tells whether it was changed, or the hash column, when an entry lists the one but not the other.
const char* wrong_one(const Row& row, const Listed& listed) {
  auto entry = listed.find({row.branch, row.entry});
  if (entry == listed.end()) return "header";
  const auto& facts = entry->second;
  return std::find(facts.begin(), facts.end(), base::sha256_hex(row.header)) != facts.end() ? "hash" : "header";
}

void check_columns(const Row& row, const Fact& fact, Report& report) {
  auto same = [&](bool equal, const char* column) {
    if (!equal) report.add("fact", row.label(), column, say("is not what the header says"));
  };
  same(row.branch == fact.origin.branch, "branch");
  same(row.entry == fact.origin.entry, "entry");
  same(row.place == fact.origin.place, "place");
  same(row.kind == fact.kind, "kind");
  same(row.mode == mode_name(fact.mode), "mode");
  same(row.key == fact.key, "key");
  same(row.name == fact.name, "name");
  same(row.event == (fact.event ? std::optional(fact.event->to_string()) : std::nullopt), "event");
  same(row.recorded == fact.recorded.to_string(), "recorded");
  same(row.person == fact.person, "person");
}

// The salt follows from the secret, and a reason put in by hand shows when it is left out again.
const char* wrong_column(const Row& row, const Fact& fact, const std::string& secret) {
  if (!secret.empty() && *row.salt != salt_for(secret, place_of(fact.origin))) return "salt";
  if (!row.reason) return "body";
  return body_hash(*row.salt, *row.body) == body_hash_in(row.header) ? "reason" : "body, reason";
}

void check_body(const Row& row, const Fact& fact, const std::string& secret, bool is_export, Report& report) {
  if (!row.body && !is_export) return report.add("fact", row.label(), "body", say("is missing"), "missing");
  if (row.reason && (row.reason->empty() || !row.body)) report.add("fact", row.label(), "reason", say("was put in"), "extra");
  if (!row.body || body_hash(*row.salt, *row.body, row.reason.value_or("")) == body_hash_in(row.header)) return;
  report.add("fact", row.label(), wrong_column(row, fact, secret), say("is not what the header's hash says"));
}

void check_listed(const Row& row, const Fact& fact, const Listed& listed, Report& report) {
  auto entry = listed.find({fact.origin.branch, fact.origin.entry});
  auto place = static_cast<std::size_t>(fact.origin.place);
  bool there = entry != listed.end() && place >= 1 && place <= entry->second.size() && entry->second[place - 1] == row.hash;
  if (!there) report.add("fact", row.label(), "", say("no entry lists this fact"), "extra");
}

void check_references(sql::Connection& db, const char* table, const char* column, const Row& row,
                      std::vector<FactId> wanted, Report& report) {
  std::string sql = "SELECT coalesce(f.hash, '') FROM " + std::string(table) + " r LEFT JOIN fact f ON f.id = r." + column +
                    " WHERE r.fact = ?1";
  auto& rows = db.cached(sql).with(row.id);
  std::vector<FactId> found;
  while (rows.step()) found.push_back(rows.string(0));
  rows.reset();
  std::sort(found.begin(), found.end());
  std::sort(wanted.begin(), wanted.end());
  if (found != wanted) report.add(table, row.label(), column, say("references are not what the header says"));
}

void check_row(Case& target, const Row& row, const Listed& listed, bool is_export, Report& report) {
  if (base::sha256_hex(row.header) != row.hash)
    return report.add("fact", row.label(), wrong_one(row, listed), say("header and hash do not belong together"));
  Fact fact = read_fact(row.hash, row.header);
  check_columns(row, fact, report);
  check_body(row, fact, target.state().secret, is_export, report);
  check_listed(row, fact, listed, report);
  check_references(target.connection(), "fact_replaces", "replaced", row, fact.replaces, report);
  check_references(target.connection(), "fact_rests_on", "ground", row, fact.rests_on, report);
}

std::string entry_name(const std::string& branch, std::int64_t number) {
  return branch.empty() ? std::to_string(number) : place_of(branch, number);
}

void check_missing(sql::Connection& db, const Listed& listed, Report& report) {
  for (const auto& [entry, facts] : listed)
    for (std::size_t i = 0; i < facts.size(); ++i)
      if (!row_of(db, "fact", facts[i]))
        report.add("fact", facts[i].substr(0, 16), "",
                   say("fact {} of entry {} is missing", i + 1, entry_name(entry.first, entry.second)), "missing");
}

// References of a fact that is itself not there would be seen by nothing else.
void check_orphans(sql::Connection& db, const char* table, Report& report) {
  auto rows = db.prepare("SELECT DISTINCT fact FROM " + std::string(table) + " WHERE fact NOT IN (SELECT id FROM fact)");
  while (rows.step()) report.add(table, rows.string(0), "fact", say("belongs to no fact"), "extra");
}

}  // namespace

void check_facts(Case& target, Report& report) {
  sql::Connection& db = target.connection();
  Listed listed = read_listed(db);
  bool is_export = target.is_export();
  auto rows = db.prepare("SELECT id, hash, branch, entry, place, kind, mode, key, name, event, recorded, person, header, salt, body, reason "
                         "FROM fact ORDER BY id");
  while (rows.step()) check_row(target, read_row(rows), listed, is_export, report);
  check_missing(db, listed, report);
  check_orphans(db, "fact_replaces", report);
  check_orphans(db, "fact_rests_on", report);
}

}  // namespace mi::casefile
