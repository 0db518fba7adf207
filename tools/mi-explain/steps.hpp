// SPDX-License-Identifier: Apache-2.0
// The one step of mi-explain.
#pragma once
#include "cli/step.hpp"

namespace mi::tools {

cli::Step explain_step();

}  // namespace mi::tools
