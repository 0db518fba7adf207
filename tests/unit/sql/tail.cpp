// SPDX-License-Identifier: Apache-2.0
// Rows written by whole pages are those that INSERT would have written, in a file that SQLite finds nothing wrong with; and
// what is not committed was never there.
#include "sql/tail.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <limits>
#include <optional>
#include <random>

#include "base/error.hpp"
#include "sql/transaction.hpp"

using namespace mi;

namespace {

const std::vector<std::string> names{"id", "number", "hash", "text", "required", "other"};

struct Row {
  std::int64_t id = 0;
  std::optional<std::int64_t> number;
  std::string hash;  // bytes of any value
  std::string text;
  std::int64_t required = 0;
  std::optional<std::int64_t> other;
};

struct Database {
  std::string folder;
  std::string path;
  explicit Database(int page_size = 4096) {
    char name[] = "/tmp/mi-tail-XXXXXX";
    folder = mkdtemp(name);
    path = folder + "/t.db";
    auto db = sql::Connection::open(path, sql::Mode::create);
    db.exec("PRAGMA page_size = " + std::to_string(page_size));
    for (const char* table : {"by_pages", "by_rows"})
      db.exec("CREATE TABLE " + std::string(table) +
              "(id INTEGER PRIMARY KEY, number INTEGER, hash BLOB NOT NULL, text TEXT NOT NULL, required INTEGER NOT NULL, other INTEGER) STRICT");
  }
  ~Database() { std::filesystem::remove_all(folder); }
  sql::Connection open(int wait = 1) const { return sql::Connection::open(path, sql::Mode::write, wait); }
};

// Numbers of every width, the least and the greatest; texts from none to `longest`; ids with gaps.
std::vector<Row> some_rows(std::size_t count, std::size_t longest, std::int64_t first_id = 1) {
  std::mt19937_64 random(20261127);
  auto number = [&]() -> std::int64_t {
    if (random() % 50 == 0) return random() % 2 == 0 ? std::numeric_limits<std::int64_t>::min() : std::numeric_limits<std::int64_t>::max();
    return static_cast<std::int64_t>(random()) >> random() % 64;
  };
  auto perhaps = [&] { return random() % 3 == 0 ? std::nullopt : std::optional(number()); };
  std::vector<Row> rows;
  for (std::int64_t id = first_id; rows.size() < count; id += random() % 5 == 0 ? 1 + static_cast<std::int64_t>(random() % 300) : 1)
    rows.push_back({id, perhaps(), std::string(random() % 17, static_cast<char>(random())), std::string(random() % (longest + 1), static_cast<char>('a' + random() % 26)), number(), perhaps()});
  return rows;
}

void insert(sql::Connection& db, const std::string& table, const Row& row) {
  auto& statement = db.cached("INSERT INTO " + table + " VALUES (?, ?, ?, ?, ?, ?)");
  statement.with(row.id);
  row.number ? statement.bind(2, *row.number) : statement.bind_null(2);
  statement.bind_blob(3, row.hash).bind(4, row.text).bind(5, row.required);
  row.other ? statement.bind(6, *row.other) : statement.bind_null(6);
  statement.run();
}

void add(sql::Connection& db, sql::Tail& tail, const Row& row) {
  auto optional = [](sql::RowBytes& out, const std::optional<std::int64_t>& value) { value ? out.put(*value) : out.put_null(); };
  const bool fits = tail.add(row.id, [&](sql::RowBytes& out) {
    optional(out, row.number);
    out.put_blob(row.hash);
    out.put(std::string_view(row.text));
    out.put(row.required);
    optional(out, row.other);
  });
  if (fits) return;
  tail.end_page();
  insert(db, "by_pages", row);
  tail.passed(row.id);
}

void by_rows(sql::Connection& db, const std::vector<Row>& rows) {
  for (const Row& row : rows) insert(db, "by_rows", row);
}

// Flushes after every `rows_a_flush` rows.
void by_pages(sql::Connection& db, const std::vector<Row>& rows, std::size_t rows_a_flush = 1000) {
  sql::StandIns stand_ins(db);
  sql::Tail tail(db, stand_ins, "by_pages", names);
  std::size_t added = 0;
  for (const Row& row : rows) {
    add(db, tail, row);
    if (++added % rows_a_flush == 0) stand_ins.flush();
  }
  tail.end_page();
  stand_ins.finish();
}

std::string content(sql::Connection& db, const std::string& table) {
  return db.text("SELECT coalesce(group_concat(id || ',' || quote(number) || ',' || hex(hash) || ',' || text || ',' || quote(required) || ',' || quote(other), ';'), '')"
                 " FROM (SELECT * FROM " + table + " ORDER BY id)");
}
std::int64_t pages_of(sql::Connection& db, const std::string& table) {
  return db.integer("SELECT count(*) FROM dbstat WHERE name = '" + table + "'");
}
void check_both(sql::Connection& db) {
  CHECK(content(db, "by_pages") == content(db, "by_rows"));
  CHECK(db.text("PRAGMA integrity_check") == "ok");
}

}  // namespace

TEST_CASE("rows written by pages are those that statements write, on pages of every size") {
  for (int page_size : {512, 4096, 65536}) {
    for (const int rows_wanted : {0, 1, 2, 30, 5000}) {
      CAPTURE(page_size);
      CAPTURE(rows_wanted);
      Database database(page_size);
      const std::vector<Row> rows = some_rows(static_cast<std::size_t>(rows_wanted), 120);
      {
        sql::Connection db = database.open();
        sql::Transaction transaction(db, sql::Begin::write);
        by_pages(db, rows, 777);
        by_rows(db, rows);
        check_both(db);  // also to the very connection that wrote them
        transaction.commit();
      }
      sql::Connection db = database.open();
      check_both(db);
      CHECK(pages_of(db, "by_pages") == pages_of(db, "by_rows"));
    }
  }
}

TEST_CASE("a row longer than a page goes through a statement, between those that are not") {
  Database database;
  sql::Connection db = database.open();
  std::vector<Row> rows = some_rows(400, 20000);
  for (const std::size_t longest : std::vector<std::size_t>{4020, 4040, 4061, 4062, 4096})  // about as long as a page has room for
    for (std::size_t i = 0; i < 60; ++i) rows.push_back({rows.back().id + 1, INT64_MAX, "", std::string(longest - i, 'x'), INT64_MIN, 3});
  sql::Transaction transaction(db, sql::Begin::write);
  by_pages(db, rows, 37);
  by_rows(db, rows);
  transaction.commit();
  check_both(db);
}

TEST_CASE("rows follow those that are there, and statements follow them") {
  Database database;
  const std::vector<Row> all = some_rows(3000, 60);
  const std::vector<Row> first(all.begin(), all.begin() + 1000), second(all.begin() + 1000, all.begin() + 2000), third(all.begin() + 2000, all.end());
  sql::Connection db = database.open();
  for (const Row& row : first) insert(db, "by_pages", row);
  {
    sql::Transaction transaction(db, sql::Begin::write);
    by_pages(db, second);
    for (const Row& row : third) insert(db, "by_pages", row);
    transaction.commit();
  }
  by_rows(db, all);
  check_both(db);
}

TEST_CASE("what is taken back or not committed was never there") {
  Database database;
  const std::vector<Row> rows = some_rows(5000, 60);
  sql::Connection db = database.open();
  {
    sql::Transaction transaction(db, sql::Begin::write);
    by_pages(db, rows);
  }
  CHECK(content(db, "by_pages").empty());
  sql::Transaction transaction(db, sql::Begin::write);
  {
    sql::Savepoint savepoint(db);
    by_pages(db, rows);
  }
  CHECK(content(db, "by_pages").empty());
  by_pages(db, some_rows(10, 60));
  by_rows(db, some_rows(10, 60));
  transaction.commit();
  check_both(db);
}

namespace {

void refuses(sql::Connection& db, const std::string& table) {
  sql::Transaction transaction(db, sql::Begin::write);
  sql::StandIns stand_ins(db);
  CHECK_THROWS_AS(sql::Tail(db, stand_ins, table, names), base::Error);
}

}  // namespace

TEST_CASE("another table than expected is refused") {
  Database database;
  sql::Connection db = database.open();
  db.exec("CREATE TABLE changed(id INTEGER PRIMARY KEY, text TEXT, number INTEGER)");
  refuses(db, "changed");
  refuses(db, "absent");
}

TEST_CASE("a table with an index is refused: rows that come by pages would be missing from it") {
  Database database;
  sql::Connection db = database.open();
  db.exec("CREATE INDEX by_somebody ON by_pages (text)");
  refuses(db, "by_pages");
  CHECK(db.text("PRAGMA integrity_check") == "ok");
}

TEST_CASE("somebody who reads the file while rows are added, and no longer at their end, hinders nobody") {
  Database database;
  const std::vector<Row> rows = some_rows(5000, 60);
  sql::Connection db = database.open(0);
  sql::Transaction transaction(db, sql::Begin::write);
  sql::StandIns stand_ins(db);
  sql::Tail tail(db, stand_ins, "by_pages", names);
  {
    sql::Connection reader = database.open(0);
    sql::Transaction reading(reader, sql::Begin::read);
    CHECK(content(reader, "by_pages").empty());
    for (std::size_t i = 0; i < rows.size(); ++i) {
      add(db, tail, rows[i]);
      if (i % 1000 == 999) stand_ins.flush();
    }
    CHECK(stand_ins.waiting() < 100);
    CHECK(content(reader, "by_pages").empty());
  }
  tail.end_page();
  stand_ins.finish();
  by_rows(db, rows);
  transaction.commit();
  check_both(db);
}

TEST_CASE("somebody who reads the file is an error, and nothing is written") {
  Database database;
  sql::Connection reader = database.open(0);
  sql::Transaction reading(reader, sql::Begin::read);
  CHECK(content(reader, "by_pages").empty());
  {
    sql::Connection db = database.open(0);
    sql::Transaction transaction(db, sql::Begin::write);
    CHECK_THROWS_AS(by_pages(db, some_rows(100, 60)), base::Error);
  }
  CHECK(content(reader, "by_pages").empty());
  CHECK(reader.text("PRAGMA integrity_check") == "ok");
}

TEST_CASE("where pages do not go where they stand, rows go through statements") {
  const std::vector<Row> rows = some_rows(100, 60);
  Database database;
  sql::Connection db = database.open();
  db.exec("PRAGMA journal_mode = WAL");
  sql::Transaction transaction(db, sql::Begin::write);
  by_pages(db, rows);
  by_rows(db, rows);
  transaction.commit();
  check_both(db);
  sql::Connection memory = sql::Connection::memory();
  CHECK_FALSE(sql::StandIns(memory).can());
}
