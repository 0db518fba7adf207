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
// "", "none", "settled" or a month; Error(usage) otherwise.
std::string checked_paid_through(const std::string& text);

}  // namespace mi::work
