// SPDX-License-Identifier: Apache-2.0
// The same money once, over all findings held: gross, overlap and net of each, in the order of their clauses. What is
// identified, confirmed (upheld by a second reviewer), decided and recovered is kept apart.
#pragma once
#include <string>
#include <vector>

#include "casefile/case.hpp"
#include "domain/held.hpp"
#include "domain/net.hpp"
#include "domain/table.hpp"
#include "law/rulebook.hpp"

namespace mi::work {

struct Resolution {
  std::vector<domain::Net> nets;          // heaviest clause first
  std::vector<std::string> unclassified;  // findings whose clause nobody confirmed: they take no part
  domain::Figure gross, overlap, net, fund;
  domain::Figure identified;  // gross of all findings held, classified or not
  domain::Figure confirmed;   // net of those that a review upheld
  domain::Figure decided;     // net of those that a decision answers
  domain::Figure recovered;   // what came back into the fund after decisions
};

// Money received for decisions, put to the fund (facts penalize.recovery/1).
domain::Figure recovered(const casefile::Case& file);

// Error(usage): a clause that is not in force on the days of the conduct (G11).
Resolution resolve(const std::vector<domain::Docket>& dockets, const law::Rulebook& law,
                   domain::Figure recovered = domain::figure("recovered", "已追回金额", base::Money{}));
domain::Table rows(const Resolution& resolution, const std::vector<domain::Docket>& dockets);
domain::Table total_rows(const Resolution& resolution);
std::vector<domain::Figure> figures(const Resolution& resolution);

}  // namespace mi::work
