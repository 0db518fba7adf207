// SPDX-License-Identifier: Apache-2.0
// The steps of mi-inspect, one per file.
#pragma once
#include "cli/step.hpp"

namespace mi::tools {

cli::Step raise_step();
cli::Step reply_step();
cli::Step review_step();
cli::Step resolve_step();
cli::Step list_step();
cli::Step show_step();
cli::Step evidence_step();
cli::Step plan_step();
cli::Step round_step();
cli::Step count_step();
cli::Step observe_step();
cli::Step checklist_step();
cli::Step demand_step();
cli::Step answer_step();
cli::Step money_step();

}  // namespace mi::tools
