// SPDX-License-Identifier: Apache-2.0
// Leave from the ward as arithmetic: hours of one leave, hours in a week, the time to be back, the share of a department
// on leave on a day. The limits are the pack's (inspect.leave.*); hours are exact to the second and strict (more than).
#pragma once
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/money.hpp"
#include "domain/round.hpp"
#include "law/rulebook.hpp"

namespace mi::work {

struct LeaveLimits {
  std::int64_t single_seconds = 0;   // longest leave at a time
  std::int64_t week_seconds = 0;     // in a week
  bool calendar_week = false;        // Monday to Sunday; else any 7 × 24 hours
  std::string back_by;               // "22:00"; "" when the pack has none
  std::vector<std::string> signers;  // who signs a slip
  base::Rational share;              // of the inpatients of a department on a day
};
// Nothing where the packs say nothing of leave.
std::optional<LeaveLimits> leave_limits(const law::Rulebook& law, base::Date day);

// A leave that still lasts is counted to the round.
std::int64_t leave_seconds(const domain::LeaveSlip& slip, base::Time now);
// The most hours away in any 7 × 24 hours (or any one calendar week) up to the round.
std::int64_t most_in_a_week(const std::vector<domain::LeaveSlip>& slips, base::Time now, bool calendar_week);
bool back_too_late(const domain::LeaveSlip& slip, const std::string& back_by, base::Time now);
bool signed_by_all(const domain::LeaveSlip& slip, const std::vector<std::string>& signers);

// What the share allows of `inpatients`: rounded down.
std::int64_t allowed_on_leave(std::int64_t inpatients, const base::Rational& share);
// The visits of a department on leave on the day beyond what is allowed: those approved last.
std::set<std::string> above_share(const std::vector<domain::BedCheck>& department,
                                  const std::vector<domain::LeaveSlip>& slips, base::Date day,
                                  const base::Rational& share);

}  // namespace mi::work
