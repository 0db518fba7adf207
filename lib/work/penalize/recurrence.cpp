// SPDX-License-Identifier: Apache-2.0
// First time or again: whether a decision of the same period already answers the same item.
#include <algorithm>

#include "work/penalize/parts.hpp"

namespace mi::work::penalty {
namespace {

using base::Date;
using base::DateRange;

DateRange calendar_year(Date day) { return {Date::of(day.year(), 1, 1), Date::of(day.year(), 12, 31)}; }

// Years of an agreement run from its first day; the last may be short.
DateRange agreement_year(const domain::Agreement& a, Date day) {
  int years = 0;
  while (a.term.first.plus_months(12 * (years + 1)) <= day) ++years;
  const Date first = a.term.first.plus_months(12 * years);
  const Date last = a.term.first.plus_months(12 * (years + 1)).plus_days(-1);
  return {first, std::max(day, std::min(last, a.term.last))};
}

// An agreement that ran out continues until a new one is made, so the latest begun counts.
const domain::Agreement* agreement_on(const std::vector<domain::Agreement>& all, Date day) {
  const domain::Agreement* best = nullptr;
  for (const auto& a : all)
    if (a.term.first <= day && (best == nullptr || best->term.first < a.term.first)) best = &a;
  return best;
}

DateRange period(const Ground& ground, const Reading& switched) {
  const Date day = ground.date();
  const domain::Agreement* a = agreement_on(ground.facts.agreements, day);
  if (switched.is("calendar-year") || a == nullptr) return calendar_year(day);
  return agreement_year(*a, day);
}

bool same_act(const Ground& ground, const Reading& scope, const law::Clause& clause, const domain::Measure& m) {
  if (m.clause == clause.id) return true;
  if (!scope.is("any-of-tier") || clause.tier.empty()) return false;
  for (const law::Clause& other : ground.law.clauses(clause.group, ground.date()))
    if (other.id == m.clause) return other.tier == clause.tier;
  return false;
}

}  // namespace

bool in_period(const Ground& ground, Date day) {
  return period(ground, reading(ground.law, "breach.recurrence.period", "agreement-year")).contains(day);
}

Recurrence recurrence(const Ground& ground, const law::Clause& clause) {
  const Reading within = reading(ground.law, "breach.recurrence.period", "agreement-year");
  const Reading scope = reading(ground.law, "breach.recurrence", "same-item");
  const DateRange days = period(ground, within);
  Recurrence result{false, "首次查实", join(within.use, scope.use)};
  for (const domain::Decision& d : ground.facts.decisions) {
    if (!days.contains(d.date)) continue;
    const bool same = std::any_of(d.measures.begin(), d.measures.end(),
                                  [&](const auto& m) { return same_act(ground, scope, clause, m); });
    if (same) return {true, "再次查实：" + d.name + "（" + d.date.to_chinese() + "）已查实一次", result.switches};
  }
  return result;
}

}  // namespace mi::work::penalty
