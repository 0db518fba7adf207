// SPDX-License-Identifier: Apache-2.0
// A deadline as a pack words it, counted from its event: forwards or backwards, with or without the roll, as a bar, or
// in hours.
#pragma once
#include "due/count.hpp"
#include "law/pack.hpp"

namespace mi::due {

// `rule` comes from law::Rulebook::deadline, its length filled in; `pauses` are the intervals of the kinds that
// rule.pauses names. A bar's due day is the last barred one: the first free day is the day after. A rule in hours needs
// the time of the event: Error(usage) with a date alone. Error(internal) for a rule without a length, and for pauses of
// a rule that counts hours, backwards or a bar: no text has them.
Deadline deadline(base::Date event, const law::Deadline& rule, const Calendar& calendar,
                  const std::vector<base::DateRange>& pauses = {});
Deadline deadline(base::Time event, const law::Deadline& rule, const Calendar& calendar,
                  const std::vector<base::DateRange>& pauses = {}, EventHour hour = EventHour::counted);

// Whether an act on that day, or at that minute, is still in time. For a bar: whether it is still barred.
bool in_time(base::Date act, const Deadline& deadline);
bool in_time(base::Time act, const Deadline& deadline);

}  // namespace mi::due
