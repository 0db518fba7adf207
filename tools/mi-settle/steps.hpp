// SPDX-License-Identifier: Apache-2.0
// The steps of mi-settle, one per file.
#pragma once
#include <functional>
#include <string>
#include <vector>

#include "cli/step.hpp"
#include "work/settle/result.hpp"

namespace mi::tools {

cli::Step month_step();
cli::Step deposit_step();
cli::Step clear_step();
cli::Step ledger_step();
cli::Step check_step();
cli::Step bedfee_step();
cli::Step prepay_step();
cli::Step collective_step();
cli::Step case_step();
cli::Step unit_step();
cli::Step capitation_step();
cli::Step writeoff_step();
cli::Step hold_step();
cli::Step release_step();
cli::Step transfer_step();
cli::Step repaid_step();

// The end of every step that settles: with --what-if the switches at stake, else the result is written and shown.
using Reckon = std::function<work::Settled(const law::Rulebook&)>;
cli::Exit settle(cli::Context& context, const std::vector<std::string>& switches, const Reckon& reckon);

}  // namespace mi::tools
