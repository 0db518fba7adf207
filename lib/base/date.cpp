// SPDX-License-Identifier: Apache-2.0
#include "base/date.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>

#include "base/error.hpp"
#include "base/message.hpp"

namespace mi::base {
namespace {

constexpr std::int64_t seconds_per_day = 86'400;
constexpr int last_year = 9999;  // dates are written with four digits of the year

std::chrono::year_month_day civil(Date date) { return std::chrono::sys_days(std::chrono::days(date.days())); }

std::optional<Date> date_of(int year, int month, int day) {
  const std::chrono::year_month_day ymd{std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                                        std::chrono::day(static_cast<unsigned>(day))};
  if (year < 1 || year > last_year || month < 1 || month > 12 || day < 1 || day > 31 || !ymd.ok()) return std::nullopt;
  return Date::from_days(static_cast<std::int32_t>(std::chrono::sys_days(ymd).time_since_epoch().count()));
}

// Exactly `width` digits at the front of `rest`, which is shortened; -1 when they are not there.
int take_number(std::string_view& rest, std::size_t width) {
  if (rest.size() < width) return -1;
  int value = 0;
  for (const char c : rest.substr(0, width)) {
    if (c < '0' || c > '9') return -1;
    value = value * 10 + (c - '0');
  }
  rest.remove_prefix(width);
  return value;
}

bool take(std::string_view& rest, char wanted) {
  if (rest.empty() || rest.front() != wanted) return false;
  rest.remove_prefix(1);
  return true;
}

bool is_clock_time(int hour, int minute, int second) {
  return hour >= 0 && hour < 24 && minute >= 0 && minute < 60 && second >= 0 && second < 60;
}

std::optional<Time> try_parse_time(std::string_view text) {
  const auto date = Date::try_parse(text.substr(0, 10));
  std::string_view rest = text.substr(std::min<std::size_t>(text.size(), 10));
  if (!date || (!take(rest, 'T') && !take(rest, ' '))) return std::nullopt;
  const int hour = take_number(rest, 2);
  if (!take(rest, ':')) return std::nullopt;
  const int minute = take_number(rest, 2);
  const int second = take(rest, ':') ? take_number(rest, 2) : 0;
  if (!is_clock_time(hour, minute, second) || (!rest.empty() && rest != "+08:00")) return std::nullopt;
  return Time::of(*date, hour, minute, second);
}

}  // namespace

Date Date::of(int year, int month, int day) {
  const auto date = date_of(year, month, day);
  if (!date) throw Error(ErrorKind::usage, say("there is no day {0:04}-{1:02}-{2:02}", year, month, day));
  return *date;
}

std::optional<Date> Date::try_parse(std::string_view text) {
  const int year = take_number(text, 4);
  if (!take(text, '-')) return std::nullopt;
  const int month = take_number(text, 2);
  if (!take(text, '-')) return std::nullopt;
  const int day = take_number(text, 2);
  return text.empty() ? date_of(year, month, day) : std::nullopt;
}

Date Date::parse(std::string_view text) {
  const auto date = try_parse(text);
  if (!date)
    throw Error(ErrorKind::usage, say("\"{}\" is not a date", text), {},
                say("write year, month and day like 2026-05-25"));
  return *date;
}

int Date::year() const { return static_cast<int>(civil(*this).year()); }
int Date::month() const { return static_cast<int>(static_cast<unsigned>(civil(*this).month())); }
int Date::day() const { return static_cast<int>(static_cast<unsigned>(civil(*this).day())); }

int Date::weekday() const {
  const std::chrono::weekday day{std::chrono::sys_days(std::chrono::days(days_))};
  return static_cast<int>(day.iso_encoding());
}

std::string Date::to_string() const { return fmt::format("{:04}-{:02}-{:02}", year(), month(), day()); }

std::string Date::to_chinese() const { return fmt::format("{}年{}月{}日", year(), month(), day()); }

Date Date::plus_months(int months) const {
  const auto then = civil(*this) + std::chrono::months(months);
  if (then.ok()) return of(static_cast<int>(then.year()), static_cast<int>(static_cast<unsigned>(then.month())), day());
  return of(static_cast<int>(then.year()), static_cast<int>(static_cast<unsigned>(then.month())), 1).end_of_month();
}

Date Date::end_of_month() const {
  const auto ymd = civil(*this);
  const std::chrono::year_month_day_last last{ymd.year(), std::chrono::month_day_last(ymd.month())};
  return plus_days(static_cast<std::int32_t>(static_cast<unsigned>(last.day())) - day());
}

Time Time::of(Date date, int hour, int minute, int second) {
  if (!is_clock_time(hour, minute, second))
    throw Error(ErrorKind::usage, say("there is no time {0:02}:{1:02}:{2:02}", hour, minute, second));
  return Time(date.days() * seconds_per_day + std::int64_t{hour} * 3600 + std::int64_t{minute} * 60 + second);
}

Time Time::parse(std::string_view text) {
  const auto time = try_parse_time(text);
  if (!time)
    throw Error(ErrorKind::usage, say("\"{}\" is not a point in time", text), {},
                say("write it like 2026-05-25T22:10, in China standard time"));
  return *time;
}

Date Time::date() const {
  const std::int64_t before_1970 = seconds_ % seconds_per_day < 0 ? 1 : 0;
  return Date::from_days(static_cast<std::int32_t>(seconds_ / seconds_per_day - before_1970));
}

std::string Time::to_string() const {
  const std::int64_t second = seconds_ - date().days() * seconds_per_day;
  return fmt::format("{}T{:02}:{:02}:{:02}+08:00", date().to_string(), second / 3600, second / 60 % 60, second % 60);
}

}  // namespace mi::base
