// SPDX-License-Identifier: Apache-2.0
#include "package/sheet_number.hpp"

#include <algorithm>
#include <charconv>

#include "base/date.hpp"

namespace mi::package {
namespace {

constexpr std::size_t kept_digits = 15;
constexpr int furthest_exponent = 400;  // binary64 ends at 308
constexpr std::int64_t seconds_a_day = 86400;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// 0.DIGITS × 10^point, DIGITS without noughts at either end; "" is nought.
struct Decimal {
  bool negative = false;
  std::string digits;
  int point = 0;
};

bool take_exponent(std::string_view text, int& exponent) {
  if (text.empty()) return true;
  text.remove_prefix(1);  // e, E
  if (!text.empty() && text.front() == '+') text.remove_prefix(1);
  auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), exponent);
  return failed == std::errc() && end == text.data() + text.size() && !text.empty() &&
         std::abs(exponent) <= furthest_exponent;
}

void strip_noughts(Decimal& d) {
  d.digits.erase(d.digits.find_last_not_of('0') + 1);
  const std::size_t leading = std::min(d.digits.find_first_not_of('0'), d.digits.size());
  d.digits.erase(0, leading);
  d.point = d.digits.empty() ? 0 : d.point - static_cast<int>(leading);
  d.negative = d.negative && !d.digits.empty();
}

bool read(std::string_view text, Decimal& d) {
  if (!text.empty() && (text.front() == '-' || text.front() == '+')) {
    d.negative = text.front() == '-';
    text.remove_prefix(1);
  }
  std::size_t at = 0;
  bool has_point = false;
  for (; at < text.size() && (is_digit(text[at]) || (text[at] == '.' && !has_point)); ++at) {
    if (text[at] == '.')
      has_point = true;
    else
      d.digits.push_back(text[at]);
    if (!has_point) ++d.point;
  }
  int exponent = 0;
  if (d.digits.empty() || d.digits.size() > 1000) return false;
  if (at < text.size() && text[at] != 'e' && text[at] != 'E') return false;
  if (!take_exponent(text.substr(at), exponent)) return false;
  d.point += exponent;
  strip_noughts(d);
  return true;
}

void round_to_kept(Decimal& d) {
  if (d.digits.size() <= kept_digits) return;
  bool up = d.digits[kept_digits] >= '5';
  d.digits.resize(kept_digits);
  for (std::size_t i = kept_digits; up && i-- > 0;) {
    up = d.digits[i] == '9';
    d.digits[i] = up ? '0' : static_cast<char>(d.digits[i] + 1);
  }
  if (up) {
    d.digits.insert(d.digits.begin(), '1');
    ++d.point;
  }
  strip_noughts(d);
}

std::string with_exponent(const Decimal& d) {
  std::string text = (d.negative ? "-" : "") + d.digits.substr(0, 1);
  if (d.digits.size() > 1) text += "." + d.digits.substr(1);
  return text + "E+" + std::to_string(d.point - 1);
}

std::string plain(const Decimal& d, int least_digits) {
  const int size = static_cast<int>(d.digits.size());
  std::string whole = d.point > 0 ? d.digits.substr(0, static_cast<std::size_t>(d.point)) : std::string();
  if (d.point > size) whole.append(static_cast<std::size_t>(d.point - size), '0');
  std::string part;
  if (d.point < size)
    part = std::string(static_cast<std::size_t>(std::max(-d.point, 0)), '0') + d.digits.substr(whole.size());
  if (part.empty() && whole.size() < static_cast<std::size_t>(least_digits))
    whole.insert(0, static_cast<std::size_t>(least_digits) - whole.size(), '0');
  if (whole.empty()) whole = "0";
  return (d.negative ? "-" : "") + whole + (part.empty() ? "" : "." + part);
}

std::string clock(std::int64_t seconds) {
  std::string text;
  for (std::int64_t unit : {seconds / 3600, seconds / 60 % 60, seconds % 60})
    text += (text.empty() ? "" : ":") + std::string(unit < 10 ? "0" : "") + std::to_string(unit);
  return text;
}

// Whole days and the seconds of the day that a serial number says.
void split_serial(const Decimal& d, std::int64_t& days, std::int64_t& seconds) {
  std::int64_t scale = 1;
  std::int64_t part = 0;
  days = 0;
  for (int i = std::min(d.point, 0); i < static_cast<int>(d.digits.size()) && i - d.point < 12; ++i) {
    const int digit = i < 0 ? 0 : d.digits[static_cast<std::size_t>(i)] - '0';
    if (i < d.point)
      days = days * 10 + digit;
    else
      part = part * 10 + digit, scale *= 10;
  }
  for (int i = static_cast<int>(d.digits.size()); i < d.point; ++i) days *= 10;
  seconds = static_cast<std::int64_t>((static_cast<__int128>(part) * seconds_a_day * 2 + scale) / (2 * scale));
  if (seconds == seconds_a_day) {
    ++days;
    seconds = 0;
  }
}

// "" where the number is no day from 1900 to 9999.
std::string date_text(const Decimal& d, bool from_1904) {
  constexpr std::int64_t last_serial = 2958465;  // 9999-12-31
  if (d.negative || d.point > 7) return {};
  std::int64_t days = 0;
  std::int64_t seconds = 0;
  split_serial(d, days, seconds);
  if (days == 0 && !from_1904) return clock(seconds);
  if (days > last_serial || (!from_1904 && days == 60)) return {};  // 60: the 29 February that 1900 did not have
  const base::Date start = from_1904 ? base::Date::of(1904, 1, 1) : base::Date::of(1899, 12, days < 60 ? 31 : 30);
  const std::string day = start.plus_days(static_cast<std::int32_t>(days)).to_string();
  return seconds == 0 ? day : day + " " + clock(seconds);
}

// The code without what stands in quotes, after a backslash, underscore or star, or in brackets ([Red], [$-804]).
std::string bare(std::string_view code) {
  std::string text;
  for (std::size_t i = 0; i < code.size(); ++i) {
    if (code[i] == '"')
      i = std::min(code.find('"', i + 1), code.size());
    else if (code[i] == '\\' || code[i] == '_' || code[i] == '*')
      ++i;
    else if (code[i] == '[' && i + 1 < code.size() &&
             std::string_view("hHmMsS").find(code[i + 1]) == std::string_view::npos)
      i = std::min(code.find(']', i), code.size());
    else if (code[i] == ';')
      break;  // of positive numbers, negative ones, nought and text: the first
    else
      text.push_back(code[i]);
  }
  return text;
}

}  // namespace

std::string number_text(std::string_view raw, CellFormat format, bool from_1904) {
  Decimal number;
  if (!read(raw, number)) return std::string(raw);
  const bool lost = number.digits.size() > kept_digits && number.point > static_cast<int>(kept_digits);
  round_to_kept(number);
  if (format.style == NumberStyle::date) {
    std::string text = date_text(number, from_1904);
    if (!text.empty()) return text;
  }
  if (lost || number.point > static_cast<int>(kept_digits)) return with_exponent(number);
  return plain(number, format.digits);
}

CellFormat format_of_code(std::string_view code) {
  const std::string text = bare(code);
  if (text.size() > 1 && text.find_first_not_of('0') == std::string::npos)
    return {NumberStyle::plain, static_cast<int>(text.size())};
  if (text.find("General") != std::string::npos || text.find("E+") != std::string::npos ||
      text.find('@') != std::string::npos)
    return {};
  return {text.find_first_of("yYmMdDhHsS") != std::string::npos ? NumberStyle::date : NumberStyle::plain, 0};
}

CellFormat format_of_builtin(int id) {
  const bool is_date =
      (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);
  return {is_date ? NumberStyle::date : NumberStyle::plain, 0};
}

}  // namespace mi::package
