// SPDX-License-Identifier: Apache-2.0
// What is still held against the institution: findings after the second reviewer's word. A withdrawn finding is gone,
// of a changed one the withdrawn items are, and others are held with less. Identified is what was raised, confirmed what a review upheld.
#pragma once
#include <deque>
#include <optional>
#include <string>
#include <vector>

#include "domain/finding.hpp"

namespace mi::domain {

// A finding with what was said about it since.
struct Docket {
  Finding finding;                   // as raised
  std::vector<std::string> raisers;  // everyone who wrote it; none of them may review it
  std::vector<Reply> replies;
  std::optional<Review> review;
  std::optional<Classification> classification;
  bool decided = false;              // a decision stands on it
};

// The finding without the items that the review withdrew and with the amounts to which it reduced others, its sums
// reckoned anew; nothing when none of it is held.
std::optional<Finding> held(Finding finding, const Review* review);
std::optional<Finding> held(const Docket& docket);

// Held findings where they lie: only those that a review changed are copied. Good while the dockets and this stand.
class HeldFindings {
 public:
  const Finding* of(const Docket& docket);  // nullptr when none of it is held

 private:
  std::deque<Finding> changed_;
};

// Sets gross and fund of the items from their lines, and of the finding from its items, where there are any.
void add_up(Finding& finding);

}  // namespace mi::domain
