// SPDX-License-Identifier: Apache-2.0
// Contradictions between copies, how a person settles them, and what rests on facts that no longer hold.
#pragma once
#include <string>
#include <vector>

#include "casefile/case.hpp"

namespace mi::casefile {

struct Contradiction {
  std::string kind;
  std::string key;
  std::vector<Fact> heads;
};
std::vector<Contradiction> contradictions(Case& target);
std::int64_t count_contradictions(Case& target);

// Records the kept head's words anew, replacing all heads, with the reason. `key` must be the kept fact's key (its kind,
// where the key is empty). Error(usage): the fact is none of the heads; Error(cannot): the key is not contradicted.
FactId settle(Change& change, Case& target, const std::string& key, const std::string& keep, const std::string& reason);

// Facts in force that rest on a fact which is not: a decision whose ground was corrected.
struct Shaken {
  Fact fact;
  Fact ground;
};
std::vector<Shaken> resting_on_replaced(Case& target);

}  // namespace mi::casefile
