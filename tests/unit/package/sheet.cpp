// SPDX-License-Identifier: Apache-2.0
#include "package/sheet.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "unit/holds.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "sheet_support.hpp"
#include "unit/casefile/error_of.hpp"

using namespace mi;
using package::Workbook;
using test::BookText;
using test::error_of;

namespace {

// All rows of a sheet: "3: a|b|".
std::vector<std::string> rows_of(const Workbook& book, std::size_t sheet = 0, std::size_t width = 0) {
  auto reader = book.open(sheet);
  reader.set_width(width);
  std::vector<std::string> rows;
  while (reader.next()) {
    std::string row = std::to_string(reader.line()) + ": ";
    for (std::string_view field : reader.fields()) row += std::string(field) + "|";
    rows.push_back(row);
  }
  CHECK(!reader.next());
  return rows;
}

std::string text_of(const BookText& book, std::size_t width = 0) {
  return base::join(rows_of(Workbook(test::workbook(book)), 0, width), " ");
}

}  // namespace

TEST_CASE("shared, inline and formula strings, numbers, dates, booleans, errors") {
  BookText book;
  book.shared =
      "<si><t>就诊ID</t></si><si><r><t>红</t></r><r><t xml:space=\"preserve\"> "
      "字</t></r><rPh><t>hong</t></rPh></si><si><t>a&amp;b</t></si>";
  book.formats =
      "<numFmt numFmtId=\"176\" formatCode=\"yyyy/m/d\\ h:mm\"/><numFmt numFmtId=\"177\" formatCode=\"000000\"/>";
  book.styles = "<xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"176\"/><xf numFmtId=\"177\"/>";
  book.sheets = {{"费用",
                  "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c><c r=\"C1\" "
                  "t=\"s\"><v>2</v></c></row>"
                  "<row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><r><t>内</t></r><r><t>联</t></r></is></c>"
                  "<c r=\"B2\" t=\"str\"><f>A1&amp;\"x\"</f><v>公式</v></c><c r=\"C2\" t=\"b\"><v>1</v></c><c r=\"D2\" "
                  "t=\"e\"><v>#N/A</v></c></row>"
                  "<row r=\"3\"><c r=\"A3\" s=\"1\"><v>44931</v></c><c r=\"B3\" s=\"2\"><v>44931.354166666664</v></c>"
                  "<c r=\"C3\" s=\"3\"><v>42</v></c><c r=\"D3\"><v>0.33329999999999999</v></c><c r=\"E3\" "
                  "t=\"d\"><v>2023-01-05T08:30:00</v></c></row>",
                  ""}};
  CHECK(
      text_of(book) ==
      "1: 就诊ID|红 字|a&b| 2: 内联|公式|1|#N/A| 3: 2023-01-05|2023-01-05 08:30:00|000042|0.3333|2023-01-05T08:30:00|");
  book.from_1904 = true;
  CHECK(text_of(book).find("3: 2027-01-06|") != std::string::npos);
}

TEST_CASE("gaps: missing cells, missing rows, no addresses at all, blank rows") {
  BookText book;
  book.sheets = {{"S",
                  "<row r=\"2\"><c r=\"B2\"><v>1</v></c><c r=\"AB2\"><v>2</v></c></row><row r=\"3\"/><row r=\"4\"><c "
                  "r=\"A4\" s=\"9\"/></row>"
                  "<row r=\"5\"><c r=\"A5\" t=\"inlineStr\"><is><t xml:space=\"preserve\">  </t></is></c></row><row "
                  "r=\"9\"><c r=\"A9\"><v>3</v></c></row>",
                  ""}};
  CHECK(text_of(book) == "2: |1|" + std::string(25, '|') + "2| 9: 3|");
  book.sheets[0].rows = "<row><c><v>1</v></c><c/><c><v>2</v></c></row><row><c><v>3</v></c></row>";
  CHECK(text_of(book) == "1: 1||2| 2: 3|");
  CHECK(text_of(book, 4) == "1: 1||2|| 2: 3||||");
}

TEST_CASE("control characters that a spreadsheet has escaped") {
  BookText book;
  book.sheets = {{"S", test::inline_row(1, {"a_x000D_b", "_x0041_x", "_xZZZZ_", "_x00"}), ""}};
  CHECK(text_of(book) == "1: a\rb|Ax|_xZZZZ_|_x00|");
}

TEST_CASE("sheets with their names, hidden ones named as such") {
  BookText book;
  book.sheets = {
      {"一月", test::inline_row(1, {"a"}), ""}, {"说明", "", "hidden"}, {"二月", test::inline_row(1, {"b"}), ""}};
  Workbook opened(test::workbook(book));
  REQUIRE(opened.sheets().size() == 3);
  CHECK(opened.sheets()[0].name == "一月");
  CHECK(opened.sheets()[1].hidden);
  CHECK(rows_of(opened, 1).empty());
  CHECK(rows_of(opened, 2)[0] == "1: b|");
  CHECK(rows_of(opened, 0)[0] == "1: a|");  // and again, after another was read
}

TEST_CASE("what is damaged is refused, with its row where there is one") {
  auto open = [](const std::string& rows) {
    BookText book;
    book.sheets = {{"S", rows, ""}};
    return error_of([&] { rows_of(Workbook(test::workbook(book))); });
  };
  for (const char* rows : {"<row r=\"1\"><c t=\"s\"><v>0</v></c></row>", "<row r=\"2\"/><row r=\"2\"/>",
                           "<row r=\"1\"><c r=\"B1\"/><c r=\"A1\"/></row>", "<row r=\"1\"><c r=\"XFE1\"/></row>",
                           "<row r=\"1\"><c t=\"s\"><v>x</v></c></row>", "<row r=\"x\"/>"})
    CHECK_MESSAGE(open(rows).kind() == base::ErrorKind::cannot, std::string(rows));
  CHECK(open("<row r=\"7\"><c r=\"B7\"/><c r=\"A7\"/></row>").places().at(0) == "row 7");
  CHECK(open("<row></c>").kind() == base::ErrorKind::cannot);
  CHECK(error_of([] { Workbook("PK"); }).kind() == base::ErrorKind::cannot);
  CHECK(error_of([] {
          Workbook(package::write_zip({{"word/document.xml", "<a/>"}}));
        }).kind() == base::ErrorKind::cannot);
  std::string whole = test::workbook({{{"S", test::inline_row(1, {"a"}), ""}}, "", "", "", false});
  CHECK(error_of([&] { Workbook(whole.substr(0, whole.size() / 2)); }).kind() == base::ErrorKind::cannot);
}

TEST_CASE("a document type declaration is refused: entities unpack to gigabytes") {
  std::vector<package::Part> parts =
      package::read_zip(test::workbook({{{"S", test::inline_row(1, {"a"}), ""}}, "", "", "", false}));
  for (package::Part& part : parts)
    if (part.name.find("sheet1") != std::string::npos)
      part.bytes = "<!DOCTYPE x [<!ENTITY a \"b\">]><worksheet><sheetData/></worksheet>";
  CHECK(error_of([&] { rows_of(Workbook(package::write_zip(parts))); }).kind() == base::ErrorKind::cannot);
}

TEST_CASE("columns are named as the spreadsheet names them") {
  CHECK(package::column_letters(0) == "A");
  CHECK(package::column_letters(25) == "Z");
  CHECK(package::column_letters(26) == "AA");
  CHECK(package::column_letters(701) == "ZZ");
  CHECK(package::column_letters(702) == "AAA");
  CHECK(package::column_letters(16383) == "XFD");
}

TEST_CASE("whatever text is written comes out, inline or shared, over the borders of the pieces that are read") {
  mi::test::holds([] {
    const auto cells = *rc::gen::container<std::vector<std::vector<int>>>(
        rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 6)));
    static const char* const texts[] = {"", "床位", "a,b", "𬀩", "\"x\"", "long"};
    BookText book;
    book.shared =
        "<si><t/></si><si><t>床位</t></si><si><t>a,b</t></si><si><t>𬀩</t></si><si><t>&quot;x&quot;</t></"
        "si><si><t>" +
        std::string(30000, 'y') + "</t></si>";
    std::string rows;
    std::vector<std::string> expected;
    for (std::size_t r = 0; r < cells.size(); ++r) {
      rows += "<row r=\"" + std::to_string(r + 1) + "\">";
      std::string line;
      bool blank = true;
      std::size_t last = 0;
      std::vector<std::string> row;
      for (int kind : cells[r]) {
        const bool is_inline = kind == 5;
        const std::string text = is_inline ? std::string(30000, 'z') : texts[kind];
        rows += is_inline ? "<c t=\"inlineStr\"><is><t>" + text + "</t></is></c>"
                          : "<c t=\"s\"><v>" + std::to_string(kind) + "</v></c>";
        row.push_back(text);
        if (!text.empty()) blank = false, last = row.size();
      }
      rows += "</row>";
      for (std::size_t c = 0; c < last; ++c) line += row[c] + "|";
      if (!blank) expected.push_back(std::to_string(r + 1) + ": " + line);
    }
    book.sheets = {{"S", rows, ""}};
    RC_ASSERT(rows_of(Workbook(test::workbook(book))) == expected);
  });
}
