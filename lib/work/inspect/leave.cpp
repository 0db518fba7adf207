// SPDX-License-Identifier: Apache-2.0
#include "work/inspect/leave.hpp"

#include <algorithm>

#include "base/error.hpp"
#include "base/message.hpp"

namespace mi::work {
namespace {

using base::Time;
using domain::LeaveSlip;

constexpr std::int64_t hour = 3600;
constexpr std::int64_t day_seconds = 24 * hour;
constexpr std::int64_t week = 7 * day_seconds;

std::int64_t seconds_of(const law::Value& value) {
  const law::Term term = value.term();
  if (term.unit == law::TermUnit::hours) return term.n * hour;
  if (term.unit == law::TermUnit::days) return term.n * day_seconds;
  throw base::Error(base::ErrorKind::cannot, base::say("{} is a term of hours or days", value.id), {value.place});
}

Time start_of(base::Date day) { return Time::of(day, 0, 0, 0); }

Time end_of(const LeaveSlip& slip, Time now) { return std::min(slip.to.value_or(now), now); }

// Seconds of the leaves that lie in [from, from + length).
std::int64_t inside(const std::vector<LeaveSlip>& slips, Time now, std::int64_t from, std::int64_t length) {
  std::int64_t sum = 0;
  for (const LeaveSlip& s : slips) {
    const std::int64_t first = std::max(s.from.seconds(), from), last = std::min(end_of(s, now).seconds(), from + length);
    sum += std::max<std::int64_t>(0, last - first);
  }
  return sum;
}

std::int64_t monday_before(Time t) { return start_of(t.date().plus_days(1 - t.date().weekday())).seconds(); }

bool on_leave(const LeaveSlip& slip, base::Date day) {
  return slip.from.date() <= day && (!slip.to || slip.to->date() >= day);
}

// The time at which the leave was approved; without it, when it began.
Time approval(const LeaveSlip& slip) { return slip.approved.value_or(slip.from); }

}  // namespace

std::optional<LeaveLimits> leave_limits(const law::Rulebook& law, base::Date day) {
  if (!law.has("inspect.leave.max", day)) return std::nullopt;
  LeaveLimits limits;
  limits.single_seconds = seconds_of(law.value("inspect.leave.max", day));
  limits.week_seconds = seconds_of(law.value("inspect.leave.week_max", day));
  limits.calendar_week = law.switch_value("inspect.leave.week").is("calendar-week");
  if (law.has("inspect.leave.back_by", day)) limits.back_by = law.value("inspect.leave.back_by", day).text();
  if (law.has("inspect.leave.signed_by", day)) limits.signers = law.value("inspect.leave.signed_by", day).list();
  limits.share = law.value("inspect.leave.share", day).rational();
  return limits;
}

std::int64_t leave_seconds(const LeaveSlip& slip, Time now) {
  // A leave granted for longer is too long from the start; one that should be over and is not lasts until the round.
  return std::max(slip.to.value_or(now).seconds() - slip.from.seconds(), std::int64_t{0});
}

std::int64_t most_in_a_week(const std::vector<LeaveSlip>& slips, Time now, bool calendar_week) {
  std::int64_t most = 0;
  for (const LeaveSlip& s : slips) {
    // The fullest window begins with a leave, or ends with one; calendar weeks begin on Mondays.
    const std::int64_t end = end_of(s, now).seconds();
    const auto starts = calendar_week
                            ? std::vector<std::int64_t>{monday_before(s.from), monday_before(end_of(s, now))}
                            : std::vector<std::int64_t>{s.from.seconds(), end - week};
    for (const std::int64_t start : starts) most = std::max(most, inside(slips, now, start, week));
  }
  return most;
}

bool back_too_late(const LeaveSlip& slip, const std::string& back_by, Time now) {
  if (back_by.empty()) return false;
  const Time limit = Time::parse(slip.from.date().to_string() + "T" + back_by);
  return slip.to.value_or(now) > limit;
}

bool signed_by_all(const LeaveSlip& slip, const std::vector<std::string>& signers) {
  return std::all_of(signers.begin(), signers.end(), [&](const std::string& who) {
    return std::find(slip.signers.begin(), slip.signers.end(), who) != slip.signers.end();
  });
}

std::int64_t allowed_on_leave(std::int64_t inpatients, const base::Rational& share) {
  return base::floor(base::Rational(inpatients) * share);
}

std::set<std::string> above_share(const std::vector<domain::BedCheck>& department,
                                  const std::vector<LeaveSlip>& slips, base::Date day, const base::Rational& share) {
  std::map<std::string, Time> first;  // of each visit on leave that day: its earliest approval
  for (const domain::BedCheck& c : department)
    for (const LeaveSlip& s : slips)
      if (s.visit == c.visit && on_leave(s, day)) {
        const auto [known, fresh] = first.emplace(c.visit, approval(s));
        if (!fresh) known->second = std::min(known->second, approval(s));
      }
  std::vector<std::pair<Time, std::string>> order;
  for (const auto& [visit, time] : first) order.emplace_back(time, visit);
  std::sort(order.rbegin(), order.rend());
  const auto allowed = allowed_on_leave(static_cast<std::int64_t>(department.size()), share);
  std::set<std::string> above;
  for (std::size_t i = 0; i + static_cast<std::size_t>(allowed) < order.size(); ++i) above.insert(order[i].second);
  return above;
}

}  // namespace mi::work
