// SPDX-License-Identifier: Apache-2.0
// The days of a new institution's tutoring (NH-04), and of its one extension; what happens in it is work/agree's.
#pragma once
#include <optional>
#include <vector>

#include "domain/agreement.hpp"
#include "domain/tutoring.hpp"
#include "law/rulebook.hpp"

namespace mi::due {

struct TutoringDays {
  base::DateRange first;                   // agreement.tutoring.term, from the first day of the agreement or its signature
  std::optional<base::DateRange> extension;
};
// Of a first agreement, with the extension decided by the day. Nothing where the packs know no tutoring.
std::optional<TutoringDays> tutoring_days(const domain::Agreement& agreement, const std::vector<domain::TutoringStep>& steps,
                                          const law::Rulebook& law, base::Date day);

}  // namespace mi::due
