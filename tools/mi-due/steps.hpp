// SPDX-License-Identifier: Apache-2.0
// The steps of mi-due, one per file.
#pragma once
#include "cli/step.hpp"

namespace mi::tools {

cli::Step list_step();
cli::Step ics_step();
cli::Step calendar_step();
cli::Step event_step();
cli::Step done_step();
cli::Step pause_step();

}  // namespace mi::tools
