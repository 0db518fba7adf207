// SPDX-License-Identifier: Apache-2.0
// The steps of mi-claims.
#pragma once
#include "cli/step.hpp"

namespace mi::tools {

cli::Step lint_step();
cli::Step load_step();
cli::Step aside_step();
cli::Step notes_step();
cli::Step fields_step();
cli::Step list_step();
cli::Step check_step();
cli::Step rules_step();
cli::Step gaps_step();
cli::Step indicators_step();
cli::Step adopt_step();
cli::Step adopted_step();
cli::Step self_pack_step();
cli::Step stock_step();

}  // namespace mi::tools
