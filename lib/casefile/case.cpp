// SPDX-License-Identifier: Apache-2.0
#include "casefile/case.hpp"

#include "base/message.hpp"
#include "casefile/rows.hpp"
#include "casefile/schema.hpp"
#include "casefile/state.hpp"

namespace mi::casefile {
namespace {

using base::Error;
using base::ErrorKind;
using base::say;

Error too_new(const std::string& path, int step) {
  return Error(ErrorKind::cannot,
               say("this case is of a newer version: schema step {}; this program knows steps up to {}", step, schema_step()),
               {path}, say("Use the newer program. The case was not changed."));
}

void must_be_known(const std::string& path, int step, Access access) {
  if (step > schema_step() && access == Access::write) throw too_new(path, step);
  if (step >= schema_step()) return;
  throw Error(ErrorKind::cannot,
              say("this case is of an older version: schema step {}; this program works on step {}", step, schema_step()),
              {path}, say("Make an upgraded copy: mi-case upgrade -c {} -o NEW.mi", path));
}

// A newer case may still be read by older programs; it says itself from which on.
void must_be_readable(sql::Connection& db, int step) {
  if (step <= schema_step()) return;
  std::int64_t oldest = db.integer("SELECT CAST(value AS INTEGER) FROM meta WHERE name = 'min_reader'");
  if (oldest > schema_step() || oldest == 0) throw too_new(db.path(), step);
}

// Reading too is one transaction: a step must not see half of what another writes meanwhile.
void begin(sql::Connection& db, Access access) {
  db.exec("PRAGMA foreign_keys = ON; PRAGMA synchronous = EXTRA");
  db.exec(access == Access::write ? "BEGIN IMMEDIATE" : "BEGIN");
}

sql::Statement& facts_where(sql::Connection& db, const std::string& from_where) {
  return db.cached("SELECT f.hash, f.header, f.body, f.reason FROM " + from_where + fact_order);
}

std::vector<std::string> described(const std::vector<Fact>& facts) {
  std::vector<std::string> lines;
  for (const Fact& f : facts)
    lines.push_back(say("{} {}: {} by {}, {}", f.id.substr(0, 16), f.name.empty() ? f.key : f.name, f.kind, f.person,
                        f.recorded.to_string()));
  return lines;
}

bool differ(const std::vector<Fact>& facts) {
  for (const Fact& f : facts)
    if (f.withheld || json::canonical(f.body) != json::canonical(facts[0].body) || f.event != facts[0].event) return true;
  return false;
}

bool is_hex(std::string_view text) { return text.find_first_not_of("0123456789abcdef") == std::string_view::npos; }

}  // namespace

std::string Head::to_string() const { return std::to_string(number) + ":" + hash.substr(0, 16); }

void Case::State::reload() {
  head = {};
  branch.clear();
  auto rows = db.prepare("SELECT id, number, hash, branch FROM entry ORDER BY id DESC LIMIT 1");
  if (rows.step()) {
    head_row = rows.integer(0);
    head = {rows.integer(1), rows.string(2)};
    branch = rows.string(3);
  }
  case_id = db.text("SELECT hash FROM entry WHERE id NOT IN (SELECT entry FROM entry_parent) ORDER BY id LIMIT 1");
  secret = db.text("SELECT value FROM meta WHERE name = 'secret'");
}

void Case::State::begin_writing() {
  if (access != Access::write)
    throw Error(ErrorKind::internal, "the case was opened for reading and is to be written", {path});
  if (!db.in_transaction()) {
    db.exec("BEGIN IMMEDIATE");
    reload();
  }
}

Case::Case(std::unique_ptr<State> state) : state_(std::move(state)) {}
Case::Case(Case&&) noexcept = default;
Case& Case::operator=(Case&&) noexcept = default;
Case::~Case() = default;

Case Case::open(const std::string& path, Access access, int wait_seconds) {
  int step = peek_step(path);
  must_be_known(path, step, access);
  auto mode = access == Access::write ? sql::Mode::write : sql::Mode::read;
  auto state = std::make_unique<State>(State{path, access, sql::Connection::open(path, mode, wait_seconds), {}, 0, {}, {}, {}});
  begin(state->db, access);
  must_be_readable(state->db, step);
  state->reload();
  Case result(std::move(state));
  if (access == Access::write && result.is_export())
    throw Error(ErrorKind::cannot, say("this is an export: it can be read and verified, not written"), {path});
  return result;
}

const std::string& Case::path() const { return state_->path; }
std::string Case::case_id() const { return state_->case_id; }
std::string Case::branch() const { return state_->branch; }
bool Case::is_fork() const { return !state_->branch.empty(); }
Head Case::head() const { return state_->head; }

bool Case::is_export() const { return state_->db.text("SELECT value FROM meta WHERE name = 'role'") == "export"; }

std::vector<Fact> Case::in_force(std::string_view kind) const {
  return read_facts(facts_where(state_->db, "in_force i JOIN fact f ON f.id = i.fact WHERE i.kind = ?1").with(kind));
}

std::vector<Fact> Case::in_force() const {
  return read_facts(facts_where(state_->db, "in_force i JOIN fact f ON f.id = i.fact"));
}

std::vector<Fact> Case::heads(std::string_view kind, std::string_view key) const {
  auto& rows = facts_where(state_->db, "in_force i JOIN fact f ON f.id = i.fact WHERE i.kind = ?1 AND i.key = ?2");
  return read_facts(rows.with(kind, key));
}

std::optional<Fact> Case::current(std::string_view kind, std::string_view key) const {
  auto found = heads(kind, key);
  if (found.empty()) return std::nullopt;
  if (found.size() == 1 || !differ(found)) return std::move(found[0]);
  throw Error(ErrorKind::choice, say("{} {} is recorded in {} ways that contradict each other", kind, key, found.size()),
              {path()}, say("Choose one: mi-case conflicts --settle KEY --keep FACT --reason TEXT"))
      .with_items(described(found));
}

Fact Case::fact(std::string_view wanted) const {
  auto found = read_facts(facts_where(state_->db, "in_force i JOIN fact f ON f.id = i.fact WHERE f.name = ?1").with(wanted));
  if (found.empty() && wanted.size() >= 8 && is_hex(wanted))
    found = read_facts(facts_where(state_->db, "fact f WHERE f.hash >= ?1 AND f.hash < ?1 || 'g'").with(wanted));
  if (found.empty()) {  // a name that nothing in force bears any more: the last fact that did
    found = read_facts(facts_where(state_->db, "fact f WHERE f.name = ?1").with(wanted));
    if (found.size() > 1) found.erase(found.begin(), found.end() - 1);
  }
  if (found.size() == 1) return std::move(found[0]);
  if (found.empty()) throw Error(ErrorKind::cannot, say("the case holds no fact “{}”", wanted), {path()});
  throw Error(ErrorKind::choice, say("“{}” may mean {} facts; name one by its identity", wanted, found.size()), {path()})
      .with_items(described(found));
}

std::vector<Fact> Case::all_facts(std::string_view kind) const {
  return read_facts(facts_where(state_->db, "fact f WHERE f.kind = ?1").with(kind));
}

bool Case::is_in_force(const FactId& id) const {
  auto& rows = state_->db.cached("SELECT 1 FROM fact f JOIN in_force i ON i.fact = f.id WHERE f.hash = ?1").with(id);
  bool found = rows.step();
  rows.reset();
  return found;
}

void Case::must_be_open(const Fact& fact) {
  if (!fact.withheld) return;
  throw Error(ErrorKind::cannot, say("this export withholds the body of {} {}", fact.kind,
                                     fact.name.empty() ? fact.id.substr(0, 16) : fact.name));
}

bool Case::has_file(const std::string& hash) const {
  auto& rows = state_->db.cached("SELECT 1 FROM file WHERE hash = ?1 AND bytes IS NOT NULL").with(hash);
  bool found = rows.step();
  rows.reset();
  return found;
}

std::string Case::file(const std::string& hash) const {
  auto& rows = state_->db.cached("SELECT bytes FROM file WHERE hash = ?1").with(hash);
  if (!rows.step()) throw Error(ErrorKind::cannot, say("the case holds no file {}", hash.substr(0, 16)), {path()});
  auto bytes = optional_text(rows, 0);
  rows.reset();
  if (!bytes) throw Error(ErrorKind::cannot, say("this export withholds the file {}", hash.substr(0, 16)), {path()});
  return *bytes;
}

sql::Connection& Case::connection() { return state_->db; }
Case::State& Case::state() { return *state_; }

}  // namespace mi::casefile
