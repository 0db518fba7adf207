// SPDX-License-Identifier: Apache-2.0
#include "claims/door/cells.hpp"

#include <algorithm>

#include "base/date.hpp"
#include "base/short_text.hpp"
#include "base/text.hpp"

namespace mi::claims {
namespace {

constexpr std::int64_t seconds_a_day = 86400;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Takes between `least` and `most` digits from the front.
bool take_number(std::string_view& text, std::size_t least, std::size_t most, int& out) {
  std::size_t n = 0;
  int value = 0;
  while (n < text.size() && n < most && is_digit(text[n])) value = value * 10 + (text[n++] - '0');
  if (n < least) return false;
  text.remove_prefix(n);
  out = value;
  return true;
}

bool take(std::string_view& text, std::string_view what) {
  if (!text.starts_with(what)) return false;
  text.remove_prefix(what.size());
  return true;
}

bool is_leap(int year) { return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0; }

bool is_day(int year, int month, int day) {
  static constexpr int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (year < 1850 || year > 9999 || month < 1 || month > 12 || day < 1) return false;
  return day <= lengths[month - 1] + (month == 2 && is_leap(year) ? 1 : 0);
}

// Days since 1970-01-01 of a day that exists.
std::int32_t days_of(int year, int month, int day) {
  int y = month <= 2 ? year - 1 : year;
  int era = y / 400;
  int year_of_era = y - era * 400;
  int day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return era * 146097 + day_of_era - 719468;
}

bool take_date(std::string_view& text, std::int32_t& days) {
  int year = 0;
  int month = 0;
  int day = 0;
  std::string_view rest = text;
  if (!take_number(rest, 4, 4, year) || rest.empty()) return false;
  bool good = false;
  if (is_digit(rest[0])) {
    good = take_number(rest, 2, 2, month) && take_number(rest, 2, 2, day);
  } else if (take(rest, "年")) {
    good = take_number(rest, 1, 2, month) && take(rest, "月") && take_number(rest, 1, 2, day) && take(rest, "日");
  } else {
    const std::string_view separator = rest.substr(0, 1);
    if (separator != "-" && separator != "/" && separator != ".") return false;
    good = take(rest, separator) && take_number(rest, 1, 2, month) && take(rest, separator) && take_number(rest, 1, 2, day);
  }
  if (!good || !is_day(year, month, day)) return false;
  days = days_of(year, month, day);
  text = rest;
  return true;
}

bool take_clock(std::string_view& text, std::int64_t& seconds) {
  int hour = 0;
  int minute = 0;
  int second = 0;
  bool packed = !text.empty() && is_digit(text[0]);
  if (!packed && !take(text, " ") && !take(text, "T")) return false;
  if (!take_number(text, packed ? 2 : 1, 2, hour) || (!packed && !take(text, ":"))) return false;
  if (!take_number(text, 2, 2, minute)) return false;
  if (packed ? !text.empty() : take(text, ":")) {
    if (!take_number(text, 2, 2, second)) return false;
    if (take(text, "."))
      while (!text.empty() && is_digit(text[0])) text.remove_prefix(1);  // fractions of a second are dropped
  }
  if (hour > 23 || minute > 59 || second > 59) return false;
  seconds = hour * 3600 + minute * 60 + second;
  return true;
}

// Two digits; `good` is made false when they are none.
int two_digits(const char* at, bool& good) {
  unsigned tens = static_cast<unsigned char>(at[0]) - unsigned{'0'};
  unsigned ones = static_cast<unsigned char>(at[1]) - unsigned{'0'};
  good = good && tens < 10 && ones < 10;
  return static_cast<int>(tens * 10 + ones);
}

// 2026-03-01. Most lines are of the day of the line before them: what was read last is kept.
bool read_usual_day(const char* at, std::int64_t& start) {
  struct Last {
    char day[10] = {'1', '9', '7', '0', '-', '0', '1', '-', '0', '1'};
    std::int64_t start = 0;
  };
  static thread_local Last last;
  if (!base::same_bytes(last.day, at, sizeof last.day)) {
    bool good = at[4] == '-' && at[7] == '-';
    const int year = two_digits(at, good) * 100 + two_digits(at + 2, good);
    const int month = two_digits(at + 5, good);
    const int day = two_digits(at + 8, good);
    if (!good || !is_day(year, month, day)) return false;
    std::copy_n(at, sizeof last.day, last.day);
    last.start = days_of(year, month, day) * seconds_a_day;
  }
  start = last.start;
  return true;
}

// 2026-03-01 08:30:05: how nearly every export writes it.
bool read_usual_time(std::string_view text, std::int64_t& out) {
  const char* at = text.data();
  bool good = at[13] == ':' && at[16] == ':';
  const int hour = two_digits(at + 11, good);
  const int minute = two_digits(at + 14, good);
  const int second = two_digits(at + 17, good);
  std::int64_t start = 0;
  if (!good || hour > 23 || minute > 59 || second > 59 || !read_usual_day(at, start)) return false;
  out = start + hour * 3600 + minute * 60 + second;
  return true;
}

constexpr std::size_t safe_digits = 17;  // so many, and no more, are far from what 64 bits hold

// As below, of a number that cannot overflow: nearly all are.
bool read_short_decimal(std::string_view text, int decimals, std::int64_t& out) {
  static constexpr std::int64_t powers[] = {1, 10, 100, 1000, 10'000, 100'000, 1'000'000};
  const char* at = text.data();
  const char* const end = at + text.size();
  std::int64_t value = 0;
  while (at != end && is_digit(*at)) value = value * 10 + (*at++ - '0');
  if (at == text.data()) return false;
  if (at != end && (*at++ != '.' || at == end)) return false;
  for (; at != end; ++at) {
    if (!is_digit(*at) || (decimals == 0 && *at != '0')) return false;
    if (decimals == 0) continue;
    value = value * 10 + (*at - '0');
    --decimals;
  }
  out = value * powers[decimals];
  return true;
}

bool read_long_decimal(std::string_view text, int decimals, std::int64_t& out) {
  std::int64_t value = 0;
  auto append = [&value](char digit) {
    if (value > INT64_MAX / 100) return false;  // leaves room for the sign and a rounding
    value = value * 10 + (digit - '0');
    return true;
  };
  std::size_t i = 0;
  for (; i < text.size() && is_digit(text[i]); ++i)
    if (!append(text[i])) return false;
  if (i == 0 || (i < text.size() && (text[i] != '.' || i + 1 == text.size()))) return false;
  for (i = i < text.size() ? i + 1 : i; i < text.size(); ++i) {
    if (!is_digit(text[i]) || (decimals == 0 && text[i] != '0')) return false;
    if (decimals > 0 && !append(text[i])) return false;
    decimals -= decimals > 0 ? 1 : 0;
  }
  for (; decimals > 0; --decimals)
    if (!append('0')) return false;
  out = value;
  return true;
}

bool all_digits(std::string_view text) { return text.find_first_not_of("0123456789") == std::string_view::npos; }

}  // namespace

bool read_decimal(std::string_view text, int decimals, std::int64_t& out) { return read_bare_decimal(base::trim(text), decimals, out); }

bool read_bare_decimal(std::string_view text, int decimals, std::int64_t& out) {
  const bool negative = !text.empty() && text[0] == '-';
  if (negative || (!text.empty() && text[0] == '+')) text.remove_prefix(1);
  std::int64_t value = 0;
  const bool is_short = text.size() + static_cast<std::size_t>(decimals) <= safe_digits;
  if (is_short ? !read_short_decimal(text, decimals, value) : !read_long_decimal(text, decimals, value)) return false;
  out = negative ? -value : value;
  return true;
}

bool read_time(std::string_view text, std::int64_t& out) {
  if (text.size() == 19 && text[4] == '-' && text[10] == ' ') return read_usual_time(text, out);
  if (is_written_day(text) && read_usual_day(text.data(), out)) return true;
  text = base::trim(text);
  std::int32_t days = 0;
  std::int64_t seconds = 0;
  if (!take_date(text, days)) return false;
  if (!text.empty() && (!take_clock(text, seconds) || !text.empty())) return false;
  out = days * seconds_a_day + seconds;
  return true;
}

bool read_date(std::string_view text, std::int32_t& days) {
  std::int64_t seconds = 0;
  if (!read_time(text, seconds)) return false;
  days = base::Time::from_seconds(seconds).date().days();
  return true;
}

bool is_blank(std::string_view text) {
  text = base::trim(text);
  return text.empty() || text == "null" || text == "NULL" || text == "\\N";
}

bool is_exponent(std::string_view text) {
  if (text.size() < 4 || (text[1] != '.' && (text[1] | 0x20) != 'e')) return false;  // as nearly every code there is
  std::size_t e = text.find_first_of("eE");
  if (e == std::string_view::npos || e == 0 || e + 1 == text.size()) return false;
  std::string_view mantissa = text.substr(0, e);
  std::string_view power = text.substr(e + 1);
  std::size_t dot = mantissa.find('.');
  if (power[0] == '+') power.remove_prefix(1);
  else if (dot == std::string_view::npos) return false;  // 1E05: a code
  if (dot != std::string_view::npos && dot != 1) return false;
  return is_digit(mantissa[0]) && (dot == std::string_view::npos ? mantissa.size() == 1 : all_digits(mantissa.substr(2))) &&
         !power.empty() && all_digits(power);
}

bool is_identity_number(std::string_view text) {
  static constexpr int weights[] = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
  if (text.size() != 18 || !all_digits(text.substr(0, 17))) return false;
  int sum = 0;
  for (std::size_t i = 0; i < 17; ++i) sum += weights[i] * (text[i] - '0');
  char last = text[17] == 'x' ? 'X' : text[17];
  std::int32_t born = 0;
  return last == "10X98765432"[sum % 11] && read_date(text.substr(6, 8), born);
}

bool is_rounded_identity(std::string_view text) {
  return text.size() == 18 && all_digits(text) && text.ends_with("000") && !is_identity_number(text);
}

std::string shortened(std::string_view text, std::size_t bytes) {
  std::size_t n = std::min(text.size(), bytes);
  while (n > 0 && n < text.size() && (static_cast<unsigned char>(text[n]) & 0xC0) == 0x80) --n;
  return std::string(text.substr(0, n));
}

}  // namespace mi::claims
