// SPDX-License-Identifier: Apache-2.0
#include "recompute.hpp"

#include "domain/evaluation.hpp"
#include "domain/measure.hpp"
#include "domain/penalty.hpp"
#include "domain/settlement.hpp"
#include "work/evaluate/replay.hpp"
#include "work/penalize/replay.hpp"
#include "work/settle/replay.hpp"

namespace mi::tools {

const std::vector<law::Replayer>& replayers() {
  static const std::vector<law::Replayer> all{
      {domain::Evaluation::kind.name, work::replay_evaluation},
      {domain::MeasureSet::kind.name, work::replay_measures},
      {domain::Decision::kind.name, work::replay_decision},
      {domain::LawSet::kind.name, work::replay_penalty},
      {domain::SettlementResult::kind.name, work::replay_settlement},
  };
  return all;
}

}  // namespace mi::tools
