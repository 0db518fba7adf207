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
#include "due/demand.hpp"
#include "law/rulebook.hpp"

namespace mi::work {

// Records the demand and asks for its document. Error(usage): nothing is demanded, or a thing twice.
void store(casefile::Change& change, domain::Demand& demand);

using due::DemandState;
// Error(cannot) with the nearest name.
DemandState demand_state(const casefile::Case& file, const std::string& name, const law::Rulebook& law,
                         const due::Calendar& calendar);
domain::Table rows(const DemandState& state, base::Date today);

// Error(gate): the demand was not delivered. Error(usage): no such item, or a day before delivery.
void check_answer(const DemandState& state, const domain::DemandAnswer& answer);
// Error(gate): not delivered, or the new day is not later than the old. Error(usage): no reason.
void check_extension(const DemandState& state, const domain::DemandExtension& extension);

}  // namespace mi::work
