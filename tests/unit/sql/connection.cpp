// SPDX-License-Identifier: Apache-2.0
#include "sql/connection.hpp"

#include <doctest/doctest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>

#include "base/error.hpp"
#include "base/path.hpp"
#include "sql/transaction.hpp"

using namespace mi;

namespace {

struct Folder {
  std::string path;
  Folder() {
    char name[] = "/tmp/mi-sql-XXXXXX";
    path = mkdtemp(name);
  }
  ~Folder() { std::filesystem::remove_all(path); }
};

base::Error error_of(const std::function<void()>& action) {
  try {
    action();
  } catch (const base::Error& e) {
    return e;
  }
  FAIL("no error was thrown");
  return {base::ErrorKind::internal, ""};
}

}  // namespace

TEST_CASE("values come back as they were bound") {
  auto db = sql::Connection::memory();
  db.exec("CREATE TABLE t(id INTEGER PRIMARY KEY, i INTEGER, s TEXT, b BLOB) STRICT");
  auto insert = db.prepare("INSERT INTO t(i, s, b) VALUES (?1, ?2, ?3)");
  std::string bytes("a\0b", 3);
  insert.bind(1, INT64_MIN).bind(2, std::string_view()).bind_blob(3, bytes).run();
  insert.bind_null(1).bind(2, "甲&乙").bind_null(3).run();
  auto rows = db.prepare("SELECT i, s, b FROM t ORDER BY id");
  REQUIRE(rows.step());
  CHECK(rows.integer(0) == INT64_MIN);
  CHECK_FALSE(rows.is_null(1));
  CHECK(rows.text(2) == bytes);
  REQUIRE(rows.step());
  CHECK(rows.is_null(0));
  CHECK(rows.text(1) == "甲&乙");
  CHECK(rows.is_null(2));
  CHECK_FALSE(rows.step());
}

TEST_CASE("a transaction that is not committed leaves nothing") {
  auto db = sql::Connection::memory();
  db.exec("CREATE TABLE t(i INTEGER) STRICT");
  {
    sql::Transaction dropped(db, sql::Begin::write);
    db.exec("INSERT INTO t VALUES (1)");
  }
  CHECK(db.integer("SELECT count(*) FROM t") == 0);
  sql::Transaction kept(db, sql::Begin::write);
  db.exec("INSERT INTO t VALUES (1)");
  kept.commit();
  CHECK(db.integer("SELECT count(*) FROM t") == 1);
}

TEST_CASE("a missing file, a folder and a text file are told apart, each with its path") {
  Folder folder;
  std::string text = folder.path + "/t.mi";
  base::write_file(text, "not a database, but long enough to hold the header of one, were it one: ............");
  auto missing = error_of([&] { sql::Connection::open(folder.path + "/none.mi", sql::Mode::read); });
  CHECK(missing.kind() == base::ErrorKind::cannot);
  CHECK(missing.message() == "there is no such file");
  CHECK(missing.places().at(0) == folder.path + "/none.mi");
  CHECK(error_of([&] { sql::Connection::open(folder.path, sql::Mode::read); }).message() == "this is a folder, not a file");
  auto foreign = error_of([&] { sql::Connection::open(text, sql::Mode::read).integer("SELECT count(*) FROM sqlite_schema"); });
  CHECK(foreign.message() == "this is not a case file");
}

TEST_CASE("a reader cannot write") {
  Folder folder;
  std::string path = folder.path + "/a.mi";
  sql::Connection::open(path, sql::Mode::create).exec("CREATE TABLE t(i INTEGER) STRICT");
  auto db = sql::Connection::open(path, sql::Mode::read);
  CHECK(error_of([&] { db.exec("INSERT INTO t VALUES (1)"); }).message() == "the file or its folder is read-only");
}

TEST_CASE("a locked file names the process that holds it") {
  Folder folder;
  std::string path = folder.path + "/a.mi";
  sql::Connection::open(path, sql::Mode::create).exec("CREATE TABLE t(i INTEGER) STRICT");
  int ready[2], done[2];
  REQUIRE(pipe(ready) == 0);
  REQUIRE(pipe(done) == 0);
  pid_t child = fork();
  if (child == 0) {  // holds the writer's lock until told to end
    auto db = sql::Connection::open(path, sql::Mode::write);
    sql::Transaction transaction(db, sql::Begin::write);
    char byte = 1;
    if (write(ready[1], &byte, 1) != 1 || read(done[0], &byte, 1) != 1) _exit(1);
    _exit(0);
  }
  char byte = 0;
  REQUIRE(read(ready[0], &byte, 1) == 1);
  auto db = sql::Connection::open(path, sql::Mode::write, 0);
  auto error = error_of([&] { sql::Transaction second(db, sql::Begin::write); });
  CHECK(error.kind() == base::ErrorKind::cannot);
  CHECK(error.message().find("process " + std::to_string(child)) != std::string::npos);
  REQUIRE(write(done[1], &byte, 1) == 1);
  waitpid(child, nullptr, 0);
}

TEST_CASE("typed SQL: one SELECT, nothing else") {
  auto db = sql::Connection::memory();
  db.exec("CREATE TABLE t(i INTEGER) STRICT");
  db.select_only();
  CHECK(db.prepare_typed("SELECT count(*) FROM t;").columns() == 1);
  for (const char* bad : {"DELETE FROM t", "ATTACH 'x' AS y", "PRAGMA user_version = 3", "SELEC 1", "", "SELECT 1; SELECT 2"})
    CHECK(error_of([&] { db.prepare_typed(bad); }).kind() == base::ErrorKind::usage);
}

TEST_CASE("functions of ours run inside SQL, and their errors come out as errors") {
  auto db = sql::Connection::memory();
  db.function("twice", 1, [](const std::vector<sql::Value>& v) -> sql::Value { return 2 * std::get<std::int64_t>(v[0]); });
  CHECK(db.integer("SELECT twice(21)") == 42);
  CHECK(error_of([&] { db.integer("SELECT twice('x')"); }).kind() == base::ErrorKind::internal);
}

TEST_CASE("our own bad SQL is a mistake of ours, not of the file") {
  auto db = sql::Connection::memory();
  CHECK(error_of([&] { db.exec("SELEC 1"); }).kind() == base::ErrorKind::internal);
}

TEST_CASE("what a transaction has flushed is rolled back all the same, and a reader puts flushing off") {
  Folder folder;
  const std::string path = folder.path + "/f.db";
  auto db = sql::Connection::open(path, sql::Mode::create);
  db.exec("CREATE TABLE t (v INTEGER)");
  const auto size = std::filesystem::file_size(path);
  {
    sql::Transaction transaction(db, sql::Begin::write);
    db.exec("WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 10000) INSERT INTO t SELECT i FROM n");
    CHECK(std::filesystem::file_size(path) == size);
    CHECK(db.flush());
    CHECK(std::filesystem::file_size(path) > 10 * size);
  }
  CHECK(db.integer("SELECT count(*) FROM t") == 0);
  auto reader = sql::Connection::open(path, sql::Mode::read);
  reader.exec("BEGIN");
  CHECK(reader.integer("SELECT count(*) FROM t") == 0);
  sql::Transaction transaction(db, sql::Begin::write);
  db.exec("INSERT INTO t VALUES (1)");
  CHECK_FALSE(db.flush());
  CHECK(reader.integer("SELECT count(*) FROM t") == 0);
  reader.exec("COMMIT");
  transaction.commit();
  CHECK(db.integer("SELECT count(*) FROM t") == 1);
}
