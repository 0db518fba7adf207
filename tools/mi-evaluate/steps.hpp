// SPDX-License-Identifier: Apache-2.0
// The steps of mi-evaluate, one per file.
#pragma once
#include <string>
#include <vector>

#include "base/message.hpp"
#include "casefile/views/applications.hpp"
#include "cli/step.hpp"

namespace mi::tools {

cli::Step sheet_step();
cli::Step score_step();
cli::Step publicity_step();
cli::Step again_step();
cli::Step item_step();
cli::Step recheck_step();
cli::Step assess_step();
cli::Step survey_step();
cli::Step vote_step();
cli::Step rank_step();

// --application NAME; the latest when not given.
inline void declare_application(cli::Options& options, std::string& target) {
  options.option("--application", target, base::mark("which application; the latest when not given")).placeholder("NAME");
}

}  // namespace mi::tools
