// SPDX-License-Identifier: Apache-2.0
// Small xlsx workbooks, written part by part, so that a test can hold what no writer of ours makes.
#pragma once
#include <string>
#include <utility>
#include <vector>

#include "package/zip.hpp"

namespace mi::test {

struct SheetText {
  std::string name;
  std::string rows;   // what stands in <sheetData>
  std::string state;  // "hidden"
};

struct BookText {
  std::vector<SheetText> sheets;
  std::string shared;   // what stands in <sst>; "": no such part
  std::string formats;  // what stands in <numFmts>
  std::string styles;   // what stands in <cellXfs>
  bool from_1904 = false;
};

inline std::string workbook(const BookText& book) {
  std::string sheets, relations;
  std::vector<package::Part> parts;
  for (std::size_t i = 0; i < book.sheets.size(); ++i) {
    const std::string n = std::to_string(i + 1);
    const SheetText& s = book.sheets[i];
    sheets += "<sheet name=\"" + s.name + "\" sheetId=\"" + n + "\" r:id=\"rId" + n + "\"" +
              (s.state.empty() ? "" : " state=\"" + s.state + "\"") + "/>";
    relations += "<Relationship Id=\"rId" + n + "\" Type=\"x\" Target=\"worksheets/sheet" + n + ".xml\"/>";
    parts.push_back({"xl/worksheets/sheet" + n + ".xml", "<?xml version=\"1.0\"?><worksheet xmlns=\"m\"><sheetData>" +
                                                             s.rows + "</sheetData></worksheet>"});
  }
  parts.push_back({"xl/workbook.xml", "<workbook xmlns=\"m\" xmlns:r=\"r\"><workbookPr date1904=\"" +
                                          std::string(book.from_1904 ? "1" : "0") + "\"/><sheets>" + sheets +
                                          "</sheets></workbook>"});
  parts.push_back({"xl/_rels/workbook.xml.rels", "<Relationships>" + relations + "</Relationships>"});
  if (!book.shared.empty()) parts.push_back({"xl/sharedStrings.xml", "<sst xmlns=\"m\">" + book.shared + "</sst>"});
  parts.push_back({"xl/styles.xml", "<styleSheet><numFmts>" + book.formats + "</numFmts><cellXfs>" + book.styles +
                                        "</cellXfs></styleSheet>"});
  return package::write_zip(parts);
}

// A row of inline strings: the plainest sheet there is.
inline std::string inline_row(int number, const std::vector<std::string>& cells) {
  std::string row = "<row r=\"" + std::to_string(number) + "\">";
  for (const std::string& cell : cells) row += "<c t=\"inlineStr\"><is><t>" + cell + "</t></is></c>";
  return row + "</row>";
}

}  // namespace mi::test
