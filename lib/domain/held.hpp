// SPDX-License-Identifier: Apache-2.0
// What is still held against the institution: findings after the second reviewer's word. A withdrawn finding is gone,
// of a changed one the withdrawn items are. Identified is what was raised, confirmed what a review upheld.
#pragma once
#include <optional>
#include <vector>

#include "domain/finding.hpp"

namespace mi::domain {

// The finding without the items that the review withdrew, its sums reckoned anew; nothing when none of it is held.
std::optional<Finding> held(Finding finding, const Review* review);

// Sets gross and fund of the items from their lines, and of the finding from its items, where there are any.
void add_up(Finding& finding);

}  // namespace mi::domain
