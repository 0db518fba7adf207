// SPDX-License-Identifier: Apache-2.0
// The steps of mi-case, one file each.
#pragma once
#include "cli/step.hpp"

namespace mi::tools {

cli::Step new_step();
cli::Step info_step();
cli::Step log_step();
cli::Step verify_step();
cli::Step rebuild_step();
cli::Step fork_step();
cli::Step merge_step();
cli::Step conflicts_step();
cli::Step export_step();
cli::Step upgrade_step();
cli::Step sql_step();

}  // namespace mi::tools
