// SPDX-License-Identifier: Apache-2.0
// The register by date: what holds on a day, what a later entry takes over, how a wrong one is put right.
#include "casefile/views/register.hpp"

#include <doctest/doctest.h>

#include "unit/casefile/error_of.hpp"
#include "unit/casefile/temp_case.hpp"
#include "work/register/entries.hpp"

using namespace mi;
using base::Date;
using base::ErrorKind;
using casefile::Case;
using casefile::Change;
using test::error_of;
using work::Cells;

namespace {

struct Book {
  test::TempFolder folder;
  Case file = Case::open(test::new_case(folder), casefile::Access::write);

  template <class Make> void enter(Make make, std::vector<Cells> rows, const casefile::Correction& correction = {}) {
    Change change(file, test::by("li"));
    work::store(file, change, make(file, rows), correction);
    change.commit();
  }
  void institution(Cells row, const casefile::Correction& c = {}) { enter(work::institutions, {std::move(row)}, c); }
  void person(Cells row, const casefile::Correction& c = {}) { enter(work::persons, {std::move(row)}, c); }
  casefile::Register on(const char* day) { return casefile::register_on(file, Date::parse(day)); }
};

Cells hospital(const char* from) { return {"", {{"from", from}, {"name", "仁和医院"}, {"mi_level", "二级"}}}; }
Cells doctor(const char* from) {
  return {"", {{"id", "D440200000001"}, {"name", "陈医师"}, {"roles", "doctor"}, {"from", from}}};
}

}  // namespace

TEST_CASE("an entry holds from its first day until a later one") {
  Book b;
  b.institution(hospital("2024-06-01"));
  b.institution({"", {{"from", "2025-01-01"}, {"mi_level", "三级"}}});
  CHECK_FALSE(b.on("2024-05-31").institution);
  CHECK(b.on("2024-06-01").institution->value.mi_level == "二级");
  CHECK(b.on("2024-12-31").institution->value.mi_level == "二级");
  CHECK(b.on("2025-01-01").institution->value.mi_level == "三级");
  CHECK(b.on("2025-01-01").institution->value.name == "仁和医院");  // taken over
}

TEST_CASE("an entry put in between changes neither what was before nor what comes after") {
  Book b;
  b.institution(hospital("2024-06-01"));
  b.institution({"", {{"from", "2025-06-01"}, {"mi_level", "三级"}}});
  b.institution({"", {{"from", "2025-01-01"}, {"address", "解放路1号"}}});
  CHECK(b.on("2025-03-01").institution->value.address == "解放路1号");
  CHECK(b.on("2024-12-31").institution->value.address.empty());
  CHECK(b.on("2025-06-01").institution->value.mi_level == "三级");
}

TEST_CASE("a person is there up to and with the last day") {
  Book b;
  Cells row = doctor("2025-01-01");
  row.values["to"] = "2025-06-30";
  b.person(row);
  CHECK(b.on("2025-06-30").persons.size() == 1);
  CHECK(b.on("2025-07-01").persons.empty());
  b.person(doctor("2025-08-01"));  // came back: the end does not carry over
  CHECK(b.on("2025-09-01").persons.size() == 1);
}

TEST_CASE("the same again writes nothing; other data need a correction with its reason") {
  Book b;
  b.person(doctor("2025-01-01"));
  const auto head = b.file.head().number;
  b.person(doctor("2025-01-01"));
  CHECK(b.file.head().number == head);
  Cells other = doctor("2025-01-01");
  other.values["name"] = "程医师";
  CHECK(error_of([&] { b.person(other); }).kind() == ErrorKind::gate);
  CHECK(b.on("2025-02-01").persons[0].value.name == "陈医师");
  b.person(other, {"person:D440200000001@2025-01-01", "笔误"});
  CHECK(b.on("2025-02-01").persons[0].value.name == "程医师");
  CHECK(b.on("2025-02-01").persons[0].fact.reason == "笔误");
  CHECK(error_of([&] { b.person(other, {"nobody", "x"}); }).kind() == ErrorKind::usage);
}

TEST_CASE("a correction may move the first day") {
  Book b;
  b.person(doctor("2025-01-01"));
  b.person(doctor("2025-02-01"), {"person:D440200000001@2025-01-01", "起始日期有误"});
  CHECK(b.on("2025-01-31").persons.empty());
  CHECK(b.on("2025-02-01").persons.size() == 1);
}

TEST_CASE("every fault of a file comes with its line, and nothing is written") {
  Book b;
  const auto e = error_of([&] {
    b.enter(work::persons, {{"staff.tsv:2", {{"id", "1"}, {"name", "甲"}, {"roles", "docter"}, {"from", "2025-01-01"}}},
                            {"staff.tsv:3", {{"id", "2"}, {"name", "乙"}, {"roles", "医师"}, {"from", "2025-02-30"}}},
                            {"staff.tsv:4", {{"name", "丙"}, {"roles", "护士"}, {"from", "2025-01-01"}}}});
  });
  CHECK(e.kind() == ErrorKind::cannot);
  REQUIRE(e.items().size() == 3);
  CHECK(e.items()[0].find("staff.tsv:2: roles") == 0);
  CHECK(e.items()[1].find("staff.tsv:3: from") == 0);
  CHECK(e.items()[2].find("staff.tsv:4: id") == 0);
  CHECK(b.on("2025-06-01").persons.empty());
}

TEST_CASE("a wrong code is kept as it stands, with a warning at its place") {
  Book b;
  const auto entered = work::institutions(
      b.file, {{"hospital.json", {{"from", "2024-06-01"}, {"name", "甲&乙<医院>"}, {"uscc", "91350100M000100Y44"}}}});
  REQUIRE(entered.warnings.size() == 1);
  CHECK(entered.warnings[0].find("hospital.json: uscc: ") == 0);
  CHECK(entered.values[0].uscc == "91350100M000100Y44");
}

TEST_CASE("beds: the licensed ones count, and a difference is said (SG-04)") {
  CHECK(work::remarks(domain::Beds{Date::parse("2025-01-01"), 100, 100}).empty());
  CHECK(work::remarks(domain::Beds{Date::parse("2025-01-01"), 99, 120}).size() == 1);
}

TEST_CASE("tables and JSON are read by their columns, in either language and encoding") {
  const auto staff = work::read_cells("人员编码\t姓名\t岗位\t起始日期\nD1\t张三\t医师;主要负责人\t2025-01-01\n", "staff.tsv");
  CHECK(staff.subject == work::Subject::person);
  REQUIRE(staff.rows.size() == 1);
  CHECK(staff.rows[0].place == "staff.tsv:2");
  CHECK(staff.rows[0].get("roles") == "医师;主要负责人");
  const auto gbk = work::read_cells("code,name,from\nA01,\xC4\xDA\xBF\xC6,2025-01-01\n", "dept.csv");
  CHECK(gbk.rows[0].get("name") == "内科");
  const auto json = work::read_cells(R"({"uscc":"91350100M000100Y43","systems":["finance","quality"],"from":"2024-06-01"})", "h.json");
  CHECK(json.subject == work::Subject::institution);
  CHECK(json.rows[0].get("systems") == "finance;quality");
}

TEST_CASE("damaged tables are refused with all their faults") {
  CHECK(error_of([] { work::read_cells("", "a.tsv"); }).kind() == ErrorKind::cannot);
  CHECK(error_of([] { work::read_cells("id\tname\tfrom\n", "a.tsv"); }).kind() == ErrorKind::cannot);
  CHECK(error_of([] { work::read_cells("no\tidea\n1\t2\n", "a.tsv"); }).places()[0] == "a.tsv:1");
  const auto e = error_of([] { work::read_cells("id\tnmae\tfrom\n1\t2\n1\t2\t3\t4\n", "a.tsv"); });
  CHECK(e.items().size() == 3);
}
