// SPDX-License-Identifier: Apache-2.0
#include "recompute.hpp"

#include "domain/agreement.hpp"
#include "domain/evaluation.hpp"
#include "domain/measure.hpp"
#include "domain/settlement.hpp"
#include "domain/tutoring.hpp"
#include "work/agree/replay.hpp"
#include "work/evaluate/replay.hpp"
#include "work/penalize/replay.hpp"
#include "work/settle/replay.hpp"

namespace mi::tools {

const std::vector<law::Replayer>& replayers() {
  static const std::vector<law::Replayer> all{
      {domain::Evaluation::kind.name, work::replay_evaluation},
      {domain::MeasureSet::kind.name, work::replay_measures},
      {domain::Decision::kind.name, work::replay_decision},
      {domain::SettlementResult::kind.name, work::replay_settlement},
      {domain::Suspension::kind.name, work::replay_suspension},
      {domain::DataChange::kind.name, work::replay_change},
  };
  return all;
}

}  // namespace mi::tools
