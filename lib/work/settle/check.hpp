// SPDX-License-Identifier: Apache-2.0
// The identities that a settled period must keep. Each is an equation of the ledger, shown with both sides.
#pragma once
#include <string>
#include <vector>

#include "domain/settlement.hpp"
#include "domain/table.hpp"

namespace mi::work {

struct Identity {
  std::string name;      // "month:2026-03"
  std::string equation;  // in Chinese
  base::Money left, right;
  bool holds() const { return left == right; }
};

// Every month of the period: approved = paid + deposit + withheld + taken; the payable account is empty; results agree
// with the postings that carry them out; the whole: approved = bank + what is held + what is not paid.
std::vector<Identity> check_period(const std::string& period, const std::vector<domain::SettlementResult>& results,
                                   const std::vector<domain::Posting>& postings);
domain::Table rows(const std::vector<Identity>& identities);

}  // namespace mi::work
