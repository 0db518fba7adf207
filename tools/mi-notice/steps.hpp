// SPDX-License-Identifier: Apache-2.0
// The steps of mi-notice, one per file.
#pragma once
#include "cli/step.hpp"

namespace mi::tools {

cli::Step list_step();
cli::Step kinds_step();
cli::Step new_step();
cli::Step say_step();
cli::Step check_step();
cli::Step render_step();
cli::Step verify_step();
cli::Step number_step();
cli::Step issue_step();
cli::Step deliver_step();
cli::Step void_step();

}  // namespace mi::tools
