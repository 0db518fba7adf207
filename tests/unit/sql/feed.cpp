// SPDX-License-Identifier: Apache-2.0
// Rows that a statement takes from the program.
#include "sql/feed.hpp"

#include <doctest/doctest.h>

#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "sql/connection.hpp"

using namespace mi;

namespace {

// Rows (number, text or null), the text empty where it is "".
class Numbered : public sql::FedRows {
 public:
  explicit Numbered(std::vector<std::optional<std::string>> texts) : texts_(std::move(texts)) {}
  bool next(std::span<sql::FedValue> row) override {
    if (at_ == texts_.size()) return false;
    if (texts_[at_] == "bad") throw std::runtime_error("a bad row");
    row[1].put_null();
    if (texts_[at_]) row[1].put(std::string_view(*texts_[at_]));
    row[0].put(static_cast<std::int64_t>(++at_));
    return true;
  }

 private:
  std::vector<std::optional<std::string>> texts_;
  std::size_t at_ = 0;
};

}  // namespace

TEST_CASE("a statement takes numbers, texts and nulls from a feed, again and again") {
  auto db = sql::Connection::memory();
  db.exec("CREATE TABLE t (id INTEGER PRIMARY KEY, number INTEGER NOT NULL, text TEXT) STRICT");
  sql::Feed feed(db, "rows for t", {"number", "text"});
  auto insert = db.prepare("INSERT INTO t (number, text) SELECT number, text FROM \"rows for t\"");
  Numbered first({"a", "", std::nullopt, std::string("\0b", 2)});
  feed.run(insert, first);
  Numbered none({});
  feed.run(insert, none);
  Numbered second({"z"});
  feed.run(insert, second);
  CHECK(db.text("SELECT group_concat(id || ':' || number || ':' || iif(text IS NULL, 'null', hex(text)), ' ') FROM t") ==
        "1:1:61 2:2: 3:3:null 4:4:0062 5:1:7A");
}

TEST_CASE("what a row throws comes out, and nothing of the statement is there") {
  auto db = sql::Connection::memory();
  db.exec("CREATE TABLE t (number INTEGER) STRICT");
  sql::Feed feed(db, "source", {"number", "text"});
  auto insert = db.prepare("INSERT INTO t SELECT number FROM source");
  Numbered rows({"a", "bad"});
  CHECK_THROWS_WITH_AS(feed.run(insert, rows), "a bad row", std::runtime_error);
  CHECK(db.integer("SELECT count(*) FROM t") == 0);
  Numbered wrong({"text for a number"});
  auto strict = db.prepare("INSERT INTO t SELECT text FROM source");
  CHECK_THROWS_AS(feed.run(strict, wrong), base::Error);
  Numbered good({"a"});
  feed.run(insert, good);
  CHECK(db.integer("SELECT count(*) FROM t") == 1);
}

TEST_CASE("a feed is gone when it ends, and was never part of the schema") {
  auto db = sql::Connection::memory();
  {
    sql::Feed feed(db, "source", {"number"});
    CHECK(db.integer("SELECT count(*) FROM sqlite_schema") == 0);
  }
  CHECK_THROWS_AS(db.prepare("SELECT number FROM source"), base::Error);
}
