// SPDX-License-Identifier: Apache-2.0
// A secret ballot in the yearly assessment (GX-06): of the heads of other institutions, or of the leading group. Ballots are kept
// without a name, sorted, so that not even their order says who gave which.
#pragma once
#include <string>
#include <vector>

#include "domain/assessment.hpp"
#include "domain/table.hpp"
#include "law/rulebook.hpp"

namespace mi::work {

struct VoteInput {
  std::string year;                   // "2026"
  std::string about;                  // what is voted on
  std::int64_t voters = 0;            // who may vote
  std::vector<std::string> ballots;   // yes, no, abstain; "" is invalid
};

// Column choice: yes, no, abstain (同意, 反对, 弃权), anything else is invalid. Error(cannot): another column, a voter's name among
// them; no ballot.
std::vector<std::string> read_ballots(std::string bytes, const std::string& file);
// Error(usage): no such year. Error(gate): more ballots than voters.
domain::Vote count_votes(const VoteInput& input);
// Whether the yes votes reach assessment.vote.share of the voters. Error(usage): the packs leave it blank (G8), or have none.
domain::Figure vote_result(const domain::Vote& vote, const law::Rulebook& law);
domain::Table rows(const domain::Vote& vote);

}  // namespace mi::work
