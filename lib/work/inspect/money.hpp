// SPDX-License-Identifier: Apache-2.0
// Money put to a finding that was raised without: a round, a review of records, a count of complaints or a checklist shows
// what was done, and only the claims say what it cost. Afterwards the finding is resolved and reckoned like any other.
#pragma once
#include <string>
#include <vector>

#include "casefile/case.hpp"
#include "claims/kernel/fund.hpp"
#include "domain/held.hpp"

namespace mi::work {

// Rows (raise.hpp, read_items) by hand or of claim lines. A row goes to the finding's item of its visit; where the finding
// has no items, or none with a visit, the rows become items. Error(usage): a row of a visit that the finding does not name.
domain::Finding with_money(domain::Finding finding, const std::vector<domain::FindingItem>& rows);

// All that the claims of the case hold of the visits that the finding names: every fee line with what is left of it after
// refunds, fund money by the method, or in proportion for a visit whose settlement says too little for it. Error(cannot): a
// visit without lines; Error(usage): a finding without visits.
struct WholeVisits {
  std::vector<domain::FindingItem> items;
  std::string fund_method;  // "marginal", or "marginal; proportional" where both were used
};
WholeVisits whole_visits(casefile::Case& source, const domain::Finding& finding, claims::FundMethod method);

// Error(gate): money stands in it already, it was reviewed or decided.
void check_without_money(const domain::Docket& docket);

}  // namespace mi::work
