// SPDX-License-Identifier: Apache-2.0
// The steps of mi-penalize, one per file.
#pragma once
#include "cli/step.hpp"

namespace mi::tools {

cli::Step classify_step();
cli::Step compute_step();
cli::Step notice_step();
cli::Step decide_step();
cli::Step law_step();
cli::Step returned_step();
cli::Step stage_step();
cli::Step surcharge_step();
cli::Step instalments_step();
cli::Step points_step();
cli::Step doctor_step();
cli::Step department_step();
cli::Step precedents_step();
cli::Step compare_step();
cli::Step refer_step();
cli::Step recover_step();
cli::Step dispute_step();
cli::Step list_step();

}  // namespace mi::tools
