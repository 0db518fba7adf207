// SPDX-License-Identifier: Apache-2.0
// The days on which a new institution's tutoring ends (NH-04), as events: on them the agency says what follows.
#pragma once
#include <vector>

#include "casefile/case.hpp"
#include "law/rulebook.hpp"
#include "work/due/occurrences.hpp"

namespace mi::work {

// "tutoring.ends" of each first agreement by name, and "tutoring.extension-ends" where it was extended.
std::vector<Occurrence> tutoring_ends(const casefile::Case& file, const law::Rulebook& law, base::Date today);

}  // namespace mi::work
