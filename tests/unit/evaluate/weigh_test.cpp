// SPDX-License-Identifier: Apache-2.0
// Score sheets as data: areas weighed, a mark, vetoes; sheets filled in as workbooks and read back (SG-10).
#include "work/evaluate/weigh.hpp"

#include <doctest/doctest.h>

#include "base/text.hpp"
#include "output/workbook.hpp"
#include "package/zip.hpp"
#include "unit/casefile/error_of.hpp"
#include "work/evaluate/sheet.hpp"

using namespace mi;
using base::Rational;
using test::error_of;

namespace {

const base::Date day = base::Date::of(2026, 3, 2);

law::Rulebook city(const std::string& more) {
  const std::string text = R"(format = "mi.pack/1"
[pack]
id = "sheet"
version = "1"
title = "评估办法（虚构）"
issuer = "示范市"
area = "999900"
status = "in-force"
layer = "city"
topics = ["entry"]
from = 2026-01-01
[[act]]
id = "a"
title = "评估办法"
[defaults]
source = { act = "a" }
checked = 2026-01-01
topic = "entry"
[[value]]
id = "evaluate.areas"
label = "评估内容"
value = ["人员", "设施", "制度"]
source = { article = 3 }
)" + more;
  return law::Rulebook::of({law::parse_pack(text, "sheet.toml")}, day);
}

constexpr const char* kWeights = R"([[weights]]
id = "evaluate.weights"
label = "评分权重"
source = { article = 4 }
parts = [{ id = "staff", label = "人员", share = "50 %" }, { id = "place", label = "设施", share = "30 %" }, { id = "rules", label = "制度", share = "20 %" }]
[[value]]
id = "evaluate.pass_mark"
label = "合格分"
value = "80"
source = { article = 5 }
[[condition]]
id = "evaluate.veto.staff"
group = "evaluate.veto"
label = "人员一项低于60分，一票否决"
test = { fact = "score.area.1", less_than = 60 }
source = { article = 6 }
[[condition]]
id = "evaluate.veto.fire"
group = "evaluate.veto"
label = "消防验收不合格，一票否决"
test = { fact = "fire.failed", equals = true }
source = { article = 6 }
)";

std::vector<domain::Figure> areas(const char* staff, const char* place, const char* rules) {
  return {domain::figure("area.1", "人员", Rational::parse(staff), "分"), domain::figure("area.2", "设施", Rational::parse(place), "分"),
          domain::figure("area.3", "制度", Rational::parse(rules), "分")};
}

domain::Evaluation scored(const law::Rulebook& law, const char* staff, const char* place, const char* rules) {
  domain::Evaluation e;
  e.areas = areas(staff, place, rules);
  e.total = work::weighed_total(e.areas, law, day);
  return e;
}

base::ErrorKind refused(const law::Rulebook& law, const domain::Evaluation& e, const law::Facts& known = {}) {
  return error_of([&] { work::refuse_vetoed(e, known, law, day); }).kind();
}

// The workbook as mi-evaluate sheet makes it.
std::string workbook(const law::Rulebook& law) {
  domain::Workbook book;
  book.sheets.push_back({"sheet", work::sheet(work::sheet_rules(law, day), {"甲"}), {}});
  return output::to_xlsx(book, {});
}

// As a spreadsheet program changes it: a part's text, somewhere.
std::string edited(const std::string& xlsx, const std::string& part, const std::string& from, const std::string& to) {
  auto parts = package::read_zip(xlsx);
  for (auto& p : parts)
    if (p.name == part) p.bytes = base::replace_all(p.bytes, from, to);
  return package::write_zip(parts);
}

// Scores typed into the empty column C, from row 2 on.
std::string filled(std::string xlsx, const std::vector<std::string>& scores) {
  for (std::size_t i = 0; i < scores.size(); ++i) {
    const std::string row = std::to_string(i + 2), next = "<c r=\"E" + row + "\"";
    xlsx = edited(xlsx, "xl/worksheets/sheet1.xml", next, "<c r=\"C" + row + "\"><v>" + scores[i] + "</v></c>" + next);
  }
  return xlsx;
}

std::vector<std::string> faults(const std::string& xlsx, const law::Rulebook& law) {
  return error_of([&] { work::read_sheets({{"s.xlsx", xlsx}}, work::sheet_rules(law, day)); }).items();
}

}  // namespace

TEST_CASE("areas are weighed by their shares, exactly; without weights the plain mean counts") {
  CHECK(Rational::parse(work::weighed_total(areas("90", "70", "60"), city(kWeights), day).value) == Rational(78));
  CHECK(Rational::parse(work::weighed_total(areas("90", "70", "61"), city(""), day).value) == Rational::of(221, 3));
}

TEST_CASE("the mark includes its number, a little less does not reach it, and nothing is rounded before (G6)") {
  const auto law = city(kWeights);
  CHECK_NOTHROW(work::refuse_vetoed(scored(law, "80", "80", "80"), {}, law, day));
  CHECK(refused(law, scored(law, "80", "80", "79.99")) == base::ErrorKind::gate);  // 79.998
}

TEST_CASE("a veto stands whatever the total: a single area, or what the case knows") {
  const auto law = city(kWeights);
  CHECK(refused(law, scored(law, "59.9", "100", "100.1")) == base::ErrorKind::gate);
  CHECK_NOTHROW(work::refuse_vetoed(scored(law, "60", "100", "100"), {}, law, day));
  law::Facts known;
  known.set("fire.failed", true);
  CHECK(refused(law, scored(law, "100", "100", "100"), known) == base::ErrorKind::gate);
}

TEST_CASE("weights that name other areas than the sheet are a fault of the rules") {
  const std::string other = std::string(kWeights).replace(std::string(kWeights).find("\"制度\""), 8, "\"其他\"");
  CHECK(error_of([&] { work::weighed_total(areas("90", "70", "60"), city(other), day); }).kind() == base::ErrorKind::cannot);
  CHECK_THROWS_AS(city(std::string(kWeights).replace(std::string(kWeights).find("20 %"), 4, "19 %")), base::Error);  // they must sum
}

TEST_CASE("a workbook handed out, filled in a spreadsheet and read back holds the scores to the digit (SG-10)") {
  const auto law = city(kWeights);
  const auto scores = work::read_sheets({{"s.xlsx", filled(workbook(law), {"90", "70.25", "59.995"})}}, work::sheet_rules(law, day));
  REQUIRE(scores.size() == 3);
  CHECK(scores[1].area == "设施");
  CHECK(scores[1].scorer == "甲");
  CHECK(scores[1].score == Rational::parse("70.25"));
  CHECK(scores[2].score == Rational::parse("59.995"));
}

TEST_CASE("a workbook with a cell left empty, or above a hundred, is refused with its row (SG-10)") {
  const auto law = city(kWeights);
  CHECK(faults(filled(workbook(law), {"90", "70"}), law) == std::vector<std::string>{"s.xlsx:4: the score is missing"});
  CHECK(faults(filled(workbook(law), {"90", "100.01", "100"}), law)[0].find("s.xlsx:3:") == 0);
}

TEST_CASE("a workbook of another pack, or with another weight, is refused with its rows (SG-10)") {
  const auto law = city(kWeights);
  const std::string good = filled(workbook(law), {"90", "70", "60"});
  const auto other = faults(edited(good, "xl/sharedStrings.xml", "sheet 1", "sheet 2"), law);
  REQUIRE(other.size() == 3);
  CHECK(other[0] == "s.xlsx:2: the sheet was made under \"sheet 2\", the rules are \"sheet 1\"");
  CHECK(faults(edited(good, "xl/sharedStrings.xml", "30.00 %", "40.00 %"), law) ==
        std::vector<std::string>{"s.xlsx:3: the rules weigh this area 30.00 %, the sheet \"40.00 %\""});
  const auto area = faults(edited(good, "xl/sharedStrings.xml", "制度", "消防"), law);
  CHECK(area == std::vector<std::string>{"s.xlsx:4: the rules name no such area: 消防"});
}
