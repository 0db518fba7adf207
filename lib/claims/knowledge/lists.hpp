// SPDX-License-Identifier: Apache-2.0
// Lists behind the checks as a case has them: the shipped ones, over them what the agency has taken into the case, layer by
// layer. What a lower layer may do to a row of an upper one (fill, tighten, replace) stands in knowledge/claims/lists.csv.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "casefile/case.hpp"
#include "claims/knowledge/rules.hpp"
#include "domain/claims_list.hpp"
#include "domain/table.hpp"

namespace mi::claims {

// The list as it holds in the case. Error(cannot): a row does more than the row above it allows; both places are named.
// A list that is neither shipped nor in the case has no text.
std::string list_of_case(const casefile::Case& source, const std::string& name);

// The shipped rules, and over them the case's rules.csv: a new code is a new rule; of a known one only what is open ("?",
// no list) may be filled. Rules take the lists of the case. Error(cannot) naming both places.
std::vector<Rule> rules_of_case(const casefile::Case& source);

// Takes a list into the case. It is read and laid over the others first, so that a bad one is refused. Errors: cannot for
// what is wrong in it; usage for an unknown layer. Its name is that of the file `path` names.
domain::ClaimsList adopt_list(casefile::Case& target, casefile::Change& change, const std::string& path, const std::string& text,
                              const std::string& layer, const std::string& source);

domain::Table list_rows(const casefile::Case& source);

}  // namespace mi::claims
