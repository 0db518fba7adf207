// SPDX-License-Identifier: Apache-2.0
// What the law track reads of a case.
#pragma once
#include <map>
#include <set>
#include <string>
#include <vector>

#include "casefile/case.hpp"
#include "domain/held.hpp"
#include "domain/notice.hpp"
#include "domain/penalty.hpp"

namespace mi::work {

// The last day of a pause that nothing ended yet.
inline const base::Date still_paused = base::Date::of(9999, 12, 31);

struct LawFacts {
  std::vector<domain::Docket> dockets;
  std::map<std::string, domain::LawClassification> classified;  // by finding
  std::map<std::string, std::vector<domain::Returned>> returned;
  std::map<std::string, domain::LawStage> stages;               // by name
  std::vector<domain::Decision> decisions;                      // of the agreement track: what was recovered already
  std::set<std::string> paid_months;
  std::optional<domain::LawSet> set;                            // as last reckoned
  std::string set_id;
  std::optional<domain::LawSet> told;                           // what the notice told
  std::optional<domain::LawSet> decided;                        // what the decision imposes
  std::vector<base::DateRange> excluded;                        // days that the case clock does not count
  std::vector<base::DateRange> remedies;                        // days of review and suit: no surcharge
  base::Money outstanding;                                      // due under the law's decisions and not received
  std::optional<base::Date> fine_paid;                          // day on which the last of the decided fine came
  base::Money surcharge_received;
};

LawFacts read_law_facts(const casefile::Case& source);

}  // namespace mi::work
