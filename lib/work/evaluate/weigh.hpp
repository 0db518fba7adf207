// SPDX-License-Identifier: Apache-2.0
// What the scores of an evaluation come to under the packs' sheet: areas weighed, a mark to reach, and what vetoes.
#pragma once
#include <vector>

#include "domain/evaluation.hpp"
#include "law/condition.hpp"
#include "law/rulebook.hpp"

namespace mi::work {

// By the shares of evaluate.weights, whose parts carry the areas' words; the plain mean where no pack weighs them. Exact.
// Error(cannot): the weights name other areas than evaluate.areas.
domain::Figure weighed_total(const std::vector<domain::Figure>& areas, const law::Rulebook& law, base::Date day);

// The share of each area as a percentage, "50.00 %"; nothing where no pack weighs them.
std::vector<std::string> shares_of(const std::vector<std::string>& areas, const law::Rulebook& law, base::Date day);

// Error(gate) with every reason at once: below evaluate.pass_mark, or a condition of evaluate.veto answers yes. Such a
// condition may ask for score.total, for score.area.1, … in the rules' order, and for what the case knows.
void refuse_vetoed(const domain::Evaluation& evaluation, law::Facts known, const law::Rulebook& law, base::Date day);

}  // namespace mi::work
