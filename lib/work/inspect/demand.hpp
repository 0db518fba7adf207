// SPDX-License-Identifier: Apache-2.0
// Records demanded of the institution, item by item, and the clock that runs from delivery (inspect.demand.answer).
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "casefile/case.hpp"
#include "domain/inspection.hpp"
#include "domain/table.hpp"
#include "due/case_calendar.hpp"
#include "law/rulebook.hpp"

namespace mi::work {

// Records the demand and asks for its document. Error(usage): nothing is demanded, or a thing twice.
void store(casefile::Change& change, domain::Demand& demand);

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
};
// Error(cannot) with the nearest name.
DemandState demand_state(const casefile::Case& file, const std::string& name, const law::Rulebook& law,
                         const due::Calendar& calendar);
domain::Table rows(const DemandState& state, base::Date today);

// Error(gate): the demand was not delivered. Error(usage): no such item, or a day before delivery.
void check_answer(const DemandState& state, const domain::DemandAnswer& answer);
// Error(gate): not delivered, or the new day is not later than the old. Error(usage): no reason.
void check_extension(const DemandState& state, const domain::DemandExtension& extension);

}  // namespace mi::work
