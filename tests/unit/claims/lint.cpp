// SPDX-License-Identifier: Apache-2.0
#include "claims/door/lint.hpp"

#include "base/text.hpp"
#include "claims/door/place_map.hpp"
#include "claims_case.hpp"

using namespace mi;
using test::error_of;

namespace {

const std::string header = "mdtrt_id,feedetl_sn,fee_ocur_time,med_list_codg,cnt,pric,det_item_fee_sumamt\n";

struct Files {
  test::TempFolder folder;
  std::string file(const std::string& name, const std::string& text) const {
    base::write_file(folder / name, text);
    return folder / name;
  }
};

}  // namespace

TEST_CASE("all that is wrong is grouped, with the first places, whatever stops a load first") {
  Files f;
  std::string rows = header;
  for (int i = 0; i < 30000; ++i)
    rows += "V1," + std::to_string(i) + (i % 3 == 0 ? ",2026-13-01,A,1,1.00,1.00\n" : i % 3 == 1 ? ",2026-03-01,A,1,1.00,9.00\n" : ",2026-03-01,A,x,1.00,1.00\n");
  auto result = claims::lint({{f.file("f.csv", rows)}, "", "", 2});
  REQUIRE(result.groups.size() == 3);
  CHECK(result.groups[0].unreadable);
  CHECK(result.groups[0].rows == 10000);
  CHECK(result.groups[0].column == "fee_ocur_time");
  CHECK(base::join(result.groups[0].first, "; ") == "f.csv:2:3 “2026-13-01”; f.csv:5:3 “2026-13-01”");
  CHECK(result.groups[1].column == "cnt");
  CHECK(base::join(result.groups[1].first, "; ") == "f.csv:4:5 “x”; f.csv:7:5 “x”");
  CHECK(!result.groups[2].unreadable);
  CHECK(result.groups[2].rows == 10000);
  CHECK(base::join(result.groups[2].first, "; ") == "f.csv:3 “1.00”; f.csv:6 “1.00”");
  CHECK(!result.clean());
}

TEST_CASE("one damaged row among many thousands is named by line and column") {
  Files f;
  std::string rows = header;
  for (int i = 0; i < 20000; ++i) rows += "V1," + std::to_string(i) + ",2026-03-01,A,1,1.00," + (i == 17000 ? "1.0.0" : "1.00") + "\n";
  auto result = claims::lint({{f.file("f.csv", rows)}, "", "", 5});
  REQUIRE(result.groups.size() == 1);
  CHECK(result.groups[0].rows == 1);
  CHECK(result.groups[0].first.at(0) == "f.csv:17002:7 “1.0.0”");
}

TEST_CASE("nothing to say of sound files; places of notes that need all rows are found too") {
  Files f;
  auto clean = claims::lint({{f.file("f.csv", header + "V1,1,2026-03-01,A,1,1.00,1.00\n"), f.file("v.csv", "mdtrt_id,psn_no,begntime\nV1,P1,2026-03-01\n")}, "", "", 5});
  CHECK(clean.clean());
  CHECK(clean.without_visit == 0);
  CHECK(clean.taken.size() == 2);
  auto twice = claims::lint({{f.file("a.csv", header + "V1,1,2026-03-01,A,1,1.00,1.00\n\n\n"), f.file("b.csv", header + "V1,2,2026-03-01,A,1,1.00,1.00\n\nV1,1,2026-03-01,A,1,1.00,1.00\n")}, "", "", 5});
  REQUIRE(twice.groups.size() == 1);
  CHECK(twice.groups[0].column == "repeated-key");
  CHECK(twice.groups[0].first.at(0) == "b.csv:4");
  CHECK(twice.without_visit == 1);
}

TEST_CASE("files that no load would take are refused by lint as well") {
  Files f;
  CHECK(error_of([&] { claims::lint({{f.file("e.csv", "")}, "", "", 5}); }).kind() == base::ErrorKind::cannot);
  CHECK(error_of([&] { claims::lint({{f.file("h.csv", header)}, "", "", 5}); }).places().at(0) == "h.csv:1");
  CHECK(error_of([&] { claims::lint({{f.file("x.xls", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")}, "", "", 5}); }).advice().find("soffice") != std::string::npos);
}

TEST_CASE("places of rows are remembered by runs") {
  claims::PlaceMap map;
  for (std::uint32_t i = 1; i <= 5; ++i) map.add(i, 0, i + 1);
  map.add(6, 0, 9);   // lines were left out
  map.add(7, 0, 10);
  map.add(9, 1, 2);   // a row of two lines, then another table
  CHECK(map.at(1).line == 2);
  CHECK(map.at(5).line == 6);
  CHECK(map.at(7).line == 10);
  CHECK(map.at(8).line == 10);
  CHECK(map.at(9).table == 1);
  CHECK(map.at(9).line == 2);
}
