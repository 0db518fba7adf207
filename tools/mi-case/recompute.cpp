// SPDX-License-Identifier: Apache-2.0
#include "recompute.hpp"

#include "domain/agreement.hpp"
#include "domain/application.hpp"
#include "domain/assessment.hpp"
#include "domain/bed_fee.hpp"
#include "domain/evaluation.hpp"
#include "domain/item.hpp"
#include "domain/measure.hpp"
#include "domain/payment_form.hpp"
#include "domain/penalty.hpp"
#include "domain/sample.hpp"
#include "domain/settlement.hpp"
#include "domain/tutoring.hpp"
#include "work/agree/replay.hpp"
#include "work/apply/replay.hpp"
#include "work/evaluate/replay.hpp"
#include "work/penalize/points/restore.hpp"
#include "work/penalize/replay.hpp"
#include "work/sample/replay.hpp"
#include "work/settle/replay.hpp"

namespace mi::tools {

const std::vector<law::Replayer>& replayers() {
  static const std::vector<law::Replayer> all{
      {domain::SupplementNotice::kind.name, work::replay_supplement},
      {domain::Acceptance::kind.name, work::replay_acceptance},
      {domain::Refusal::kind.name, work::replay_refusal},
      {domain::Evaluation::kind.name, work::replay_evaluation},
      {domain::Publicity::kind.name, work::replay_publicity},
      {domain::ItemStep::kind.name, work::replay_item},
      {domain::MeasureSet::kind.name, work::replay_measures},
      {domain::Decision::kind.name, work::replay_decision},
      {domain::LawSet::kind.name, work::replay_penalty},
      {domain::PointsRestored::kind.name, work::replay_restored},
      {domain::SettlementResult::kind.name, work::replay_settlement},
      {domain::Suspension::kind.name, work::replay_suspension},
      {domain::Resumption::kind.name, work::replay_resumption},
      {domain::Termination::kind.name, work::replay_termination},
      {domain::DataChange::kind.name, work::replay_change},
      {domain::BedFee::kind.name, work::replay_bed_fee},
      {domain::Assessment::kind.name, work::replay_assessment},
      {domain::Survey::kind.name, work::replay_survey},
      {domain::SampleFrame::kind.name, work::replay_frame},
      {domain::SampleDrawn::kind.name, work::replay_draw},
      {domain::SampleResult::kind.name, work::replay_sample},
      {domain::PaymentForm::kind.name, work::replay_form},
  };
  return all;
}

}  // namespace mi::tools
