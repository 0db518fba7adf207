// SPDX-License-Identifier: Apache-2.0
// Whether a cost of a day is payable under the agreement, for a department, doctor or item, and every reason why not.
#pragma once
#include <string>
#include <vector>

#include "domain/table.hpp"
#include "work/agree/standing.hpp"

namespace mi::work {

struct PayableQuestion {
  base::Date on;
  std::string department;  // codes; "" when it is not asked about
  std::string person;
  std::string item;
  bool emergency = false;  // 急诊、抢救: some packs pay it all the same
};

// One thing that stops payment on that day.
struct Block {
  std::string reason;      // "no-agreement", "terminated", "lapsed", "suspended", "ended", "tutoring", "not-listed", "not-checkable"; else a
                           // state of the packs
  std::string name;        // of the fact: "suspension-2"
  std::string what;        // in Chinese
  std::optional<base::Date> from, to;
  std::string citation;
  bool whole = false;      // the institution's, not a part's
  bool undesignated = false;  // nobody designates it on that day
};

// Every one that there is, overlapping or not; empty: payable.
std::vector<Block> blocks_on(const AgreementFacts& facts, const PayableQuestion& question, const law::Rulebook& law,
                             const due::Calendar& calendar);
domain::Table rows(const PayableQuestion& question, const std::vector<Block>& blocks);

}  // namespace mi::work
