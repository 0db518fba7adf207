// SPDX-License-Identifier: Apache-2.0
// The steps of mi-sample, one per file.
#pragma once
#include "cli/step.hpp"

namespace mi::tools {

cli::Step commit_step();
cli::Step draw_step();
cli::Step verify_step();
cli::Step extrapolate_step();

}  // namespace mi::tools
