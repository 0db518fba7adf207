// SPDX-License-Identifier: Apache-2.0
// Cells of an export, read strictly by what their column means and never by how they look. Each returns false, and
// leaves `out` alone, when the text is not exactly such a value: no thousands separators, no exponents, no two-digit
// years, no spreadsheet serials.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

namespace mi::claims {

// "12.5", "-3", "+0.05" scaled by 10^decimals (0 to 6); more decimals than that only if they are zeros.
bool read_decimal(std::string_view text, int decimals, std::int64_t& out);
bool read_bare_decimal(std::string_view text, int decimals, std::int64_t& out);  // with no blanks around it
// 2026-03-01, 2026/3/1, 2026.3.1, 20260301, 2026年3月1日, each alone or followed by a time of day (08:30, 08:30:05,
// 08:30:05.0, with blank or T between; 20260301083005). Seconds as base::Time.
bool read_time(std::string_view text, std::int64_t& out);
bool read_date(std::string_view text, std::int32_t& days);
// Whether a text that is a date stands as 2026-03-01, alone.
inline bool is_written_day(std::string_view text) { return text.size() == 10 && text[4] == '-' && text[7] == '-'; }

// An empty cell, or what exports write for one: null, NULL, \N.
bool is_blank(std::string_view text);
// A code that a spreadsheet has turned into a number: 1.10101E+17.
bool is_exponent(std::string_view text);
// Eighteen digits whose last three are zeros and whose check digit is wrong: a spreadsheet kept only fifteen of them.
bool is_rounded_identity(std::string_view text);
// GB 11643: eighteen characters, a real day of birth, and the right check digit.
bool is_identity_number(std::string_view text);

// The beginning of a text, in whole characters.
std::string shortened(std::string_view text, std::size_t bytes = 40);

}  // namespace mi::claims
