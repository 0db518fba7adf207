// SPDX-License-Identifier: Apache-2.0
#include "due/calendar.hpp"

#include <algorithm>
#include <optional>

#include "base/error.hpp"
#include "base/message.hpp"
#include "base/path.hpp"
#include "base/text.hpp"

namespace mi::due {
namespace {

using base::Date;
using base::DateRange;
using base::Error;
using base::ErrorKind;
using base::mark;
using base::say;

constexpr std::string_view header = "date,kind,name";
constexpr std::string_view covers = "# covers,";
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
constexpr std::int32_t one_day = 1;

[[noreturn]] void refuse(const char* message, std::string_view found) {
  throw Error(ErrorKind::cannot, say(message, found), {}, say("see mi-calendar(5) for the form of a calendar"));
}

Date read_date(const std::string& text) {
  const auto date = Date::try_parse(text);
  if (!date) refuse(mark("\"{}\" is not a date"), text);
  return *date;
}

DayKind read_kind(const std::string& text) {
  if (text != "holiday" && text != "workday") refuse(mark("\"{}\" is neither holiday nor workday"), text);
  return text == "holiday" ? DayKind::holiday : DayKind::workday;
}

DateRange read_covered(std::string_view line) {
  const auto parts = base::split(line.substr(covers.size()), ',');
  if (parts.size() != 2) refuse(mark("\"{}\" does not name a first and a last covered day"), line);
  const DateRange range{read_date(parts[0]), read_date(parts[1])};
  if (range.last < range.first) refuse(mark("\"{}\" ends before it begins"), line);
  return range;
}

SpecialDay read_day(std::string_view line) {
  const auto parts = base::split(line, ',');
  if (parts.size() != 3) refuse(mark("\"{}\" does not have the three columns date, kind, name"), line);
  return {read_date(parts[0]), read_kind(parts[1]), parts[2]};
}

// What the lines have said so far.
struct Reading {
  std::optional<DateRange> covered;
  bool has_header = false;
  std::vector<SpecialDay> days;

  void take(std::string_view line) {
    if (line.starts_with(covers)) {
      if (covered) refuse(mark("the covered days are named twice: \"{}\""), line);
      covered = read_covered(line);
    } else if (line.empty() || line.starts_with('#')) {
      return;
    } else if (!has_header) {
      if (line != header) refuse(mark("\"{}\" stands where the column names date,kind,name belong"), line);
      has_header = true;
    } else {
      add(read_day(line));
    }
  }

  void finish() const {
    if (!covered)
      refuse(mark("the calendar does not say which days it covers; it needs a line like {}2010-01-01,2026-12-31"),
             covers);
    if (!has_header) refuse(mark("the calendar has no line with the column names {}"), header);
  }

  void add(SpecialDay day) {
    const bool known = std::any_of(days.begin(), days.end(), [&](const auto& old) { return old.date == day.date; });
    if (known) refuse(mark("{} is listed twice"), day.date.to_string());
    days.push_back(std::move(day));
  }
};

template <class Action>
void at_place(const std::string& place, Action action) {
  try {
    action();
  } catch (Error& error) {
    error.at(place);
    throw;
  }
}

Reading read_lines(std::string_view csv, const std::string& name) {
  if (csv.starts_with(byte_order_mark)) csv.remove_prefix(byte_order_mark.size());
  Reading reading;
  int number = 0;
  for (const std::string& line : base::split(csv, '\n')) {
    ++number;
    at_place(name + ":" + std::to_string(number), [&] { reading.take(base::trim(line)); });
  }
  at_place(name, [&] { reading.finish(); });
  return reading;
}

bool by_date(const SpecialDay& a, const SpecialDay& b) { return a.date < b.date; }

bool is_weekend(Date day) { return day.weekday() >= 6; }

}  // namespace

Calendar Calendar::parse(std::string_view csv, const std::string& name) {
  Reading reading = read_lines(csv, name);
  Calendar calendar;
  calendar.covered_ = *reading.covered;
  calendar.days_ = std::move(reading.days);
  std::sort(calendar.days_.begin(), calendar.days_.end(), by_date);
  return calendar;
}

Calendar Calendar::load(const std::string& path) { return parse(base::read_file(path), path); }

// Read once in a run: hundreds of cases ask for it.
Calendar Calendar::shipped() {
  static const Calendar once = load(base::data_path("knowledge/calendar/china.csv"));
  return once;
}

Calendar Calendar::weekends(DateRange covered) {
  Calendar calendar;
  calendar.covered_ = covered;
  return calendar;
}

const SpecialDay* Calendar::special(Date day) const {
  const auto found = std::lower_bound(days_.begin(), days_.end(), SpecialDay{day, {}, {}}, by_date);
  return found != days_.end() && found->date == day ? &*found : nullptr;
}

bool Calendar::is_workday(Date day) const {
  const SpecialDay* listed = special(day);
  return listed != nullptr ? listed->kind == DayKind::workday : !is_weekend(day);
}

Date Calendar::next_workday(Date day) const {
  while (!is_workday(day)) day = day.plus_days(one_day);
  return day;
}

Date Calendar::previous_workday(Date day) const {
  while (!is_workday(day)) day = day.plus_days(-one_day);
  return day;
}

int Calendar::workdays_between(Date from, Date to) const {
  int count = 0;
  for (Date day = from.plus_days(one_day); day <= to; day = day.plus_days(one_day)) count += is_workday(day) ? 1 : 0;
  return count;
}

std::string Calendar::name_of(Date day) const {
  const SpecialDay* listed = special(day);
  if (listed != nullptr) return listed->name;
  return is_weekend(day) ? "周末" : "";
}

Calendar Calendar::with(const Calendar& later) const {
  if (later.covered_.first > covered_.last.plus_days(one_day) ||
      covered_.first > later.covered_.last.plus_days(one_day))
    throw Error(ErrorKind::cannot,
                say("the calendars leave days between them uncovered: one covers {0} to {1}, the other {2} to {3}",
                    covered_.first.to_string(), covered_.last.to_string(), later.covered_.first.to_string(),
                    later.covered_.last.to_string()),
                {}, say("add the calendar of the missing years first"));
  Calendar both = later;
  both.covered_ = {std::min(covered_.first, later.covered_.first), std::max(covered_.last, later.covered_.last)};
  for (const SpecialDay& day : days_)
    if (later.provisional(day.date) && later.special(day.date) == nullptr) both.days_.push_back(day);
  std::sort(both.days_.begin(), both.days_.end(), by_date);
  return both;
}

std::string Calendar::to_csv() const {
  std::string csv = std::string(covers) + covered_.first.to_string() + "," + covered_.last.to_string() + "\n";
  csv.append(header).append("\n");
  for (const SpecialDay& day : days_)
    csv += day.date.to_string() + (day.kind == DayKind::holiday ? ",holiday," : ",workday,") + day.name + "\n";
  return csv;
}

}  // namespace mi::due
