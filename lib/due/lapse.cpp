// SPDX-License-Identifier: Apache-2.0
#include "due/lapse.hpp"

#include <algorithm>

#include "casefile/entries.hpp"
#include "due/rule.hpp"

namespace mi::due {

std::optional<Deadline> resume_by(const domain::Suspension& s, const law::Rulebook& law, const Calendar& calendar) {
  constexpr const char* clock = "agreement.suspension.resume";
  if (!s.own_request || s.scope != "institution" || s.to || !law.has_deadline(clock, s.from)) return std::nullopt;
  // The suspended days are counted from the day after the start: the start is the event.
  return deadline(s.from, law.deadline(clock, s.from), calendar);
}

std::optional<base::Date> lapsed_from(const casefile::Case& file, const law::Rulebook& law, const Calendar& calendar) {
  std::optional<base::Date> first;
  for (const auto& r : casefile::entries<domain::Suspension>(file)) {
    if (file.get<domain::Resumption>(r.value.name)) continue;
    const auto last = resume_by(r.value, law, calendar);
    if (last && (!first || last->due.plus_days(1) < *first)) first = last->due.plus_days(1);
  }
  return first;
}

}  // namespace mi::due
