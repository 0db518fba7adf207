// SPDX-License-Identifier: Apache-2.0
// The steps of mi-claims.
#pragma once
#include "cli/step.hpp"

namespace mi::tools {

cli::Step load_step();
cli::Step list_step();
cli::Step check_step();
cli::Step rules_step();
cli::Step gaps_step();

}  // namespace mi::tools
