// SPDX-License-Identifier: Apache-2.0
#include "due/count.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <optional>
#include <utility>

#include "base/error.hpp"
#include "base/message.hpp"

namespace mi::due {
namespace {

using base::Date;
using base::DateRange;
using base::Error;
using base::ErrorKind;
using base::Time;
using law::TermUnit;
using Pauses = std::vector<DateRange>;

enum class Direction : std::int32_t { forward = 1, back = -1 };

Date step(Date day, Direction direction) { return day.plus_days(static_cast<std::int32_t>(direction)); }

bool is_paused(Date day, const Pauses& pauses) {
  return std::any_of(pauses.begin(), pauses.end(), [=](DateRange pause) { return pause.contains(day); });
}

// Sorted, without empty ones; those that touch or overlap become one.
Pauses merged(Pauses pauses) {
  std::sort(pauses.begin(), pauses.end());
  Pauses result;
  for (const DateRange pause : pauses) {
    if (pause.last < pause.first) continue;
    if (!result.empty() && pause.first <= result.back().last.plus_days(1))
      result.back().last = std::max(result.back().last, pause.last);
    else
      result.push_back(pause);
  }
  return result;
}

constexpr std::int64_t longest = 100'000;  // of any unit; beyond it the years would have more than four digits

Date move_by(Date from, law::Term limit, Direction direction) {
  const auto count = static_cast<std::int32_t>(limit.n) * static_cast<std::int32_t>(direction);
  switch (limit.unit) {
    case TermUnit::days:
      return from.plus_days(count);
    case TermUnit::months:
      return from.plus_months(count);
    case TermUnit::years:
      return from.plus_months(12 * count);
    default:
      throw Error(ErrorKind::internal, "a count of days was asked for in " + limit.to_string());
  }
}

// One count of a deadline, step by step.
class Count {
 public:
  Count(Date from, StepKind from_kind, law::Term limit, const Calendar& calendar,
        Direction direction = Direction::forward)
      : calendar_(calendar), direction_(direction), day_(from) {
    if (limit.n < 0 || limit.n > longest)
      throw Error(ErrorKind::cannot, base::say("a term of {} cannot be counted", limit.to_string()));
    result_.limit = limit;
    note(from_kind);
  }

  void run(const Pauses& pauses) {
    if (result_.limit.unit == TermUnit::working_days) return run_working_days(pauses);
    const Date event = day_;
    day_ = move_by(day_, result_.limit, direction_);
    note_end_of_limit();
    for (const DateRange pause : pauses) extend(event, pause);
  }

  void roll(const Pauses& pauses) {
    if (!is_free(day_, pauses)) return look_up(day_);
    const std::string why = is_paused(day_, pauses) ? "暂停计算" : calendar_.name_of(day_);
    const Date from = day_;
    for (; is_free(day_, pauses); day_ = step(day_, direction_)) look_up(day_);
    look_up(day_);
    note(StepKind::rolled, std::abs(day_ - from), why);
  }

  Deadline finish() {
    result_.due = day_;
    if (first_uncovered_) {
      result_.provisional = true;
      result_.steps.push_back({StepKind::provisional, *first_uncovered_, 0, {}});
    }
    return std::move(result_);
  }

 private:
  void note(StepKind kind, std::int32_t days = 0, std::string name = {}) {
    result_.steps.push_back({kind, day_, days, std::move(name)});
  }

  bool is_free(Date day, const Pauses& pauses) const { return !calendar_.is_workday(day) || is_paused(day, pauses); }

  // Whether `day` is a working day was asked, and the answer counted.
  void look_up(Date day) {
    if (!first_uncovered_ && calendar_.provisional(day)) first_uncovered_ = day;
  }

  void run_working_days(const Pauses& pauses) {
    std::int32_t paused = 0;
    for (std::int64_t left = result_.limit.n; left > 0;) {
      day_ = step(day_, direction_);
      look_up(day_);
      const bool stopped = is_paused(day_, pauses);
      const bool workday = calendar_.is_workday(day_);
      if (workday && stopped) ++paused;
      if (workday && !stopped) --left;
      if (!stopped) note_special();
    }
    if (paused > 0) note(StepKind::paused, paused);
    note_end_of_limit();
  }

  void note_end_of_limit() { note(direction_ == Direction::forward ? StepKind::counted : StepKind::counted_back); }

  void note_special() {
    const SpecialDay* listed = calendar_.special(day_);
    if (listed == nullptr) return;
    note(listed->kind == DayKind::holiday ? StepKind::free_day : StepKind::make_up_day, 0, listed->name);
  }

  // Calendar days: the limit ends as many days later as the pause took from the period.
  void extend(Date event, DateRange pause) {
    const Date first = std::max(pause.first, event.plus_days(1));
    if (first > day_ || pause.last < first) return;
    const std::int32_t days = pause.last - first + 1;
    day_ = day_.plus_days(days);
    note(StepKind::paused, days);
  }

  const Calendar& calendar_;
  Direction direction_;
  Date day_;
  std::optional<Date> first_uncovered_;
  Deadline result_;
};

std::string words_of_pause(const Step& step, TermUnit unit) {
  if (unit == TermUnit::working_days) return fmt::format("其间暂停{}个工作日不计", step.days);
  return fmt::format("扣除暂停{}天后至{}", step.days, step.date.to_chinese());
}

std::string words_of(const Step& step, const Deadline& deadline) {
  const std::string date = step.date.to_chinese();
  switch (step.kind) {
    case StepKind::event:
      return date + "当日不计";
    case StepKind::free_day:
      return date + "（" + step.name + "）放假不计";
    case StepKind::make_up_day:
      return date + "（" + step.name + "调休上班）计入";
    case StepKind::counted:
      return deadline.limit.to_chinese() + "至" + date;
    case StepKind::counted_back:
      return "向前推算" + deadline.limit.to_chinese() + "至" + date;
    case StepKind::stated:
      return "规定日期" + date;
    case StepKind::paused:
      return words_of_pause(step, deadline.limit.unit);
    case StepKind::rolled:
      return "因" + step.name + "调整至" + date;
    case StepKind::event_hour:
      return "自" + date + step.name + "起";
    case StepKind::counted_hours:
      return deadline.limit.to_chinese() + "至" + date + step.name;
    case StepKind::provisional:
      return date + "起无节假日安排，按周末推算，暂定";
  }
  return {};
}

}  // namespace

Deadline deadline(Date event, law::Term limit, const Calendar& calendar, const Pauses& pauses, Roll roll) {
  const Pauses stops = merged(pauses);
  Count count(event, StepKind::event, limit, calendar);
  count.run(stops);
  if (roll == Roll::to_workday) count.roll(stops);
  return count.finish();
}

Deadline deadline_before(Date end, law::Term limit, const Calendar& calendar, Roll roll) {
  Count count(end, StepKind::event, limit, calendar, Direction::back);
  count.run({});
  if (roll == Roll::to_workday) count.roll({});
  return count.finish();
}

Deadline stated_day(Date day, const Calendar& calendar, Roll roll) {
  Count count(day, StepKind::stated, {0, TermUnit::days}, calendar);
  if (roll == Roll::to_workday) count.roll({});
  return count.finish();
}

Deadline day_of_month(int year, int month, int day, const Calendar& calendar, Roll roll) {
  const Date last = Date::of(year, month, 1).end_of_month();
  return stated_day(Date::of(year, month, std::min(day, last.day())), calendar, roll);
}

Date add_working_days(Date from, int n, const Calendar& calendar) {
  return deadline(from, {n, TermUnit::working_days}, calendar, {}, Roll::none).due;
}

DateRange term(Date first, law::Term limit) {
  const bool counts = limit.unit == TermUnit::days || limit.unit == TermUnit::months || limit.unit == TermUnit::years;
  if (limit.n < 1 || !counts)
    throw Error(ErrorKind::usage, base::say("\"{}\" is no length from one day to another", limit.to_string()), {},
                base::say("give days, months or years, one at least"));
  const Date same = move_by(first, limit, Direction::forward);
  // Where the day number is missing, move_by has already stopped at the month's last day, which is the term's last.
  const bool number_is_missing = limit.unit != TermUnit::days && same.day() != first.day();
  return {first, number_is_missing ? same : same.plus_days(-1)};
}

Bar bar(Date event, law::Term limit) {
  const Date last = move_by(event, limit, Direction::forward);
  return {last, last.plus_days(1)};
}

Time hours_deadline(Time event, int hours, EventHour hour) {
  constexpr std::int64_t minute = 60;
  constexpr std::int64_t full_hour = 3600;
  const std::int64_t grain = hour == EventHour::counted ? minute : full_hour;
  const std::int64_t past = ((event.seconds() % grain) + grain) % grain;
  const std::int64_t start = event.seconds() - past + (hour == EventHour::counted ? 0 : full_hour);
  return Time::from_seconds(start + hours * full_hour);
}

bool in_time(Time act, Time due) { return hours_deadline(act, 0) <= hours_deadline(due, 0); }

DateRange third_of_month(int year, int month, Third third) {
  const Date first = Date::of(year, month, 1);
  switch (third) {
    case Third::first:
      return {first, first.plus_days(9)};
    case Third::second:
      return {first.plus_days(10), first.plus_days(19)};
    default:
      return {first.plus_days(20), first.end_of_month()};
  }
}

std::int32_t paused_days(DateRange period, const Pauses& pauses) {
  std::int32_t days = 0;
  for (const DateRange pause : merged(pauses)) {
    const DateRange inside{std::max(pause.first, period.first), std::min(pause.last, period.last)};
    days += std::max(0, inside.days());
  }
  return days;
}

std::string derivation(const Deadline& deadline) {
  std::string text;
  for (const Step& each : deadline.steps) text += (text.empty() ? "" : "；") + words_of(each, deadline);
  return text;
}

domain::Figure figure(std::string id, std::string label, const Deadline& deadline) {
  domain::Figure result = domain::figure(std::move(id), std::move(label), deadline.due);
  result.formula = derivation(deadline);
  if (deadline.provisional) result.note = "暂定";
  return result;
}

}  // namespace mi::due
