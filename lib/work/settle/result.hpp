// SPDX-License-Identifier: Apache-2.0
// What every step of settlement returns: figures and the postings that carry them out; and how it is written once.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "casefile/case.hpp"
#include "domain/settlement.hpp"
#include "domain/table.hpp"

namespace mi::work {

struct Settled {
  domain::SettlementResult result;
  std::vector<domain::Posting> postings;
};

// The figure of that id. Error(internal) when the result has none.
const domain::Figure& figure_of(const domain::SettlementResult& result, std::string_view id);

// Postings of the result that it has not taken back itself. What another result reverses, a release or a transfer, stands.
std::vector<domain::Posting> standing(const std::vector<domain::Posting>& all, const std::string& result);

// Writes the result and its postings. The same figures again: nothing is written, false. Other figures for what is
// already settled: Error(gate), unless `corrects` names the earlier result; then its postings are taken back by
// postings of their own and the new ones follow.
bool store(casefile::Case& file, casefile::Change& change, const Settled& settled,
           const std::optional<std::string>& corrects);

domain::Table rows(const domain::SettlementResult& result);

}  // namespace mi::work
