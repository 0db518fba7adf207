// SPDX-License-Identifier: Apache-2.0
// The steps of mi-report, one per file.
#pragma once
#include "cli/step.hpp"

namespace mi::tools {

cli::Step workbook_step();
cli::Step register_step();
cli::Step credit_step();
cli::Step trend_step();

}  // namespace mi::tools
