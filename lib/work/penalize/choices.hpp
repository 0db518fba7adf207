// SPDX-License-Identifier: Apache-2.0
// An officer's words about measures, as they are written on a command line.
#pragma once
#include <string>
#include <vector>

#include "work/penalize/compute.hpp"

namespace mi::work {

struct ChoiceWords {
  std::vector<std::string> choose;  // "56.2.suspend", "56.2.suspend=institution"
  std::vector<std::string> waive;   // "56.2.suspend"
  std::vector<std::string> pick;    // "17.damages=3"
  std::string reason;               // of all of them
};

// Error(usage): a pick without a value, choices without a reason, a reason without a choice, one measure twice.
std::vector<domain::MeasureChoice> choices(const ChoiceWords& words);
// The same for the law track, with fines below their range ("reg.38.3.fine=500.00") and the ground for all of them.
// Error(usage) too: a figure below without a ground, a ground without one.
std::vector<domain::MeasureChoice> law_choices(const ChoiceWords& words, const std::vector<std::string>& below,
                                               const std::string& ground);
// "", "none", "settled" or a month; Error(usage) otherwise.
std::string checked_paid_through(const std::string& text);

}  // namespace mi::work
