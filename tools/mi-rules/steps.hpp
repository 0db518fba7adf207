// SPDX-License-Identifier: Apache-2.0
// The steps of mi-rules.
#pragma once
#include "cli/step.hpp"

namespace mi::tools {

cli::Step list_step();
cli::Step show_step();
cli::Step check_step();
cli::Step test_step();
cli::Step diff_step();
cli::Step layers_step();
cli::Step use_step();
cli::Step set_step();

}  // namespace mi::tools
