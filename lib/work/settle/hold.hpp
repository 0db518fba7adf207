// SPDX-License-Identifier: Apache-2.0
// Money that waits (ZK-14) and money that another fund takes over (SG-15). Both are set right by reversing entries once it is
// known what is the case; nothing that was posted is edited.
#pragma once
#include <string>
#include <vector>

#include "casefile/case.hpp"
#include "domain/payment_hold.hpp"
#include "domain/table.hpp"
#include "law/rulebook.hpp"
#include "work/settle/result.hpp"

namespace mi::work {

// The clause of a group that a step rests on: the one named, else the only one. Error(usage): no pack has any, or not that
// one; Error(choice): several, and none is named.
law::Clause ground_clause(const law::Rulebook& law, const std::string& group, const std::string& named, base::Date day);

// Fills clause and citation from settlement.hold. Error(usage): no amount, no ground; Error(gate): the month is settled.
void complete(domain::PaymentHold& hold, const casefile::Case& file, const law::Rulebook& law);
domain::Table rows(const domain::PaymentHold& hold);
// What a month holds back, "held.NAME" each: also what was released since, as a corrected month holds it all the same.
std::vector<domain::Figure> held_in(const casefile::Case& file, const std::string& month);

struct ReleaseInput {
  std::string name;
  std::string period;        // the month in which it is released
  base::Money refused;       // what the finding says is not paid at all
  std::string clause;        // of settlement.refuse, where something is refused
  std::string finding;       // what was found, in words
};
// Error(cannot): no such hold. Error(gate): no settled month holds it. Error(usage): more refused than held, no finding.
Settled compute_release(const casefile::Case& file, const ReleaseInput& input, const law::Rulebook& law);

struct TransferInput {
  std::string name;          // of the injury
  std::string period;        // the month in which it is set right
  std::string paid_in;       // the month whose cost it was part of
  base::Money amount;        // fund money settled as basic insurance
  base::Date recognized;
  std::string clause;        // of settlement.transfer
};
// The cost leaves this fund by a posting that takes back part of the month's, and stands as owed by the other fund.
// Error(gate): the month is not settled, or less was approved in it. Error(usage): nothing to transfer, a day to come.
Settled compute_transfer(const casefile::Case& file, const TransferInput& input, const law::Rulebook& law);
// The other fund has paid what a transfer says. Error(cannot): no such transfer.
Settled compute_repaid(const casefile::Case& file, const std::string& name, const std::string& period);

}  // namespace mi::work
