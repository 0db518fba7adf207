// SPDX-License-Identifier: Apache-2.0
// Until when points stop a person: their own last day, moved by what was answered to requests to restore.
#pragma once
#include <optional>
#include <vector>

#include "domain/points.hpp"
#include "law/rulebook.hpp"

namespace mi::due {

using Restorings = std::vector<domain::PointsRestored>;

// The last suspended day of an event that suspends; nothing while it lasts: an assessment was not passed (switch
// points.restore.on_refusal), or points.restore.on_expiry asks for one and there was none.
std::optional<base::Date> last_suspended_day(const domain::PointsEvent& event, const Restorings& restorings, const law::Rulebook& law);
// The last day without status of an event that ended it; nothing while nobody restored it.
std::optional<base::Date> last_ended_day(const domain::PointsEvent& event, const Restorings& restorings);

}  // namespace mi::due
