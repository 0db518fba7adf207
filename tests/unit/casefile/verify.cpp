// SPDX-License-Identifier: Apache-2.0
// verify must name every cell, row and object of the schema that was changed behind the program's back (design §5.7).
#include "casefile/verify/verify.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <deque>
#include <set>
#include <span>

#include "base/path.hpp"
#include "casefile/batch/batches.hpp"
#include "casefile/batch/rows.hpp"
#include "casefile/copies/export.hpp"
#include "casefile/copies/fork.hpp"
#include "casefile/copies/merge.hpp"
#include "casefile/schema.hpp"
#include "casefile/state.hpp"
#include "sql/connection.hpp"
#include "unit/casefile/error_of.hpp"
#include "unit/casefile/history.hpp"

using namespace mi;
using casefile::Access;
using casefile::Case;
using casefile::Report;
using test::Note;
using test::Number;
using test::Ward;

namespace {

// A value in every field of a row of claims, whatever kinds of rows there are or come.
struct Filler {
  std::int64_t next = 1;
  std::deque<std::string> texts;  // what the views of a row show; a deque's strings do not move
  template <class T> Filler& operator()(const char*, T& field) {
    if constexpr (casefile::detail::is_ref<T>) field.place = 1;
    else if constexpr (casefile::detail::is_text<T>) field = texts.emplace_back("t" + std::to_string(next++));
    else field = next++;
    return *this;
  }
};

// A row in every dimension and every table of claims.
void fill_claims(Case& c) {
  casefile::Change change(c, test::by("li"));
  c.connection().exec("PRAGMA ignore_check_constraints = ON");
  casefile::BatchHasher hasher;
  casefile::BatchWriter writer(c);
  for (int d = 0; d < domain::dimension_count; ++d) {
    const auto dimension = static_cast<domain::Dimension>(d);
    const std::vector<std::string_view> row(casefile::dimension_columns(dimension).size(), "d");
    writer.add(dimension, row, hasher.add(dimension, row));
  }
  Filler filler;
  casefile::detail::for_each_table([&]<class Row>() {
    Row row{};
    row.fields(filler);
    row.place = 1;
    hasher.add(std::span<const Row>(&row, 1));
    writer.add(std::span<const Row>(&row, 1));
  });
  const auto finished = writer.finish(hasher);
  change.record(finished.batch.hash, finished.batch);
  change.commit();
}

// Every table has rows, every optional column is filled somewhere: two branches, a merge, a contradiction, a
// correction with its reason, grounds, an event, a file, a batch of claims of every kind.
std::string populated(const test::TempFolder& folder) {
  std::string path = test::new_case(folder), fork = folder / "a.mi";
  Case c = Case::open(path, Access::write);
  test::record(c, "w1", Ward{"rehab", 30});
  casefile::fork(c, "a", fork, std::nullopt, test::by("li", "mi-case fork"));
  test::record(fork, "w1", Ward{"rehab", 31});
  {
    casefile::Change change(c, test::by("wang"));
    auto ground = change.record("w1", Ward{"rehab", 32});
    auto file = change.add_file("photo");
    auto note = change.record("n1", Note{"seen", file}, "N1", base::Date::of(2026, 5, 12), {ground});
    casefile::Draft draft;
    draft.kind = Note::kind.name;
    draft.key = "n1";
    draft.reason = "misheard";
    draft.replaces = {note};
    draft.body = domain::encode(Note{"heard", ""});
    change.add(draft);
    change.commit();
  }
  casefile::merge(c, {fork}, test::by("zhang", "mi-case merge"));
  fill_claims(c);
  return path;
}

std::vector<std::string> texts(sql::Connection& db, const std::string& query) {
  auto rows = db.prepare(query);
  std::vector<std::string> result;
  while (rows.step()) result.push_back(rows.string(0));
  return result;
}

bool names(const Report& report, const std::string& table) {
  return std::any_of(report.troubles.begin(), report.troubles.end(), [&](const auto& t) { return t.table == table; });
}

// The table, and which row of it.
bool names_row(const Report& report, const std::string& table) {
  return std::any_of(report.troubles.begin(), report.troubles.end(),
                     [&](const auto& t) { return t.table == table && !t.row.empty(); });
}

// Runs an edit as someone with sqlite3 would: triggers dropped before and put back after; then verifies, and undoes all.
class Tampering {
 public:
  explicit Tampering(Case& target) : target_(target), db_(target.connection()) {
    triggers_ = texts(db_, "SELECT sql FROM sqlite_schema WHERE type = 'trigger' ORDER BY name");
    names_ = texts(db_, "SELECT name FROM sqlite_schema WHERE type = 'trigger' ORDER BY name");
  }
  Report after(const std::string& edit) {
    if (!db_.in_transaction()) db_.exec("BEGIN");
    db_.exec("SAVEPOINT edit; PRAGMA defer_foreign_keys = ON; PRAGMA ignore_check_constraints = ON");
    for (const auto& name : names_) db_.exec("DROP TRIGGER " + name);
    db_.exec(edit);
    changed_ = db_.changes();
    for (const auto& sql : triggers_) db_.exec(sql);
    target_.state().reload();
    Report report = verify(target_);
    db_.exec("ROLLBACK TO edit; RELEASE edit");
    target_.state().reload();
    return report;
  }
  std::int64_t changed() const { return changed_; }

 private:
  Case& target_;
  sql::Connection& db_;
  std::vector<std::string> triggers_, names_;
  std::int64_t changed_ = 0;
};

// The columns that make a row findable in any table: its primary key.
std::string primary_key(sql::Connection& db, const std::string& table) {
  std::string key;
  for (const auto& column : texts(db, "SELECT name FROM pragma_table_info('" + table + "') WHERE pk > 0"))
    key += (key.empty() ? "" : ", ") + column;
  return key;
}

std::string row_condition(sql::Connection& db, const std::string& table, std::int64_t row) {
  std::string key = primary_key(db, table);
  return " WHERE (" + key + ") = (SELECT " + key + " FROM " + table + " ORDER BY " + key + " LIMIT 1 OFFSET " +
         std::to_string(row) + ")";
}

const char* edit_of(const std::string& type) {
  if (type == "INTEGER") return "coalesce({0}, 0) + 1000";
  if (type == "BLOB") return "CAST(coalesce({0}, '') || 'x' AS BLOB)";
  return "coalesce({0}, '') || 'x'";
}

}  // namespace

TEST_CASE("an untouched case verifies, whatever was written") {
  test::TempFolder folder;
  Case c = Case::open(populated(folder), Access::read);
  Report report = verify(c);
  for (const auto& t : report.troubles) MESSAGE(t.table << " " << t.row << " " << t.column << " " << t.what);
  CHECK(report.good());
}

TEST_CASE("every cell of every table: an edit is seen, and the table and row are named") {
  test::TempFolder folder;
  Case c = Case::open(populated(folder), Access::write);
  sql::Connection& db = c.connection();
  Tampering tampering(c);
  const std::set<std::string> may_be_empty{"contradiction"};
  int edits = 0;
  for (const auto& table : texts(db, "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")) {
    CAPTURE(table);
    auto rows = db.integer("SELECT count(*) FROM " + table);
    if (!may_be_empty.contains(table)) CHECK(rows > 0);
    for (const auto& column : texts(db, "SELECT name FROM pragma_table_info('" + table + "')")) {
      std::string type = db.text("SELECT type FROM pragma_table_info('" + table + "') WHERE name = '" + column + "'");
      CAPTURE(column);
      for (std::int64_t row = 0; row < rows; ++row) {
        std::string value = fmt::format(fmt::runtime(edit_of(type)), column);
        Report report = tampering.after("UPDATE " + table + " SET " + column + " = " + value + row_condition(db, table, row));
        CAPTURE(row);
        CHECK(tampering.changed() == 1);
        CHECK(names_row(report, table));
        ++edits;
      }
    }
  }
  CHECK(edits > 500);
  CHECK(verify(c).good());
}

TEST_CASE("every row of every table: a deletion is seen, be it a fact with all that speaks of it") {
  test::TempFolder folder;
  Case c = Case::open(populated(folder), Access::write);
  sql::Connection& db = c.connection();
  Tampering tampering(c);
  for (const auto& table : texts(db, "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")) {
    CAPTURE(table);
    auto rows = db.integer("SELECT count(*) FROM " + table);
    for (std::int64_t row = 0; row < rows; ++row)
      CHECK_FALSE(tampering.after("DELETE FROM " + table + row_condition(db, table, row)).good());
  }
  // A fact taken out cleanly, with every line that refers to it: its entry still lists it.
  for (std::int64_t row = 0; row < db.integer("SELECT count(*) FROM fact"); ++row) {
    const std::string id = db.text("SELECT id FROM fact ORDER BY id LIMIT 1 OFFSET " + std::to_string(row));
    CAPTURE(id);
    const Report report = tampering.after("DELETE FROM in_force WHERE fact = " + id + "; DELETE FROM fact_replaces WHERE " + id +
                                          " IN (fact, replaced); DELETE FROM fact_rests_on WHERE " + id +
                                          " IN (fact, ground); DELETE FROM fact WHERE id = " + id);
    CHECK(names_row(report, "fact"));
  }
}

TEST_CASE("a column is named where the header tells which one was changed") {
  test::TempFolder folder;
  Case c = Case::open(populated(folder), Access::write);
  Tampering tampering(c);
  for (const char* column : {"kind", "mode", "key", "name", "recorded", "person", "body", "salt", "header", "hash", "place"}) {
    std::string value = std::string(column) == "mode" ? "'once'" : std::string(column) == "place" ? "99" : std::string(column) + " || 'x'";
    Report report = tampering.after(std::string("UPDATE fact SET ") + column + " = " + value + " WHERE id = 2");
    CAPTURE(column);
    bool told = std::any_of(report.troubles.begin(), report.troubles.end(),
                            [&](const auto& t) { return t.table == "fact" && t.column == column; });
    CHECK(told);
  }
}

TEST_CASE("facts and files put in by hand are seen") {
  test::TempFolder folder;
  Case c = Case::open(populated(folder), Access::write);
  Tampering tampering(c);
  CHECK(names(tampering.after("INSERT INTO file SELECT 'ab' || substr(hash, 3), size, bytes FROM file"), "file"));
  CHECK(names(tampering.after("INSERT INTO fact SELECT id + 50, CASE WHEN hash LIKE 'ab%' THEN 'cd' ELSE 'ab' END || substr(hash, 3), branch, entry, place + 50, kind, mode, key, "
                              "name, event, recorded, person, header, salt, body, reason FROM fact WHERE id = 2"), "fact"));
  CHECK(names(tampering.after("INSERT INTO in_force SELECT kind, key, id FROM fact WHERE id = 2"), "in_force"));
  CHECK(names(tampering.after("INSERT INTO contradiction VALUES ('test.note/1', 'n1', 2)"), "contradiction"));
}

TEST_CASE("any change of the schema is seen") {
  test::TempFolder folder;
  Case c = Case::open(populated(folder), Access::write);
  auto& db = c.connection();
  for (const char* edit : {"DROP TRIGGER fact_no_update", "DROP INDEX fact_by_name", "CREATE TABLE extra(i INTEGER)",
                           "CREATE INDEX extra ON fact(person)", "DROP VIEW facts_in_force", "ALTER TABLE fact ADD COLUMN more TEXT",
                           "DROP TRIGGER entry_no_delete; CREATE TRIGGER entry_no_delete BEFORE DELETE ON entry BEGIN SELECT 1; END",
                           "ALTER TABLE contradiction RENAME TO contradictions"}) {
    CAPTURE(edit);
    db.exec(std::string("SAVEPOINT edit; ") + edit);
    CHECK(names(verify(c), "schema"));
    db.exec("ROLLBACK TO edit; RELEASE edit");
  }
  CHECK(verify(c).good());
}

TEST_CASE("--seen: a head once printed is still in the history, or is missed") {
  test::TempFolder folder;
  std::string path = populated(folder);
  std::string early = folder / "early.mi", other = folder / "other.mi";
  Case c = Case::open(path, Access::write);
  c.connection().exec("COMMIT");
  c.connection().copy_to(early);
  std::string head = test::record(c, "w9", Ward{"new", 1}).empty() ? "" : c.head().to_string();
  Report good, bad;
  CHECK(verify_seen(c, head, good) == 1);
  CHECK(verify_seen(c, early, good) > 1);
  base::write_file(folder / "letter.txt", "案件 " + head + "。另见 3:00 时\n");
  CHECK(verify_seen(c, folder / "letter.txt", good) == 1);
  CHECK(good.good());
  Case cut = Case::open(early, Access::read);
  verify_seen(cut, head, bad);
  CHECK(names(bad, "entry"));
  Report wrong_number;
  verify_seen(c, "99:" + c.head().hash.substr(0, 16), wrong_number);
  CHECK_FALSE(wrong_number.good());
  CHECK(test::error_of([&] { verify_seen(c, "no such thing", good); }).kind() == base::ErrorKind::usage);
  base::write_file(folder / "plain.txt", "nothing here");
  CHECK(test::error_of([&] { verify_seen(c, folder / "plain.txt", good); }).kind() == base::ErrorKind::cannot);
}

TEST_CASE("an export verifies, also with bodies withheld, and gives nothing of them away") {
  test::TempFolder folder;
  Case c = Case::open(populated(folder), Access::read);
  auto whole = casefile::export_case(c, folder / "whole.mi", {});
  auto part = casefile::export_case(c, folder / "part.mi", {"test.note"});
  CHECK(whole.withheld == 0);
  CHECK(part.withheld == 2);
  CHECK(part.withheld_files == 1);
  for (const char* name : {"whole.mi", "part.mi"}) {
    Case exported = Case::open(folder / name, Access::read);
    CHECK(verify(exported).good());
    CHECK(exported.head().hash == c.head().hash);
    CHECK(exported.is_export());
    CHECK(test::error_of([&] { Case::open(folder / name, Access::write); }).kind() == base::ErrorKind::cannot);
  }
  std::string bytes = base::read_file(folder / "part.mi");
  CHECK(bytes.find("photo") == std::string::npos);
  CHECK(bytes.find("heard") == std::string::npos);
  CHECK(bytes.find(c.state().secret) == std::string::npos);
  Case exported = Case::open(folder / "part.mi", Access::read);
  CHECK(test::error_of([&] { exported.all<Note>(); }).kind() == base::ErrorKind::cannot);
  CHECK(exported.all<Ward>().size() == c.all<Ward>().size());
  CHECK(test::error_of([&] { casefile::export_case(c, folder / "x.mi", {"no.kind"}); }).kind() == base::ErrorKind::usage);
}

TEST_CASE("an edit in an export is seen as well") {
  test::TempFolder folder;
  Case c = Case::open(populated(folder), Access::read);
  casefile::export_case(c, folder / "part.mi", {"test.note"});
  auto db = sql::Connection::open(folder / "part.mi", sql::Mode::write);
  db.exec("DROP TRIGGER fact_no_update; UPDATE fact SET body = replace(body, '30', '31') WHERE body LIKE '%30%'");
  for (const auto& m : {std::string("CREATE TRIGGER fact_no_update BEFORE UPDATE ON fact BEGIN SELECT RAISE(ABORT, 'facts are permanent'); END")})
    db.exec(m);
  Case exported = Case::open(folder / "part.mi", Access::read);
  Report report = verify(exported);
  CHECK(names(report, "fact"));
  CHECK_FALSE(names(report, "schema"));
}
