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
  if (read_bare_decimal(required(field), decimals, value)) return value;
  refuse(field, decimals == 0   ? mark("it is not a whole number")
                : decimals == 1 ? mark("it is not a number with at most one decimal")
                : decimals == 2 ? mark("it is not an amount with at most two decimals")
                : decimals == 4 ? mark("it is not a quantity with at most four decimals")
                                : mark("it is not a price with at most six decimals"));
}

std::int64_t Row::time(std::size_t field) const {
  std::int64_t value = 0;
  if (!read_time(required(field), value)) refuse(field, mark("there is no such date, or it is not written as one"));
  return value;
}

std::optional<std::int64_t> Row::optional_time(std::size_t field) const {
  if (cell(field).empty()) return std::nullopt;
  return time(field);
}

std::string Row::date_text(std::size_t field) const {
  auto seconds = optional_time(field);
  return seconds ? base::Time::from_seconds(*seconds).date().to_string() : std::string();
}

}  // namespace mi::claims
