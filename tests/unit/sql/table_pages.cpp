// SPDX-License-Identifier: Apache-2.0
// Rows read from pages are those that SELECT gives; where they cannot be, the answer is no.
#include "sql/table_pages.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <random>

#include "base/error.hpp"
#include "base/parallel.hpp"
#include "base/path.hpp"
#include "sql/transaction.hpp"

using namespace mi;

namespace {

using Row = std::vector<std::string>;

const std::vector<std::string> wanted{"text", "id", "small", "large", "last"};

struct Database {
  std::string folder, path;
  Database() {
    char name[] = "/tmp/mi-pages-XXXXXX";
    folder = mkdtemp(name);
    path = folder + "/t.db";
    auto db = sql::Connection::open(path, sql::Mode::create);
    db.exec("PRAGMA page_size = 512; CREATE TABLE other(id INTEGER PRIMARY KEY, filler TEXT) STRICT;"
            "CREATE TABLE t(small INTEGER, id INTEGER PRIMARY KEY, passed TEXT, text TEXT, large INTEGER, last INTEGER) STRICT");
  }
  ~Database() { std::filesystem::remove_all(folder); }
  sql::Connection open() const { return sql::Connection::open(path, sql::Mode::write); }
};

// Numbers of every width, nulls, texts from none to as long as fits on a page; every third row taken out again, so that
// pages are used anew; rows of another table between them.
void fill(sql::Connection& db, int rows) {
  std::mt19937 random(20260527);
  auto number = [&] { return static_cast<std::int64_t>(std::uint64_t{random()} << 32 | random()) >> random() % 64; };
  sql::Transaction transaction(db, sql::Begin::write);
  auto insert = db.prepare("INSERT INTO t(id, small, passed, text, large, last) VALUES (?, ?, ?, ?, ?, ?)");
  auto other = db.prepare("INSERT INTO other(filler) VALUES (?)");
  for (int i = 0; i < rows; ++i) {
    insert.reset().with(std::int64_t{i / 50} << 33 | i, random() % 3, std::string(random() % 9, 'p'), std::string(random() % 150, 't'));
    if (random() % 4 == 0) insert.bind_null(5);
    else insert.bind(5, number());
    insert.bind(6, number()).run();
    if (i % 7 == 0) other.reset().with(std::string(200, 'f')).run();
    if (i % 100 == 99) db.exec("DELETE FROM t WHERE id % 3 = 1");
  }
  transaction.commit();
}

template <class Source> Row row_of(const Source& row) {
  return {row.string(0), std::to_string(row.integer(1)), std::to_string(row.integer(2)), row.is_null(3) ? "null" : std::to_string(row.integer(3)),
          std::to_string(row.integer(4))};
}

std::vector<Row> selected(sql::Connection& db) {
  std::vector<Row> rows;
  auto select = db.prepare("SELECT text, id, small, large, last FROM t ORDER BY id");
  while (select.step()) rows.push_back(row_of(select));
  return rows;
}

// By so many threads; nothing when the pages do not say.
std::optional<std::vector<Row>> from_pages(const sql::TablePages& pages, std::size_t parts) {
  std::vector<std::vector<Row>> found(parts);
  std::vector<char> good(parts, 0);
  base::in_parallel(parts, [&](std::size_t i) {
    std::size_t first = base::begin_of_part(pages.leaves(), parts, i), last = base::begin_of_part(pages.leaves(), parts, i + 1);
    good[i] = pages.each_row(first, last, [&](const auto& row) { found[i].push_back(row_of(row)); }) ? 1 : 0;
    if (good[i] != 0 && found[i].size() > pages.most_rows(first, last)) good[i] = 2;
  });
  std::vector<Row> all;
  for (std::size_t i = 0; i < parts; ++i) {
    if (good[i] == 0) return std::nullopt;
    CHECK(good[i] == 1);
    all.insert(all.end(), found[i].begin(), found[i].end());
  }
  return all;
}

}  // namespace

TEST_CASE("pages give the rows of a SELECT, whatever the number of threads") {
  for (int rows : {0, 1, 5, 4000}) {
    Database database;
    sql::Connection db = database.open();
    fill(db, rows);
    sql::Transaction moment(db, sql::Begin::read);
    auto pages = sql::TablePages::find(db, "t", wanted);
    REQUIRE(pages);
    std::vector<Row> all = selected(db);
    CHECK(all.size() >= static_cast<std::size_t>(rows / 2));
    for (std::size_t parts : {std::size_t{1}, std::size_t{2}, std::size_t{5}}) CHECK(from_pages(*pages, parts) == all);
  }
}

TEST_CASE("pages are not asked where the file does not hold what the connection sees") {
  Database database;
  sql::Connection db = database.open();
  fill(db, 200);
  auto is_found = [&] { return sql::TablePages::find(db, "t", wanted).has_value(); };
  CHECK_FALSE(is_found());  // no transaction: others may write
  {
    sql::Transaction writer(db, sql::Begin::write);
    CHECK(is_found());  // it may write, but has not
    db.exec("INSERT INTO t(id, last) VALUES (-1, 0)");
    CHECK_FALSE(is_found());
    writer.commit();
  }
  sql::Transaction reader(db, sql::Begin::read);
  CHECK(is_found());
  CHECK_FALSE(sql::TablePages::find(db, "t", {"id", "absent"}));
  CHECK_FALSE(sql::TablePages::find(db, "absent", {"id"}));
}

TEST_CASE("pages are not asked of a file with a write-ahead log, or of none") {
  Database database;
  sql::Connection db = database.open();
  fill(db, 200);
  db.exec("PRAGMA journal_mode = WAL; BEGIN");
  CHECK_FALSE(sql::TablePages::find(db, "t", wanted));
  sql::Connection memory = sql::Connection::memory();
  memory.exec("CREATE TABLE t(id INTEGER PRIMARY KEY) STRICT; INSERT INTO t VALUES (1); BEGIN");
  CHECK_FALSE(sql::TablePages::find(memory, "t", {"id"}));
}

TEST_CASE("pages are not asked of a table whose rows are found otherwise") {
  Database database;
  sql::Connection db = database.open();
  db.exec("CREATE TABLE plain(id INTEGER) STRICT; CREATE TABLE keyed(id INTEGER PRIMARY KEY, a INTEGER) STRICT, WITHOUT ROWID;"
          "INSERT INTO keyed VALUES (1, 2); BEGIN");
  CHECK_FALSE(sql::TablePages::find(db, "plain", {"id"}));
  CHECK_FALSE(sql::TablePages::find(db, "keyed", {"id", "a"}));
}

TEST_CASE("a row that goes on on other pages, or was written before a column was added, is left to SELECT") {
  for (const char* more : {"INSERT INTO t(id, text) VALUES (-9, printf('%600c', 'x'))",
                           "INSERT INTO t(id) VALUES (-9); ALTER TABLE t ADD COLUMN later INTEGER"}) {
    Database database;
    sql::Connection db = database.open();
    fill(db, 100);
    db.exec(more);
    sql::Transaction moment(db, sql::Begin::read);
    auto pages = sql::TablePages::find(db, "t", wanted);
    REQUIRE(pages);
    CHECK_FALSE(from_pages(*pages, 2));
  }
}

TEST_CASE("whatever a damaged page says, nothing outside it is read") {
  Database database;
  {
    sql::Connection db = database.open();
    fill(db, 600);
  }
  const std::string whole = base::read_file(database.path);
  std::mt19937 random(7);
  int refused = 0;
  for (int round = 0; round < 300; ++round) {
    std::string damaged = whole;
    for (int i = 0; i < 40; ++i) damaged[512 + random() % (damaged.size() - 512)] = static_cast<char>(random());
    std::ofstream(database.path, std::ios::binary) << damaged;
    sql::Connection db = database.open();
    db.exec("BEGIN");
    try {
      auto pages = sql::TablePages::find(db, "t", wanted);
      if (!pages || !from_pages(*pages, 1)) ++refused;
    } catch (const base::Error&) {  // SQLite itself found the schema damaged
      ++refused;
    }
  }
  CHECK(refused > 100);
}
