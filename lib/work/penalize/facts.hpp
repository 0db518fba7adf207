// SPDX-License-Identifier: Apache-2.0
// What mi-penalize reads of a case before it reckons.
#pragma once
#include <map>
#include <set>
#include <string>
#include <vector>

#include "casefile/case.hpp"
#include "casefile/views/dockets.hpp"
#include "domain/agreement.hpp"
#include "domain/held.hpp"
#include "domain/measure.hpp"
#include "domain/notice.hpp"

namespace mi::work {

struct PenaltyFacts {
  std::vector<domain::Docket> dockets;
  std::vector<domain::Decision> decisions;    // earlier ones of this case
  std::vector<domain::Agreement> agreements;
  std::set<std::string> paid_months;          // "2018-03": settled, so that refused money must be recovered
  std::optional<domain::MeasureSet> measures; // as last reckoned, until decided: its choices carry over
  std::string measures_id;                    // the fact's identity; "" when there is none
  std::map<std::string, base::Money> returned = {};         // by finding: given back of the institution's own motion
  std::map<std::string, base::Money> returned_before = {};  // of that, before the check
};

// "2018-03": months whose settlement the case holds.
std::set<std::string> settled_months(const casefile::Case& source);

// For a reckoning the raisers of findings may be left out.
PenaltyFacts read_penalty_facts(const casefile::Case& source, casefile::Raisers raisers = casefile::Raisers::told);

}  // namespace mi::work
