// SPDX-License-Identifier: Apache-2.0
// The xlsx is unpacked again and its parts are read, as a spreadsheet would.
#include "output/workbook.hpp"

#include <doctest/doctest.h>

#include "base/error.hpp"
#include "package/zip.hpp"

using namespace mi;
using domain::ColumnKind;

namespace {

domain::Workbook sample() {
  domain::Sheet sheet;
  sheet.name = "甲/乙:违约";
  sheet.table = {"mi.t/1",
                 {{"code", "编码", ColumnKind::text},
                  {"amount", "金额", ColumnKind::money},
                  {"day", "日期", ColumnKind::date},
                  {"count", "数量", ColumnKind::integer}},
                 {{"001", "1234567890123.45", "2026-05-25", 7},
                  {"甲&乙<医院>𬀩", "12345678901234567.89", "不详", json::Value()}}};
  sheet.charts = {{domain::ChartKind::column, "金额", "code", {"amount"}},
                  {domain::ChartKind::line, "数量", "code", {"count"}},
                  {domain::ChartKind::pie, "份额", "code", {"amount"}}};
  domain::Sheet again = sheet;
  again.charts.clear();
  return {{sheet, again}};
}

output::Stamp stamp() {
  output::Stamp s;
  s.program = "mi-report workbook";
  s.version = "1";
  s.case_id = "abcdef";
  s.head = "3:0123456789abcdef";
  return s;
}

}  // namespace

TEST_CASE("the same workbook gives the same bytes") {
  CHECK(output::to_xlsx(sample(), stamp()) == output::to_xlsx(sample(), stamp()));
}

TEST_CASE("codes stay text, money and dates are numbers, what a binary fraction would change stays text") {
  const package::ZipReader parts(output::to_xlsx(sample(), stamp()));
  const std::string sheet = parts.read("xl/worksheets/sheet1.xml");
  const std::string strings = parts.read("xl/sharedStrings.xml");
  CHECK(strings.find("<t>001</t>") != std::string::npos);
  CHECK(strings.find("<t>甲&amp;乙&lt;医院&gt;𬀩</t>") != std::string::npos);
  CHECK(strings.find("<t>12345678901234567.89</t>") != std::string::npos);
  CHECK(strings.find("<t>不详</t>") != std::string::npos);
  CHECK(sheet.find("<v>1234567890123.45</v>") != std::string::npos);
  CHECK(sheet.find("<v>46167</v>") != std::string::npos);  // 2026-05-25 in Excel's days
  CHECK(parts.read("xl/styles.xml").find("#,##0.00") != std::string::npos);
}

TEST_CASE("names of tabs are made fit, charts are native, the origin is inside") {
  const package::ZipReader parts(output::to_xlsx(sample(), stamp()));
  const std::string book = parts.read("xl/workbook.xml");
  CHECK(book.find("name=\"甲_乙_违约\"") != std::string::npos);
  CHECK(book.find("name=\"甲_乙_违约 2\"") != std::string::npos);
  CHECK(parts.read("xl/charts/chart1.xml").find("<c:barChart>") != std::string::npos);
  CHECK(parts.read("xl/charts/chart2.xml").find("<c:lineChart>") != std::string::npos);
  CHECK(parts.read("xl/charts/chart3.xml").find("<c:pieChart>") != std::string::npos);
  CHECK(parts.read("docProps/custom.xml").find("3:0123456789abcdef") != std::string::npos);
  CHECK(parts.read("docProps/core.xml").find("mi-report workbook") != std::string::npos);
}

TEST_CASE("an empty workbook opens, a text too long for a cell is refused with its place") {
  domain::Workbook empty{{{"空", {"mi.t/1", {{"a", "a", ColumnKind::text}}, {}}, {{domain::ChartKind::pie, "x", "a", {"a"}}}}}};
  CHECK_NOTHROW(output::to_xlsx(empty, stamp()));
  empty.sheets[0].table.rows.push_back({std::string(40000, 'x')});
  empty.sheets[0].charts.clear();
  try {
    output::to_xlsx(empty, stamp());
    FAIL("it was accepted");
  } catch (const base::Error& error) {
    CHECK(error.kind() == base::ErrorKind::cannot);
    CHECK(error.places() == std::vector<std::string>{"空", "a:2"});
  }
}
