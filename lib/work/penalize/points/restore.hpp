// SPDX-License-Identifier: Apache-2.0
// Restoring the status of a person whom points stopped (医保办发〔2024〕34号 38, 39): the request, and the answer to it.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "law/replay.hpp"
#include "work/penalize/points/ledger.hpp"

namespace mi::work {

// The request with the points it is about. Error(usage): no ground; a first day that is not before the suspension's end.
// Error(gate): the person is not stopped on that day, an earlier request waits for its answer.
domain::PointsRestore ask_restore(const PointsLedger& ledger, const law::Rulebook& law, domain::PointsRestore request);

// The answer to the open request, with the first day that the law allows. Error(usage): neither granted nor refused, a refusal
// without reason, before the request, a first day before the answer, a shortened suspension without the province's rule.
// Error(gate): nothing was asked; granted before the day that the law allows, or without what its conditions ask for.
domain::PointsRestored answer_restore(const PointsLedger& ledger, const law::Rulebook& law, domain::PointsRestored answer);

bool is_recorded(const PointsLedger& ledger, const domain::PointsRestore& request);
bool is_recorded(const PointsLedger& ledger, const domain::PointsRestored& answer);
void store(casefile::Change& change, domain::PointsRestore& request);
void store(casefile::Change& change, domain::PointsRestored& answer);

domain::Table restore_rows(const PointsLedger& ledger);
law::Replayed replay_restored(const law::Then& then);

}  // namespace mi::work
