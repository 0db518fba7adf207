// SPDX-License-Identifier: Apache-2.0
// Referrals (行行、行刑、行纪 NH-13) and money received after a decision, each account apart: what belongs to the fund, to
// patients, to the treasury.
#pragma once
#include <string>
#include <vector>

#include "domain/penalty.hpp"
#include "domain/referral.hpp"
#include "domain/table.hpp"
#include "law/rulebook.hpp"
#include "work/penalize/facts.hpp"

namespace mi::work {

struct ReferInput {
  std::string to;
  std::vector<std::string> findings;
  std::string reason;
  base::Date date;
};

// Error(usage): an unknown addressee or finding, no reason. Error(gate): to the police below the province's amount.
domain::Referral refer(const PenaltyFacts& facts, const law::Rulebook& law, const ReferInput& input);
std::string same_referral(const casefile::Case& source, const domain::Referral& referral);
void store(casefile::Change& change, domain::Referral& referral);
domain::Table referral_rows(const std::vector<domain::Referral>& referrals);

enum class Track { agreement, law };

// One account of one decision; a decision on the spot is named by its stage, "summary".
struct Account {
  std::string decision;
  std::string account;
  Track track = Track::agreement;
  base::Money due, received;
  base::Money left() const { return due - received; }
};
std::vector<Account> accounts(const casefile::Case& source);
// Error(usage): no such account, nothing, more than is left.
void check_recovery(const std::vector<Account>& all, const domain::Recovery& now);
// With where the law sends the money of its own track (条例 45), as it stands on that day.
domain::Table account_rows(const std::vector<Account>& all, const law::Rulebook& law, base::Date day);
// What goes back to each patient, by visit (退费清单).
domain::Table patient_rows(const PenaltyFacts& facts);

}  // namespace mi::work
