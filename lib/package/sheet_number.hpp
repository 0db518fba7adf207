// SPDX-License-Identifier: Apache-2.0
// What a number in a cell of a spreadsheet says, as text. A spreadsheet keeps fifteen digits; what it writes beyond
// them is noise of its binary numbers and is rounded off here, digit by digit, without floating point.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

namespace mi::package {

enum class NumberStyle : std::uint8_t { plain, date };  // date: with or without a time of day

struct CellFormat {
  NumberStyle style = NumberStyle::plain;
  int digits = 0;  // "000000": leading zeros up to that many digits
};

// `raw` is the cell's value as its file holds it: 0.33329999999999999, 1E-2, 44931.354166666664.
//   plain   at most fifteen digits, no exponent: 0.3333, 0.01. A whole number of more than fifteen digits has lost
//   some:
//           it comes out with an exponent (1.10101199001011E+17), so that nobody takes it for a code.
//   date    2023-01-05, or 2023-01-05 08:30:00 where the time is not midnight, rounded to a second; `from_1904` is the
//           workbook's epoch. A number below one day is 08:30:00. A number that can be no date comes out as plain.
// What is no number comes out as it is.
std::string number_text(std::string_view raw, CellFormat format, bool from_1904);

// What a number format means: "yyyy/m/d h:mm", "000000", "#,##0.00_);[Red]", "[$-804]yyyy\"年\"m\"月\"".
CellFormat format_of_code(std::string_view code);
// One of the formats that have a number and no code (ECMA-376 part 1, 18.8.30; 27–36 and 50–58 are dates of East Asia).
CellFormat format_of_builtin(int id);

}  // namespace mi::package
