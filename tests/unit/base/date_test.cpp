// SPDX-License-Identifier: Apache-2.0
// Dates, times and the clock (G2's hours, G3's month counts).
#include "base/date.hpp"

#include <doctest/doctest.h>

#include <cstdlib>

#include "base/clock.hpp"
#include "base/error.hpp"

using namespace mi::base;

namespace {

Date day(const char* text) { return Date::parse(text); }

struct FixedClock {
  explicit FixedClock(const char* value) { setenv("MI_NOW", value, 1); }
  FixedClock(const FixedClock&) = delete;
  FixedClock& operator=(const FixedClock&) = delete;
  ~FixedClock() { unsetenv("MI_NOW"); }
};

}  // namespace

TEST_CASE("a date is read strictly and exists") {
  CHECK(day("2026-05-25").to_string() == "2026-05-25");
  CHECK(day("2026-05-25").to_chinese() == "2026年5月25日");
  CHECK(day("2024-02-29").day() == 29);
  CHECK(day("1970-01-01").days() == 0);
  CHECK(day("0001-01-01").year() == 1);
  CHECK(day("9999-12-31").month() == 12);
  for (const char* bad : {"", "2026-2-3", "2026-02-29", "1900-02-29", "2026-13-01", "2026-00-01", "2026-01-00",
                          "2026/01/01", "20260101", "2026-01-01 ", "0000-01-01", "-026-01-01", "2026-04-31"}) {
    CAPTURE(bad);
    CHECK_FALSE(Date::try_parse(bad));
    CHECK_THROWS_AS(Date::parse(bad), Error);
  }
  CHECK_THROWS_AS(Date::of(2026, 2, 30), Error);
  CHECK_THROWS_AS(Date::of(2026, -1, 1), Error);
}

TEST_CASE("weekdays count from Monday") {
  CHECK(day("2026-05-25").weekday() == 1);
  CHECK(day("2026-05-31").weekday() == 7);
  CHECK(day("1969-12-28").weekday() == 7);
}

TEST_CASE("G3: the same day number, or the month's last day where it is missing") {
  CHECK(day("2026-01-31").plus_months(1) == day("2026-02-28"));
  CHECK(day("2024-01-31").plus_months(1) == day("2024-02-29"));
  CHECK(day("2024-02-29").plus_months(12) == day("2025-02-28"));
  CHECK(day("2024-02-29").plus_months(48) == day("2028-02-29"));
  CHECK(day("2026-02-28").plus_months(1) == day("2026-03-28"));
  CHECK(day("2026-03-31").plus_months(-1) == day("2026-02-28"));
  CHECK(day("2026-01-15").plus_months(-1) == day("2025-12-15"));
  CHECK(day("2025-12-31").plus_months(2) == day("2026-02-28"));
  CHECK(day("2026-02-10").end_of_month() == day("2026-02-28"));
  CHECK(day("2026-12-31").end_of_month() == day("2026-12-31"));
  CHECK_THROWS_AS(day("9999-12-01").plus_months(1), Error);
}

TEST_CASE("a range holds both its ends") {
  const DateRange year{day("2024-01-01"), day("2024-12-31")};
  CHECK(year.days() == 366);
  CHECK(year.contains(day("2024-01-01")));
  CHECK(year.contains(day("2024-12-31")));
  CHECK_FALSE(year.contains(day("2025-01-01")));
}

TEST_CASE("a point in time is read in every accepted form and no other") {
  const Time time = Time::parse("2026-05-25T22:10:05");
  CHECK(time.to_string() == "2026-05-25T22:10:05+08:00");
  CHECK(Time::parse("2026-05-25 22:10:05") == time);
  CHECK(Time::parse("2026-05-25T22:10:05+08:00") == time);
  CHECK(Time::parse("2026-05-25T22:10").to_string() == "2026-05-25T22:10:00+08:00");
  CHECK(Time::parse("1969-12-31T23:59:59").date() == day("1969-12-31"));
  CHECK(Time::parse("1969-12-31T23:59:59").seconds() == -1);
  CHECK(Time::parse("1969-12-31T00:00").date() == day("1969-12-31"));
  for (const char* bad :
       {"", "2026-05-25", "2026-05-25T24:00", "2026-05-25T10:60", "2026-05-25T10", "2026-05-25T10:00Z",
        "2026-05-25T10:00+09:00", "2026-05-25T1:00", "2026-05-25T10:00:", "2026-02-30T10:00"}) {
    CAPTURE(bad);
    CHECK_THROWS_AS(Time::parse(bad), Error);
  }
  CHECK_THROWS_AS(Time::of(day("2026-05-25"), 24, 0, 0), Error);
}

TEST_CASE("MI_NOW fixes the clock") {
  const FixedClock fixed("2026-05-25T22:10");
  CHECK(clock_is_fixed());
  CHECK(now() == Time::parse("2026-05-25T22:10"));
  CHECK(today() == day("2026-05-25"));
}

TEST_CASE("a malformed MI_NOW is an error that names it") {
  const FixedClock fixed("yesterday");
  try {
    now();
    FAIL("no error was thrown");
  } catch (const Error& error) {
    CHECK(error.kind() == ErrorKind::usage);
    CHECK(error.places() == std::vector<std::string>{"MI_NOW"});
  }
}

TEST_CASE("without MI_NOW the machine's clock counts") {
  CHECK_FALSE(clock_is_fixed());
  CHECK(now() > Time::parse("2024-01-01T00:00"));
}
