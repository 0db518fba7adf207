// SPDX-License-Identifier: Apache-2.0
// The clock of records that were demanded (inspect.demand.answer): it runs from delivery, item by item, and an officer may give
// it longer.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "casefile/case.hpp"
#include "domain/inspection.hpp"
#include "due/calendar.hpp"
#include "law/rulebook.hpp"

namespace mi::due {

inline constexpr const char* demand_clock = "inspect.demand.answer";

struct DemandState {
  domain::Demand demand;
  std::optional<base::Date> delivered;
  std::optional<base::Date> due;         // the last day; none before delivery, or where the packs set no time
  bool provisional = false;              // counted past the calendar
  std::string why;                       // how that day came about
  std::vector<std::optional<domain::DemandAnswer>> answers;  // one for each item
  std::string on_miss;                   // what follows, as the packs word it

  // given, given-late, in-part, open, late (on `today`).
  std::string state_of(std::size_t item, base::Date today) const;
  // The day on which the last item was given whole; none while one is open.
  std::optional<base::Date> all_given() const;
};
DemandState demand_state(const casefile::Case& file, domain::Demand demand, const law::Rulebook& law, const Calendar& calendar);

}  // namespace mi::due
