// SPDX-License-Identifier: Apache-2.0
// Deadlines as packs word them (G2, G3).
#include "due/rule.hpp"

#include <doctest/doctest.h>

#include "base/error.hpp"

using namespace mi::due;
using mi::base::Date;
using mi::base::Time;
using mi::law::Term;

namespace {

Date day(const char* text) { return Date::parse(text); }

const Calendar& china() {
  static const Calendar calendar = Calendar::load(MI_SOURCE_DIR "/lib/law/knowledge/calendar/china.csv");
  return calendar;
}

mi::law::Deadline rule(const char* length) {
  mi::law::Deadline result;
  result.length = Term::parse(length);
  return result;
}

}  // namespace

TEST_CASE("G2: a pack's deadline rolls unless it says not to, and may run backwards") {
  auto thirty = rule("30 days");
  CHECK(deadline(day("2026-05-14"), thirty, china()).due == day("2026-06-15"));
  thirty.roll = false;
  CHECK(deadline(day("2026-05-14"), thirty, china()).due == day("2026-06-13"));
  auto renewal = rule("3 months");
  renewal.backward = true;
  CHECK(deadline(day("2027-01-04"), renewal, china()).due == day("2026-09-30"));
  renewal.roll = false;
  CHECK(deadline(day("2027-01-04"), renewal, china()).due == day("2026-10-04"));
}

TEST_CASE("SG-10: a pack's deadline takes its pauses") {
  CHECK(deadline(day("2026-01-15"), rule("3 months"), china(), {{day("2026-02-02"), day("2026-02-06")}}).due ==
        day("2026-04-20"));
}

TEST_CASE("G3: a bar does not roll; the day after its last day is free") {
  auto year = rule("1 year");
  year.bar = true;
  const Deadline barred = deadline(day("2025-10-01"), year, china());
  CHECK(barred.due == day("2026-10-01"));
  CHECK(in_time(day("2026-10-01"), barred));
  CHECK_FALSE(in_time(day("2026-10-02"), barred));
  CHECK_THROWS_AS(deadline(day("2025-10-01"), year, china(), {{day("2026-01-01"), day("2026-01-02")}}),
                  mi::base::Error);
}

TEST_CASE("SQ-04: 24 hours run to the minute, and need the time of the event") {
  const Deadline upload = deadline(Time::parse("2026-02-13T10:20:45"), rule("24 hours"), china());
  CHECK(upload.minute == Time::parse("2026-02-14T10:20"));
  CHECK(upload.due == day("2026-02-14"));
  CHECK(in_time(Time::parse("2026-02-14T10:20:30"), upload));
  CHECK_FALSE(in_time(Time::parse("2026-02-14T10:21"), upload));
  CHECK(derivation(upload) == "自2026年2月13日10:20起；24小时至2026年2月14日10:20");
  CHECK_THROWS_AS(deadline(day("2026-02-13"), rule("24 hours"), china()), mi::base::Error);
}

TEST_CASE("a rule in days takes the day of a time, and the whole last day is in time") {
  const Deadline answer = deadline(Time::parse("2026-02-12T23:59"), rule("3 working-days"), china());
  CHECK(answer.due == day("2026-02-24"));
  CHECK(in_time(Time::parse("2026-02-24T23:59:59"), answer));
  CHECK_FALSE(in_time(Time::parse("2026-02-25T00:00"), answer));
}

TEST_CASE("a rule whose blank is not filled in cannot be counted") {
  CHECK_THROWS_AS(deadline(day("2026-02-13"), mi::law::Deadline(), china()), mi::base::Error);
}

TEST_CASE("a term out of all proportion is refused, not counted wrong") {
  CHECK_THROWS_AS(deadline(day("2026-02-13"), rule("99999999999 days"), china()), mi::base::Error);
  CHECK_THROWS_AS(deadline(day("2026-02-13"), rule("50000 years"), china()), mi::base::Error);
}
