// SPDX-License-Identifier: Apache-2.0
#include "claims/door/row.hpp"

#include <algorithm>
#include <array>

#include "base/date.hpp"
#include "base/message.hpp"
#include "base/text.hpp"
#include "claims/door/cells.hpp"

namespace mi::claims {

using base::mark;

namespace {

bool is_spreadsheet_error(std::string_view text) {
  constexpr std::array errors{"#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!"};
  return std::find(errors.begin(), errors.end(), text) != errors.end();
}

// 46082.354: the days since 1900 of a cell that lost its format; from 1954 to 2119.
bool is_day_number(std::string_view text) {
  const std::string_view whole = text.substr(0, text.find('.'));
  return whole.size() == 5 && whole >= "20000" && whole <= "80000" && text.find_first_not_of("0123456789.") == std::string_view::npos;
}

// "1,035.00", "￥35", "35元", "１２": a person reads a number there.
bool is_dressed_number(std::string_view text) {
  const bool has_digit = text.find_first_of("0123456789") != std::string_view::npos || text.find("\xEF\xBC") != std::string_view::npos;
  return has_digit && std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= '0' && c <= '9') || c == ',' || c == '.' || c == '-' || c == ' ' || c == '$' || static_cast<unsigned char>(c) >= 0x80;
  }) && text.find_first_not_of("0123456789.-") != std::string_view::npos;
}

}  // namespace

std::string_view Row::cleaned(std::string_view text) {
  text = base::trim(text);
  return is_blank(text) ? std::string_view() : text;
}

std::string_view Row::required(std::size_t field) const {
  std::string_view text = cell(field);
  if (text.empty()) refuse(field, mark("it is empty"));
  return text;
}

std::string_view Row::unwrapped(std::size_t field, std::string_view text) const {
  if (is_exponent(text)) refuse(field, mark("a spreadsheet has turned this number into an exponent: digits are lost"));
  if (text.front() == '#' && is_spreadsheet_error(text)) refuse(field, mark("a formula of the spreadsheet failed here"));
  // ="0012" and '0012: how programs keep a spreadsheet from taking a code for a number.
  if (text.size() > 3 && text.starts_with("=\"") && text.ends_with('"')) return text.substr(2, text.size() - 3);
  return text.size() > 1 && text.front() == '\'' ? text.substr(1) : text;
}

std::string_view Row::required_code(std::size_t field) const {
  std::string_view text = code(field);
  if (text.empty()) refuse(field, mark("it is empty"));
  return text;
}

std::int64_t Row::decimal(std::size_t field, int decimals) const {
  std::int64_t value = 0;
  if (read_bare_decimal(as_it_stands(field), decimals, value)) return value;  // nearly always
  if (read_bare_decimal(required(field), decimals, value)) return value;
  if (is_dressed_number(cell(field))) refuse(field, mark("it is a number with separators, a unit or full-width digits: digits and a point only"));
  refuse(field, decimals == 0   ? mark("it is not a whole number")
                : decimals == 1 ? mark("it is not a number with at most one decimal")
                : decimals == 2 ? mark("it is not an amount with at most two decimals")
                : decimals == 4 ? mark("it is not a quantity with at most four decimals")
                                : mark("it is not a price with at most six decimals"));
}

std::int64_t Row::time(std::size_t field) const {
  std::int64_t value = 0;
  if (read_time(required(field), value)) return value;
  if (is_day_number(cell(field))) refuse(field, mark("it is the day number of a spreadsheet: give the column a date format and export it again"));
  refuse(field, mark("there is no such date, or it is not written as one"));
}

std::optional<std::int64_t> Row::optional_time(std::size_t field) const {
  if (cell(field).empty()) return std::nullopt;
  return time(field);
}

std::string Row::date_text(std::size_t field) const {
  const auto seconds = optional_time(field);
  if (!seconds) return {};
  if (const std::string_view text = cell(field); is_written_day(text)) return std::string(text);
  return base::Time::from_seconds(*seconds).date().to_string();
}

}  // namespace mi::claims
