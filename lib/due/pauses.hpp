// SPDX-License-Identifier: Apache-2.0
// Days that do not count for a deadline whose pack names the pause: what the case records of itself (a hearing from the request
// to its day), by the table pauses.csv, and what was recorded with mi-due pause.
#pragma once
#include <string>
#include <vector>

#include "casefile/case.hpp"

namespace mi::due {

struct Pause {
  std::string name;         // "apply.supplement"
  std::string about;
  base::DateRange days;
};

// One that still lasts ends on `today`.
std::vector<Pause> pauses(const casefile::Case& file, base::Date today);
std::vector<std::string> listed_pauses();  // names in pauses.csv

}  // namespace mi::due
