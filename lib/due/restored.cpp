// SPDX-License-Identifier: Apache-2.0
#include "due/restored.hpp"

#include <algorithm>

namespace mi::due {
namespace {

using base::Date;
using domain::PointsEvent;
using domain::PointsRestored;

// What was answered about these points, or later than them, in the order of its days.
Restorings answers_to(const PointsEvent& event, const Restorings& all) {
  Restorings found;
  for (const PointsRestored& r : all)
    if (r.person == event.person && (r.event == event.name || event.date < r.date)) found.push_back(r);
  std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.date < b.date; });
  return found;
}

Date earlier(const std::optional<Date>& last, Date before) { return last ? std::min(*last, before) : before; }

bool reads(const law::Rulebook& law, const char* name, const char* as) {
  const auto by = law.find_switch(name);
  return by && by->is(as);
}

}  // namespace

std::optional<Date> last_suspended_day(const PointsEvent& event, const Restorings& restorings, const law::Rulebook& law) {
  const bool refusal_ends_nothing = reads(law, "points.restore.on_refusal", "continues");
  std::optional<Date> last = reads(law, "points.restore.on_expiry", "granted") ? std::nullopt : event.until;
  bool granted = false;
  for (const PointsRestored& r : answers_to(event, restorings)) {
    if (r.from) last = earlier(last, r.from->plus_days(-1)), granted = true;
    else if (refusal_ends_nothing && !r.early && !granted && r.event == event.name) last.reset();  // a shortening refused leaves the term as it is
  }
  return last;
}

std::optional<Date> last_ended_day(const PointsEvent& event, const Restorings& restorings) {
  std::optional<Date> last;
  for (const PointsRestored& r : answers_to(event, restorings))
    if (r.from && r.was == "ended") last = earlier(last, r.from->plus_days(-1));
  return last;
}

}  // namespace mi::due
