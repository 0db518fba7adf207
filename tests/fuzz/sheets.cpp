// SPDX-License-Identifier: Apache-2.0
// Workbooks: the whole package as somebody hands it over, and its parts by themselves, which no checksum of a package shields
// from a fuzzer.
#include <array>

#include "base/text.hpp"
#include "fuzz/targets.hpp"
#include "package/encoding.hpp"
#include "package/sheet.hpp"
#include "package/zip.hpp"

namespace mi::fuzz {
namespace {

// Parts of an input to `sheet` are set apart by form feeds; one that is missing is as here.
constexpr std::array<std::array<const char*, 2>, 5> parts{{
    {"xl/worksheets/sheet1.xml", "<worksheet><sheetData/></worksheet>"},
    {"xl/sharedStrings.xml", "<sst><si><t>mdtrt_id</t></si><si><r><t>V</t></r><r><t>1</t></r></si></sst>"},
    {"xl/styles.xml", "<styleSheet><numFmts><numFmt numFmtId=\"164\" formatCode=\"yyyy-mm-dd\"/></numFmts><cellXfs><xf numFmtId=\"0\"/>"
                      "<xf numFmtId=\"164\"/></cellXfs></styleSheet>"},
    {"xl/workbook.xml", "<workbook xmlns:r=\"r\"><workbookPr date1904=\"0\"/><sheets><sheet name=\"S\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"},
    {"xl/_rels/workbook.xml.rels", "<Relationships><Relationship Id=\"rId1\" Type=\"x\" Target=\"worksheets/sheet1.xml\"/></Relationships>"},
}};

void read_rows(package::SheetReader reader, bool wide) {
  constexpr std::size_t width = 7;
  if (wide) reader.set_width(width);
  std::int64_t line = 0;
  while (reader.next()) {
    must(reader.line() > line, "rows go forward");
    must(reader.offset() <= reader.size(), "no more is read than there is");
    must(!wide || reader.fields().size() >= width, "a row is as wide as its table");
    for (std::string_view field : reader.fields())
      must(package::first_malformed_utf8(field) >= field.size(), "a cell is UTF-8");
    line = reader.line();
  }
}

void read_all(package::Workbook book) {
  for (std::size_t i = 0; i < book.sheets().size(); ++i)
    for (bool wide : {false, true}) read_rows(book.open(i), wide);
}

}  // namespace

void workbook(std::string_view bytes) { read_all(package::Workbook(std::string(bytes))); }

void sheet(std::string_view bytes) {
  std::vector<std::string> given = base::split(bytes, '\f');
  std::vector<package::Part> all;
  for (std::size_t i = 0; i < parts.size(); ++i)
    all.push_back({parts[i][0], i < given.size() && !given[i].empty() ? given[i] : parts[i][1]});
  read_all(package::Workbook(package::write_zip(all)));
}

}  // namespace mi::fuzz
