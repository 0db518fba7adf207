// SPDX-License-Identifier: Apache-2.0
// How the same clause was applied in other cases: before a discretionary figure. And one set of findings under two packs.
#pragma once
#include <string>
#include <vector>

#include "domain/table.hpp"
#include "work/penalize/compute.hpp"

namespace mi::work {

struct Precedents {
  domain::Table table;
  std::vector<std::string> unread;  // "path: why"
};

// Decisions under the agreement, and penalties that were decided, in these case files, oldest first. `clause` "": all. Cases
// that cannot be read are listed.
Precedents precedents(const std::vector<std::string>& files, const std::string& clause);

// Findings of the case under each pack. `mapped` gives clauses for packs that the findings are not classified under:
// "F1=zk.58.3". Without one, the clause that the finding's rule or check alone leads to. What has no clause is listed.
struct Compared {
  domain::Table table;
  std::vector<std::string> unmapped;  // "zhoukou-2014: F3"
};
Compared compare_packs(const PenaltyFacts& facts, const std::vector<law::Pack>& packs, const std::vector<law::Pack>& extended,
                       const std::vector<law::Override>& set, const std::vector<std::string>& mapped, base::Date date);

}  // namespace mi::work
