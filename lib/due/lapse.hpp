// SPDX-License-Identifier: Apache-2.0
// Until when it must be asked to go on with an agreement that was suspended on own request (SG-21): the day after it has
// ended by itself.
#pragma once
#include <optional>

#include "casefile/case.hpp"
#include "domain/agreement.hpp"
#include "due/count.hpp"
#include "law/rulebook.hpp"

namespace mi::due {

// By agreement.suspension.resume of the packs. Nothing where it does not apply: imposed, of a part, with a last day of its own.
std::optional<Deadline> resume_by(const domain::Suspension& suspension, const law::Rulebook& law, const Calendar& calendar);

// The first day without agreement of a suspension that nobody asked to end, by the case's records.
std::optional<base::Date> lapsed_from(const casefile::Case& file, const law::Rulebook& law, const Calendar& calendar);

}  // namespace mi::due
