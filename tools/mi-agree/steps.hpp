// SPDX-License-Identifier: Apache-2.0
// The steps of mi-agree, one per file.
#pragma once
#include "cli/step.hpp"

namespace mi::tools {

cli::Step draft_step();
cli::Step sign_step();
cli::Step tutor_step();
cli::Step change_step();
cli::Step renew_step();
cli::Step suspend_step();
cli::Step resume_step();
cli::Step terminate_step();
cli::Step payable_step();
cli::Step move_step();
cli::Step states_step();
cli::Step spread_step();

inline constexpr unsigned writes_agreement = cli::reads_case | cli::writes_case | cli::uses_law | cli::prints_table;

}  // namespace mi::tools
