// SPDX-License-Identifier: Apache-2.0
// How days are counted (G2, G3): deadlines of both sides, forwards and backwards, terms, bars, hours, thirds of a
// month. A deadline may roll to a working day; a term, a measure and a bar never do and need no calendar.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/date.hpp"
#include "domain/figure.hpp"
#include "due/calendar.hpp"
#include "law/term.hpp"

namespace mi::due {

// How a deadline came about, in order.
enum class StepKind {
  event,          // the day it runs from or back from; not counted
  free_day,       // a listed holiday inside a count of working days, not counted; `name` says which
  make_up_day,    // a weekend day that was worked, counted
  counted,        // where the limit ends
  counted_back,   // the same, backwards
  stated,         // the rule names the day itself
  paused,         // days that do not count: calendar days, with `date` where the limit then ends, or working days
  rolled,         // the last day was not a working day; `name` says why, `date` where it moved
  event_hour,     // the time that hours run from; `name` is the time of day
  counted_hours,  // the minute where they end; `name` is the time of day
  provisional,    // the count leaves the days the calendar covers; `date` is the first one
};

struct Step {
  StepKind kind = StepKind::event;
  base::Date date;
  std::int32_t days = 0;
  std::string name;
  friend bool operator==(const Step&, const Step&) = default;
};

struct Deadline {
  base::Date due;                    // the last day on which the act is in time
  bool provisional = false;          // 暂定: never the ground of a gate, never printed in a document as a date
  std::optional<base::Time> minute;  // of a count of hours: in time up to and with it
  law::Term limit;
  std::vector<Step> steps;
};

enum class Roll { to_workday, none };

// The last day to act `limit` after `event`, whose day is not counted (Civil Code 201–203). Months and years: the same
// day number, or the month's last day. Paused intervals add the days of theirs that lie in the period: a day in several
// of them counts once, and a pause that begins after the period has ended adds nothing. A last day that is no working
// day, or is paused, moves forward. A pause that still lasts ends today for this purpose: the deadline moves with it.
// Error(internal) for hours.
Deadline deadline(base::Date event, law::Term limit, const Calendar& calendar,
                  const std::vector<base::DateRange>& pauses = {}, Roll roll = Roll::to_workday);

// The last day to act `limit` before `end` (期满前…, 提前…): `end` is not counted, a day that is no working day moves
// back.
Deadline deadline_before(base::Date end, law::Term limit, const Calendar& calendar, Roll roll = Roll::to_workday);

// A day that the rule names itself; moves forward. And the day `day` of a month (每月N日前), or its last day where that
// number is missing.
Deadline stated_day(base::Date day, const Calendar& calendar, Roll roll = Roll::to_workday);
Deadline day_of_month(int year, int month, int day, const Calendar& calendar, Roll roll = Roll::to_workday);

// n working days after `from`, whose day is not counted.
base::Date add_working_days(base::Date from, int n, const Calendar& calendar);

// A term or measure with a stated first day, which counts (agreement, suspension, tutoring). Days, months, years;
// Error(usage) for others, and for a term of no days: most are given on a command line.
base::DateRange term(base::Date first, law::Term limit);

// A bar (未满N年, N个月后方可) from the day it runs from: the last barred day and the first free one.
struct Bar {
  base::Date last_barred;
  base::Date first_free;
};
Bar bar(base::Date event, law::Term limit);

// Hours run to the minute, through nights and holidays. In the penalty track the hour of the event is not counted:
// the count begins with the next full hour.
enum class EventHour { counted, not_counted };
base::Time hours_deadline(base::Time event, int hours, EventHour hour = EventHour::counted);
bool in_time(base::Time act, base::Time due);  // the minute of `due` is still in time

// 上旬 1–10, 中旬 11–20, 下旬 21 to the end of the month.
enum class Third { first, second, last };
base::DateRange third_of_month(int year, int month, Third third);

// The days of `pauses` that lie in `period`, each once.
std::int32_t paused_days(base::DateRange period, const std::vector<base::DateRange>& pauses);

// The deadline as a figure (unit "date"): its steps in Chinese as the formula, 暂定 in the note.
domain::Figure figure(std::string id, std::string label, const Deadline& deadline);
std::string derivation(const Deadline& deadline);  // Chinese, whatever the reader's language: it goes into documents

}  // namespace mi::due
