// SPDX-License-Identifier: Apache-2.0
// Disputes (SG-25): talks, coordination by the authority, review, suit. What is contested is held, what is not is due.
#pragma once
#include <string>
#include <vector>

#include "domain/table.hpp"
#include "work/penalize/referral.hpp"

namespace mi::work {

std::vector<domain::Dispute> read_disputes(const casefile::Case& source);

// Error(usage): an unknown way or decision, more contested than is due, nothing said about the agency's breach.
void check_dispute(const std::vector<Account>& accounts, const domain::Dispute& dispute);
// The open dispute that says the same; "" when there is none.
std::string same_dispute(const std::vector<domain::Dispute>& all, const domain::Dispute& dispute);
// Error(usage): no such dispute, it is over, or a day before it began.
domain::Dispute close_dispute(const std::vector<domain::Dispute>& all, const std::string& name, const std::string& state, base::Date day);

domain::Table dispute_rows(const std::vector<domain::Dispute>& all);
// For each decision: due, held because it is contested (under the agreement; a penalty is not stayed by review or suit,
// 行政处罚法 73), to be paid all the same.
domain::Table held_rows(const std::vector<Account>& accounts, const std::vector<domain::Dispute>& all);

}  // namespace mi::work
