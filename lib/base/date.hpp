// SPDX-License-Identifier: Apache-2.0
// Calendar dates (proleptic Gregorian, no zone) and points in time, always China standard time (+08:00).
#pragma once
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace mi::base {

class Date {
 public:
  constexpr Date() = default;  // 1970-01-01
  static constexpr Date from_days(std::int32_t days_since_1970) { return Date(days_since_1970); }
  static Date of(int year, int month, int day);  // Error(usage) when there is no such day
  static Date parse(std::string_view text);      // "2026-05-25" only; Error(usage)
  static std::optional<Date> try_parse(std::string_view text);

  int year() const;
  int month() const;            // 1–12
  int day() const;              // 1–31
  int weekday() const;          // 1 Monday … 7 Sunday
  constexpr std::int32_t days() const { return days_; }
  std::string to_string() const;      // "2026-05-25"
  std::string to_chinese() const;     // "2026年5月25日"

  Date plus_days(std::int32_t days) const { return Date(days_ + days); }
  // Same day number `months` later (or earlier); the month's last day where that number is missing (Civil Code 202).
  Date plus_months(int months) const;
  Date end_of_month() const;
  friend constexpr auto operator<=>(Date, Date) = default;
  friend constexpr std::int32_t operator-(Date a, Date b) { return a.days_ - b.days_; }

 private:
  constexpr explicit Date(std::int32_t days) : days_(days) {}
  std::int32_t days_ = 0;
};

// Seconds since 1970-01-01T00:00:00+08:00, that is: local seconds. Text is ISO 8601.
class Time {
 public:
  constexpr Time() = default;
  static constexpr Time from_seconds(std::int64_t local_seconds) { return Time(local_seconds); }
  static Time of(Date date, int hour, int minute, int second);
  // "2026-05-25T22:10", "2026-05-25T22:10:05", "2026-05-25 22:10:05", each with an optional "+08:00". Error(usage).
  static Time parse(std::string_view text);

  Date date() const;
  constexpr std::int64_t seconds() const { return seconds_; }
  std::string to_string() const;  // "2026-05-25T22:10:05+08:00"
  friend constexpr auto operator<=>(Time, Time) = default;

 private:
  constexpr explicit Time(std::int64_t seconds) : seconds_(seconds) {}
  std::int64_t seconds_ = 0;
};

// From first to last, both included.
struct DateRange {
  Date first;
  Date last;
  bool contains(Date d) const { return first <= d && d <= last; }
  std::int32_t days() const { return last - first + 1; }
  friend auto operator<=>(const DateRange&, const DateRange&) = default;
};

}  // namespace mi::base
