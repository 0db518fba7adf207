// SPDX-License-Identifier: Apache-2.0
// The same money once, over all findings held: gross, overlap and net of each, in the order of their clauses. What is
// identified, confirmed (upheld by a second reviewer), decided and recovered is kept apart.
#pragma once
#include <map>
#include <string>
#include <vector>

#include "casefile/case.hpp"
#include "domain/held.hpp"
#include "domain/net.hpp"
#include "domain/table.hpp"
#include "law/rulebook.hpp"

namespace mi::work {

struct Resolution {
  std::vector<domain::NetFinding> nets;   // heaviest clause first
  std::vector<std::string> unclassified;  // findings whose clause nobody confirmed: they take no part
  domain::Figure gross, overlap, net, fund;
  domain::Figure identified;  // gross of all findings held, classified or not
  domain::Figure confirmed;   // net of those that a review upheld
  domain::Figure decided;     // net of those that a decision answers
  domain::Figure recovered;   // what came back into the fund after decisions
};

// Money received for decisions, put to the fund (facts penalize.recovery/1).
domain::Figure recovered(const casefile::Case& file);

// Article of the law by finding, where that is all it was classified to.
using LawArticles = std::map<std::string, std::string>;
LawArticles law_articles(const casefile::Case& file);

// A finding under an article of the law alone takes what those under the agreement leave of a line. Error(usage): a clause
// that is not in force on the days of the conduct (G11).
Resolution resolve(const std::vector<domain::Docket>& dockets, const law::Rulebook& law,
                   domain::Figure recovered = domain::figure("recovered", "已追回金额", base::Money{}), const LawArticles& articles = {});
domain::Table rows(const Resolution& resolution, const std::vector<domain::Docket>& dockets, const LawArticles& articles = {});
domain::Table total_rows(const Resolution& resolution);
std::vector<domain::Figure> figures(const Resolution& resolution);

}  // namespace mi::work
