// SPDX-License-Identifier: Apache-2.0
#include "casefile/views/query.hpp"

#include <doctest/doctest.h>

#include "unit/casefile/error_of.hpp"
#include "unit/casefile/history.hpp"

using namespace mi;
using casefile::Access;
using casefile::Case;

TEST_CASE("a view for each kind in force, with a column for each key of its bodies") {
  test::TempFolder folder;
  std::string path = test::new_case(folder);
  test::record(path, "w1", test::Ward{"甲 \"x\" 'y'", 30});
  test::record(path, "w1", test::Ward{"甲 \"x\" 'y'", 31});
  Case c = Case::open(path, Access::read);
  auto table = casefile::query(c, "SELECT name, beds, fact_key, name FROM test_ward_1");
  REQUIRE(table.rows.size() == 1);
  CHECK(table.columns[3].key == "name_2");
  CHECK(table.columns[1].kind == domain::ColumnKind::integer);
  CHECK(table.rows[0][0].as_text() == "甲 \"x\" 'y'");
  CHECK(table.rows[0][1].as_integer() == 31);
}

TEST_CASE("columns of mixed types become text, bytes become hex, nothing stays null") {
  test::TempFolder folder;
  Case c = Case::open(test::new_case(folder), Access::read);
  auto table = casefile::query(c, "SELECT 1 AS a, x'00ff' AS b, NULL AS c UNION ALL SELECT 'two', NULL, NULL");
  CHECK(table.columns[0].kind == domain::ColumnKind::text);
  CHECK(table.columns[2].kind == domain::ColumnKind::integer);
  CHECK(table.rows[0][0].as_text() == "1");
  CHECK(table.rows[0][1].as_text() == "00ff");
  CHECK(table.rows[1][2].is_null());
}

TEST_CASE("nothing but one SELECT is accepted, and the case stays as it was") {
  test::TempFolder folder;
  std::string path = test::new_case(folder);
  for (const char* text : {"DELETE FROM fact", "PRAGMA user_version = 9", "ATTACH 'x' AS x", "SELECT 1; SELECT 2", "", "SELEC"}) {
    Case c = Case::open(path, Access::read);
    CHECK(test::error_of([&] { casefile::query(c, text); }).kind() == base::ErrorKind::usage);
  }
}
