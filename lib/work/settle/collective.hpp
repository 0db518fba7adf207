// SPDX-License-Identifier: Apache-2.0
// Collective decisions on major payments (SG-28): what is paid out from settlement.collective.threshold on needs one.
#pragma once
#include <string>

#include "casefile/case.hpp"
#include "domain/collective.hpp"
#include "domain/table.hpp"
#include "law/rulebook.hpp"
#include "work/settle/result.hpp"

namespace mi::work {

// Error(usage): no such thing to pay, nobody took part, no words, an amount not above zero.
void check(const domain::CollectiveDecision& decision);
domain::Table rows(const domain::CollectiveDecision& decision);

// The gate settle.month before money leaves the fund: Error(gate) when it is major and no decision covers it, Error(usage)
// when the threshold is left blank (G8). Packs without that gate ask for nothing.
void require_collective(const casefile::Case& file, const law::Rulebook& law, const Settled& settled);

}  // namespace mi::work
