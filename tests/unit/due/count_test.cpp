// SPDX-License-Identifier: Apache-2.0
// Deadlines, terms, bars and hours: the vectors of G2 and G3, and working days against a count by hand for all inputs.
#include "due/count.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>

#include "base/error.hpp"

using namespace mi::due;
using mi::base::Date;
using mi::base::DateRange;
using mi::base::Time;
using mi::law::Term;
using mi::law::TermUnit;

namespace {

Date day(const char* text) { return Date::parse(text); }
Term limit(const char* text) { return Term::parse(text); }

const Calendar& china() {
  static const Calendar calendar = Calendar::load(MI_SOURCE_DIR "/lib/law/knowledge/calendar/china.csv");
  return calendar;
}

Date due(const char* event, const char* length) { return deadline(day(event), limit(length), china()).due; }
Date due_before(const char* end, const char* length) { return deadline_before(day(end), limit(length), china()).due; }
DateRange term_of(const char* first, const char* length) { return term(day(first), limit(length)); }

}  // namespace

TEST_CASE("G2: the day of the event is not counted") {
  CHECK(due("2026-05-25", "1 working-day") == day("2026-05-26"));
  CHECK(due("2026-05-25", "10 days") == day("2026-06-04"));
  CHECK(due("2026-05-22", "5 working-days") == day("2026-05-29"));
  CHECK(due("2026-05-23", "1 working-day") == day("2026-05-25"));  // told on a Saturday
  CHECK(due("2026-05-25", "0 days") == day("2026-05-25"));
}

TEST_CASE("G2, SQ-11, SQ-28: three working days across the Spring Festival, with both make-up days") {
  const Deadline result = deadline(day("2026-02-12"), limit("3 working-days"), china());
  CHECK(result.due == day("2026-02-24"));  // 13, 14 (made up), 24
  CHECK_FALSE(result.provisional);
  CHECK(derivation(result) ==
        "2026年2月12日当日不计；2026年2月14日（春节调休上班）计入；2026年2月16日（春节）放假不计；"
        "2026年2月17日（春节）放假不计；2026年2月18日（春节）放假不计；2026年2月19日（春节）放假不计；"
        "2026年2月20日（春节）放假不计；2026年2月23日（春节）放假不计；3个工作日至2026年2月24日");
  CHECK(due("2026-02-26", "2 working-days") == day("2026-02-28"));  // a Saturday that is worked
  CHECK(due("2018-02-09", "3 working-days") == day("2018-02-13"));  // Sunday 11 February 2018 was worked
}

TEST_CASE("G2, SG-08, SG-13: 5 and 30 working days") {
  CHECK(due("2026-09-24", "5 working-days") == day("2026-10-09"));   // 28, 29, 30, 8, 9
  CHECK(due("2026-09-01", "30 working-days") == day("2026-10-19"));  // 20 September and 10 October are worked
}

TEST_CASE("G2: a last day that is no working day moves to the next one") {
  const Deadline result = deadline(day("2026-09-15"), limit("15 days"), china());
  CHECK(result.due == day("2026-09-30"));
  const Deadline moved = deadline(day("2026-09-16"), limit("15 days"), china());
  CHECK(moved.due == day("2026-10-08"));
  CHECK(derivation(moved) == "2026年9月16日当日不计；15天至2026年10月1日；因国庆节调整至2026年10月8日");
  CHECK(deadline(day("2026-09-16"), limit("15 days"), china(), {}, Roll::none).due == day("2026-10-01"));
  CHECK(due("2026-05-14", "30 days") == day("2026-06-15"));  // 13 June is a Saturday
  CHECK(due("2026-02-07", "7 days") == day("2026-02-14"));   // a Saturday that is worked
}

TEST_CASE("G2, SG-20, CF-11: counting backwards moves to the working day before") {
  CHECK(due_before("2026-12-31", "3 months") == day("2026-09-30"));
  CHECK(due_before("2027-01-04", "3 months") == day("2026-09-30"));  // 4 October 2026 is a holiday
  CHECK(due_before("2026-05-31", "3 months") == day("2026-02-28"));  // no 31 February; the 28th is worked
  CHECK(due_before("2026-10-08", "2 working-days") == day("2026-09-29"));
  CHECK(deadline_before(day("2027-01-04"), limit("3 months"), china(), Roll::none).due == day("2026-10-04"));
  CHECK(derivation(deadline_before(day("2027-01-04"), limit("3 months"), china())) ==
        "2027年1月4日当日不计；向前推算3个月至2026年10月4日；因周末调整至2026年9月30日");
}

TEST_CASE("G3: months and years end on the same day number or the month's last day, and roll") {
  CHECK(due("2025-08-31", "6 months") == day("2026-02-28"));
  CHECK(due("2024-02-29", "1 year") == day("2025-02-28"));
  CHECK(due("2026-01-15", "3 months") == day("2026-04-15"));
  CHECK(due("2026-01-18", "3 months") == day("2026-04-20"));
}

TEST_CASE("G3: a term counts its first day and ends the day before the same day number, without rolling") {
  CHECK(term_of("2026-01-01", "1 year") == DateRange{day("2026-01-01"), day("2026-12-31")});
  CHECK(term_of("2026-06-04", "1 month") == DateRange{day("2026-06-04"), day("2026-07-03")});
  CHECK(term_of("2026-01-31", "1 month").last == day("2026-02-28"));
  CHECK(term_of("2026-01-29", "1 month").last == day("2026-02-28"));
  CHECK(term_of("2026-01-28", "1 month").last == day("2026-02-27"));
  CHECK(term_of("2024-02-29", "1 year").last == day("2025-02-28"));
  CHECK(term_of("2024-02-29", "4 years").last == day("2028-02-28"));
  CHECK(term_of("2026-06-04", "180 days").days() == 180);
  CHECK(term_of("2026-06-04", "1 day").last == day("2026-06-04"));
  CHECK_THROWS_AS(term_of("2026-06-04", "0 days"), mi::base::Error);
  CHECK_THROWS_AS(term_of("2026-06-04", "5 working-days"), mi::base::Error);
}

TEST_CASE("G3, SG-07, KM-16, SQ-30: a bar ends on the same day number, and the next day is free") {
  const Bar three = bar(day("2023-05-25"), limit("3 years"));
  CHECK(three.last_barred == day("2026-05-25"));
  CHECK(three.first_free == day("2026-05-26"));
  CHECK(bar(day("2024-02-29"), limit("1 year")).last_barred == day("2025-02-28"));
  CHECK(bar(day("2024-02-29"), limit("1 year")).first_free == day("2025-03-01"));
  CHECK(bar(day("2025-10-01"), limit("1 year")).first_free == day("2026-10-02"));  // a holiday: bars do not roll
  CHECK(bar(day("2026-01-31"), limit("3 months")).last_barred == day("2026-04-30"));
}

TEST_CASE("SG-10: three months, the supplement time not counted, then the roll") {
  const std::vector<DateRange> supplement{{day("2026-02-02"), day("2026-02-06")}};
  const Deadline result = deadline(day("2026-01-15"), limit("3 months"), china(), supplement);
  CHECK(result.due == day("2026-04-20"));
  CHECK(derivation(result) == "2026年1月15日当日不计；3个月至2026年4月15日；扣除暂停5天后至2026年4月20日");
  const Deadline rolled =
      deadline(day("2026-01-15"), limit("3 months"), china(), {{day("2026-02-02"), day("2026-02-04")}});
  CHECK(rolled.due == day("2026-04-20"));  // 18 April is a Saturday
}

TEST_CASE("pauses: overlaps count once, days outside the period not, a late pause only when the period still runs") {
  const auto with = [](std::vector<DateRange> pauses) {
    return deadline(day("2026-05-11"), limit("10 days"), china(), std::move(pauses), Roll::none).due;
  };
  CHECK(with({}) == day("2026-05-21"));
  CHECK(with({{day("2026-05-12"), day("2026-05-14")}, {day("2026-05-13"), day("2026-05-15")}}) == day("2026-05-25"));
  CHECK(with({{day("2026-05-01"), day("2026-05-12")}}) == day("2026-05-22"));
  CHECK(with({{day("2026-05-01"), day("2026-05-11")}}) == day("2026-05-21"));
  CHECK(with({{day("2026-05-21"), day("2026-05-22")}}) == day("2026-05-23"));
  CHECK(with({{day("2026-05-22"), day("2026-05-25")}}) == day("2026-05-21"));
  // The first pause carries the period into the second.
  CHECK(with({{day("2026-05-22"), day("2026-05-22")}, {day("2026-05-12"), day("2026-05-13")}}) == day("2026-05-24"));
  CHECK(with({{day("2026-05-15"), day("2026-05-14")}}) == day("2026-05-21"));  // empty
}

TEST_CASE("a paused last day moves past the pause, and a paused working day is not counted") {
  // The limit ends on Saturday 23 May; the pause begins on Sunday and covers the Monday it would roll to.
  const std::vector<DateRange> pause{{day("2026-05-24"), day("2026-05-26")}};
  CHECK(deadline(day("2026-05-13"), limit("10 days"), china(), pause).due == day("2026-05-27"));
  const Deadline result =
      deadline(day("2026-05-11"), limit("3 working-days"), china(), {{day("2026-05-12"), day("2026-05-13")}});
  CHECK(result.due == day("2026-05-18"));
  CHECK(derivation(result) == "2026年5月11日当日不计；其间暂停2个工作日不计；3个工作日至2026年5月18日");
  CHECK(paused_days({day("2026-05-01"), day("2026-05-31")}, {{day("2026-04-01"), day("2026-05-02")},
                                                             {day("2026-05-02"), day("2026-05-03")},
                                                             {day("2026-06-01"), day("2026-06-02")}}) == 3);
}

TEST_CASE("G2: past the table a deadline is provisional, a term and a bar are not asked") {
  const Deadline late = deadline(day("2026-12-28"), limit("5 working-days"), china());
  CHECK(late.provisional);
  CHECK(late.due == day("2027-01-04"));
  CHECK(late.steps.back() == Step{StepKind::provisional, day("2027-01-01"), 0, ""});
  CHECK_FALSE(deadline(day("2026-12-28"), limit("3 working-days"), china()).provisional);
  CHECK(deadline(day("2026-06-01"), limit("1 year"), china()).provisional);
  CHECK_FALSE(deadline(day("2026-06-01"), limit("1 year"), china(), {}, Roll::none).provisional);
  CHECK_FALSE(deadline(day("2009-12-01"), limit("3 months"), china()).provisional);  // only its last day is looked up
  CHECK(deadline(day("2009-12-25"), limit("5 working-days"), china()).provisional);
  CHECK(derivation(deadline(day("2026-06-01"), limit("1 year"), china())) ==
        "2026年6月1日当日不计；1年至2027年6月1日；2027年6月1日起无节假日安排，按周末推算，暂定");
}

TEST_CASE("G2: hours run to the minute and do not roll; the penalty track leaves out the hour of the event") {
  const Time event = Time::parse("2026-02-13T10:20:45");
  CHECK(hours_deadline(event, 24) == Time::parse("2026-02-14T10:20"));
  CHECK(hours_deadline(event, 48).date() == day("2026-02-15"));
  CHECK(hours_deadline(event, 24, EventHour::not_counted) == Time::parse("2026-02-14T11:00"));
  CHECK(hours_deadline(Time::parse("2026-02-13T10:00"), 24, EventHour::not_counted) == Time::parse("2026-02-14T11:00"));
  CHECK(hours_deadline(Time::parse("1969-12-31T22:30:10"), 1) == Time::parse("1969-12-31T23:30"));
  CHECK(in_time(Time::parse("2026-02-14T10:20:59"), hours_deadline(event, 24)));
  CHECK_FALSE(in_time(Time::parse("2026-02-14T10:21"), hours_deadline(event, 24)));
  CHECK_THROWS_AS(deadline(day("2026-02-13"), limit("24 hours"), china()), mi::base::Error);
}

TEST_CASE("SZ-01: 下旬 is the 21st to the end of the month") {
  CHECK(third_of_month(2026, 2, Third::last) == DateRange{day("2026-02-21"), day("2026-02-28")});
  CHECK(third_of_month(2024, 2, Third::last).last == day("2024-02-29"));
  CHECK(third_of_month(2026, 5, Third::first) == DateRange{day("2026-05-01"), day("2026-05-10")});
  CHECK(third_of_month(2026, 5, Third::second) == DateRange{day("2026-05-11"), day("2026-05-20")});
}

TEST_CASE("a stated day of the month rolls, and becomes the last day where the number is missing") {
  CHECK(day_of_month(2026, 5, 10, china()).due == day("2026-05-11"));
  CHECK(day_of_month(2026, 2, 31, china()).due == day("2026-02-28"));
  CHECK(day_of_month(2026, 10, 1, china(), Roll::none).due == day("2026-10-01"));
  CHECK(derivation(day_of_month(2026, 5, 10, china())) == "规定日期2026年5月10日；因周末调整至2026年5月11日");
}

TEST_CASE("a deadline becomes a figure with its derivation") {
  const auto figure = mi::due::figure("due", "补正期限", deadline(day("2026-12-28"), limit("5 working-days"), china()));
  CHECK(figure.value == "2027-01-04");
  CHECK(figure.unit == "date");
  CHECK(figure.note == "暂定");
  CHECK(figure.formula.starts_with("2026年12月28日当日不计；"));
}

TEST_CASE("G2: n working days later, n working days have passed, and the last of them is one") {
  REQUIRE(rc::check("working days by brute force", [] {
    const Date from = Date::from_days(*rc::gen::inRange(14000, 22000));
    const int n = *rc::gen::inRange(1, 200);
    const Date last = add_working_days(from, n, china());
    RC_ASSERT(china().is_workday(last));
    int seen = 0;
    for (Date d = from.plus_days(1); d <= last; d = d.plus_days(1)) {
      const SpecialDay* listed = china().special(d);
      seen += (listed == nullptr ? d.weekday() < 6 : listed->kind == DayKind::workday) ? 1 : 0;
    }
    RC_ASSERT(seen == n);
    RC_ASSERT(china().workdays_between(from, last) == n);
  }));
}

TEST_CASE("G2: backwards undoes forwards, and a roll moves to the nearest working day only") {
  REQUIRE(rc::check("there and back", [] {
    const Date from = china().next_workday(Date::from_days(*rc::gen::inRange(14700, 20000)));
    const Term n{*rc::gen::inRange(1, 60), TermUnit::working_days};
    RC_ASSERT(deadline_before(deadline(from, n, china()).due, n, china()).due == from);
  }));
  REQUIRE(rc::check("roll", [] {
    const Date from = Date::from_days(*rc::gen::inRange(14000, 22000));
    const Term n{*rc::gen::inRange(0, 400), TermUnit::days};
    const Date plain = from.plus_days(static_cast<std::int32_t>(n.n));
    const Date last = deadline(from, n, china()).due;
    RC_ASSERT(china().is_workday(last));
    RC_ASSERT(last >= plain);
    RC_ASSERT(china().workdays_between(plain.plus_days(-1), last) == 1);
  }));
}

TEST_CASE("SG-10: with pauses, as many unpaused days pass as the limit has") {
  REQUIRE(rc::check("pauses", [] {
    const Date from = Date::from_days(20000);
    std::vector<DateRange> pauses;
    for (int i = *rc::gen::inRange(0, 5); i > 0; --i) {
      const Date first = from.plus_days(*rc::gen::inRange(-10, 60));
      pauses.push_back({first, first.plus_days(*rc::gen::inRange(-1, 15))});
    }
    const Term n{*rc::gen::inRange(1, 60), TermUnit::days};
    const Date last = deadline(from, n, china(), pauses, Roll::none).due;
    const auto paused = [&](Date d) {
      return std::any_of(pauses.begin(), pauses.end(), [&](DateRange p) { return p.contains(d); });
    };
    int counted = 0;
    for (Date d = from.plus_days(1); d <= last; d = d.plus_days(1)) counted += paused(d) ? 0 : 1;
    RC_ASSERT(counted == n.n);
    RC_ASSERT(!paused(last));
  }));
}

TEST_CASE("G3: terms join without gap or overlap where the day number exists") {
  REQUIRE(rc::check("terms", [] {
    const Date first = Date::of(*rc::gen::inRange(1990, 2100), *rc::gen::inRange(1, 13), *rc::gen::inRange(1, 29));
    const int months = *rc::gen::inRange(1, 60);
    const DateRange one = term(first, {months, TermUnit::months});
    RC_ASSERT(one.last.plus_days(1) == first.plus_months(months));
    RC_ASSERT(bar(first, {months, TermUnit::months}).last_barred == one.last.plus_days(1));
  }));
}
