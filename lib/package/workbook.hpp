// SPDX-License-Identifier: Apache-2.0
// What the sheets of a workbook share: its strings, its number formats, its epoch. For the sheet files of this room
// only.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "package/sheet.hpp"
#include "package/sheet_number.hpp"
#include "package/zip.hpp"

namespace mi::package {

// Strings by number, in one piece of memory.
class SharedStrings {
 public:
  void read(PartStream part);  // Error(cannot): damaged, too large
  std::string_view at(std::size_t number) const;
  std::size_t size() const { return ends_.size(); }

 private:
  std::vector<char> text_;
  std::vector<std::uint64_t> ends_;
};

struct Workbook::State {
  ZipReader zip;
  std::vector<Sheet> sheets;
  SharedStrings strings;
  std::vector<CellFormat> formats;  // by the style of a cell
  bool from_1904 = false;
};

// "_x000D_" stands for a carriage return: spreadsheets write control characters so.
void unescape(std::string& text);

}  // namespace mi::package
