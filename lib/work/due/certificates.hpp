// SPDX-License-Identifier: Apache-2.0
// Certificates on which the conditions of an open service item rest (KM-09): each runs out on a day.
#pragma once
#include <vector>

#include "casefile/case.hpp"
#include "law/rulebook.hpp"
#include "work/due/occurrences.hpp"

namespace mi::work {

// The event certificate.expires, on the last day of validity as it is known today, about "ITEM FACT"; one for each open
// item and certificate, so that a renewed one is told by its new day alone.
std::vector<Occurrence> certificates(const casefile::Case& file, const law::Rulebook& law, base::Date today);

}  // namespace mi::work
