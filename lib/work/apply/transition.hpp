// SPDX-License-Identifier: Apache-2.0
// First in, then regulated (ZT-01): who is taken in from an old designation, who is designated for both schemes, and how
// far the evaluation of those taken in has come. A date that has passed flags; it terminates nobody.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "casefile/case.hpp"
#include "domain/table.hpp"
#include "law/rulebook.hpp"

namespace mi::work {

struct Transition {
  std::string subject;               // file name; "" for the one case
  std::string institution;
  std::string admitted;              // yes, no, not-checkable
  std::string both_schemes;          // yes, no, not-checkable
  std::string state;                 // not-concerned, to-evaluate, passed, failed, overdue-evaluation
  std::optional<base::Date> by;      // last day of the transition
  std::string batch;                 // 1, 2, … of those still to be evaluated
  std::optional<base::Date> batch_by;
  std::string clause;                // of what admits it, or of the failure's consequence
  std::vector<std::string> unknown;
};

// Error(usage) when no pack speaks of a transition.
Transition transition(const casefile::Case& file, const law::Rulebook& law, base::Date today);

// Those still to be evaluated in equal batches, by order, their last days spread evenly up to the end of the transition.
// Error(usage): less than one batch, or no day is left.
void plan_batches(std::vector<Transition>& list, int batches, base::Date today);

struct TransitionOfCases {
  std::vector<Transition> list;
  std::vector<std::string> unread;   // "x.mi: why"
};
TransitionOfCases transition_of_cases(const std::vector<std::string>& files, base::Date today);
domain::Table rows(const std::vector<Transition>& list);

}  // namespace mi::work
