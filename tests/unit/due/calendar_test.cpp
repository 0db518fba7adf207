// SPDX-License-Identifier: Apache-2.0
// The calendar's own rules, the shipped national table, and tables that are refused (G2).
#include "due/calendar.hpp"

#include <doctest/doctest.h>

#include "base/error.hpp"
#include "base/path.hpp"

using namespace mi::due;
using mi::base::Date;

namespace {

Date day(const char* text) { return Date::parse(text); }

Calendar shipped() { return Calendar::load(MI_SOURCE_DIR "/lib/law/knowledge/calendar/china.csv"); }

std::string place_of_error(const std::string& csv) {
  try {
    Calendar::parse(csv);
  } catch (const mi::base::Error& error) {
    CHECK(error.kind() == mi::base::ErrorKind::cannot);
    CHECK_FALSE(error.advice().empty());
    REQUIRE(error.places().size() == 1);
    return error.places().front();
  }
  return "no error";
}

const std::string covers = "# covers,2026-01-01,2026-12-31\n";
const std::string good = covers + "date,kind,name\n";

}  // namespace

TEST_CASE("G2: holidays are free, make-up days are worked, weekends are free") {
  const Calendar china = shipped();
  CHECK_FALSE(china.is_workday(day("2026-02-16")));
  CHECK(china.is_workday(day("2026-02-28")));  // a Saturday worked for the Spring Festival
  CHECK_FALSE(china.is_workday(day("2026-02-21")));
  CHECK(china.is_workday(day("2026-02-24")));
  CHECK(china.name_of(day("2026-02-16")) == "春节");
  CHECK(china.name_of(day("2026-02-21")) == "周末");
  CHECK(china.name_of(day("2026-02-24")).empty());
  CHECK(china.next_workday(day("2026-02-15")) == day("2026-02-24"));
  CHECK(china.next_workday(day("2026-02-24")) == day("2026-02-24"));
  CHECK(china.previous_workday(day("2026-02-23")) == day("2026-02-14"));
  CHECK(china.workdays_between(day("2026-02-13"), day("2026-02-28")) == 6);  // 14, 24, 25, 26, 27, 28
  CHECK(china.workdays_between(day("2026-02-28"), day("2026-02-13")) == 0);
}

TEST_CASE("G2: the shipped table covers 2010 to 2026, each year with its statutory holidays and make-up days") {
  const Calendar china = shipped();
  CHECK(china.covered() == mi::base::DateRange{day("2010-01-01"), day("2026-12-31")});
  CHECK(china.provisional(day("2009-12-31")));
  CHECK_FALSE(china.provisional(day("2010-01-01")));
  CHECK_FALSE(china.provisional(day("2026-12-31")));
  CHECK(china.provisional(day("2027-01-01")));
  CHECK(china.is_workday(day("2027-01-01")));  // a Friday: past the table only weekends are known
  for (int year = 2010; year <= 2026; ++year) {
    CAPTURE(year);
    const int days = china.workdays_between(Date::of(year - 1, 12, 31), Date::of(year, 12, 31));
    CHECK(days >= 247);
    CHECK(days <= 252);
    CHECK_FALSE(china.is_workday(Date::of(year, 10, 1)));
    CHECK_FALSE(china.is_workday(Date::of(year, 5, 1)));
  }
}

TEST_CASE("every row of the shipped table changes something: no holiday on a weekend, no make-up day on a weekday") {
  const Calendar china = shipped();
  for (const SpecialDay& special : china.days()) {
    CAPTURE(special.date.to_string());
    CHECK((special.date.weekday() >= 6) == (special.kind == DayKind::workday));
    CHECK_FALSE(special.name.empty());
  }
}

TEST_CASE("a calendar of weekends knows its range and no holiday") {
  const Calendar plain = Calendar::weekends({day("2026-01-01"), day("2026-12-31")});
  CHECK(plain.is_workday(day("2026-10-01")));
  CHECK_FALSE(plain.is_workday(day("2026-10-03")));
  CHECK(plain.provisional(day("2027-01-01")));
  CHECK(Calendar::parse(good).days().empty());
}

TEST_CASE("a table saved by an office program is read: byte order mark, CRLF, comments, any order") {
  const Calendar calendar = Calendar::parse("\xEF\xBB\xBF# 2026\r\n" + covers +
                                            "\r\ndate,kind,name\r\n2026-10-02,holiday,国庆节\r\n"
                                            "# a note\r\n2026-09-20,workday,国庆节\r\n");
  CHECK(calendar.days().size() == 2);
  CHECK(calendar.days().front().date == day("2026-09-20"));
  CHECK(Calendar::parse(calendar.to_csv()).days() == calendar.days());
  CHECK(Calendar::parse(shipped().to_csv()).to_csv() == shipped().to_csv());
}

TEST_CASE("a damaged table is refused with its line") {
  CHECK(place_of_error("date,kind,name\n") == "calendar");
  CHECK(place_of_error(covers) == "calendar");
  CHECK(place_of_error("") == "calendar");
  CHECK(place_of_error("# covers,2026-01-01\n") == "calendar:1");
  CHECK(place_of_error("# covers,2026-12-31,2026-01-01\n") == "calendar:1");
  CHECK(place_of_error(covers + covers) == "calendar:2");
  CHECK(place_of_error(covers + "2026-10-01,holiday,国庆节\n") == "calendar:2");
  CHECK(place_of_error(good + "2026-02-30,holiday,x\n") == "calendar:3");
  CHECK(place_of_error(good + "2026-10-01,feast,x\n") == "calendar:3");
  CHECK(place_of_error(good + "2026-10-01,holiday\n") == "calendar:3");
  CHECK(place_of_error(good + "2026-10-01,holiday,a,b\n") == "calendar:3");
  CHECK(place_of_error(good + "2026-10-01,holiday,a\n2026-10-01,workday,a\n") == "calendar:4");
  CHECK_THROWS_AS(Calendar::load("/nowhere/china.csv"), mi::base::Error);
}

TEST_CASE("next year's table is put over the old one") {
  const Calendar next = Calendar::parse(
      "# covers,2027-01-01,2027-12-31\ndate,kind,name\n2026-12-26,workday,元旦\n2027-01-01,holiday,元旦\n");
  const Calendar both = shipped().with(next);
  CHECK(both.covered() == mi::base::DateRange{day("2010-01-01"), day("2027-12-31")});
  CHECK_FALSE(both.is_workday(day("2027-01-01")));
  CHECK(both.is_workday(day("2026-12-26")));  // listed by the new table outside its own range
  CHECK_FALSE(both.is_workday(day("2026-10-01")));
  CHECK_FALSE(both.provisional(day("2027-06-01")));
}

TEST_CASE("inside its range a later table counts alone, and a gap between tables is refused") {
  const Calendar corrected = Calendar::parse(good + "2026-10-01,holiday,国庆节\n");
  const Calendar both = shipped().with(corrected);
  CHECK(both.is_workday(day("2026-02-16")));
  CHECK_FALSE(both.is_workday(day("2026-10-01")));
  CHECK_FALSE(both.is_workday(day("2025-10-01")));
  CHECK_THROWS_AS(shipped().with(Calendar::weekends({day("2028-01-01"), day("2028-12-31")})), mi::base::Error);
}
