// SPDX-License-Identifier: Apache-2.0
#include "due/rule.hpp"

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

const law::Term& length_of(const law::Deadline& rule) {
  if (!rule.length) throw Error(ErrorKind::internal, "a deadline was counted before its length was known", {rule.id});
  return *rule.length;
}

void refuse_pauses(const law::Deadline& rule, const std::vector<DateRange>& pauses) {
  if (!pauses.empty()) throw Error(ErrorKind::internal, "a deadline of this kind cannot be paused", {rule.id});
}

Deadline hours(Time event, const law::Term& length, EventHour hour) {
  const Time minute = hours_deadline(event, static_cast<int>(length.n), hour);
  Deadline result;
  result.due = minute.date();
  result.minute = minute;
  result.limit = length;
  result.steps = {{StepKind::event_hour, event.date(), 0, event.to_string().substr(11, 5)},
                  {StepKind::counted_hours, minute.date(), 0, minute.to_string().substr(11, 5)}};
  return result;
}

}  // namespace

Deadline deadline(Date event, const law::Deadline& rule, const Calendar& calendar,
                  const std::vector<DateRange>& pauses) {
  const law::Term& length = length_of(rule);
  if (length.unit == TermUnit::hours)
    throw Error(ErrorKind::usage, base::say("a deadline in hours needs the time of its event, not only the day"),
                {rule.id}, base::say("give the time like 2026-05-25T22:10"));
  if (rule.bar || rule.backward) refuse_pauses(rule, pauses);
  if (rule.bar) return deadline(event, length, calendar, {}, Roll::none);
  const Roll roll = rule.roll ? Roll::to_workday : Roll::none;
  return rule.backward ? deadline_before(event, length, calendar, roll)
                       : deadline(event, length, calendar, pauses, roll);
}

Deadline deadline(Time event, const law::Deadline& rule, const Calendar& calendar, const std::vector<DateRange>& pauses,
                  EventHour hour) {
  const law::Term& length = length_of(rule);
  if (length.unit != TermUnit::hours) return deadline(event.date(), rule, calendar, pauses);
  refuse_pauses(rule, pauses);
  return hours(event, length, hour);
}

bool in_time(Date act, const Deadline& deadline) { return act <= deadline.due; }

bool in_time(Time act, const Deadline& deadline) {
  return deadline.minute ? in_time(act, *deadline.minute) : act.date() <= deadline.due;
}

}  // namespace mi::due
