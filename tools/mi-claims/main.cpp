// SPDX-License-Identifier: Apache-2.0
// mi-claims: claims of an institution, loaded and checked.
#include "base/message.hpp"
#include "steps.hpp"

int main(int argc, char** argv) {
  using namespace mi::tools;
  return mi::cli::run_tool(argc, argv,
                           {"mi-claims",
                            mi::base::mark("load the claims of an institution and check them"),
                            {lint_step(), load_step(), list_step(), aside_step(), notes_step(), fields_step(), check_step(), rules_step(), gaps_step(),
                             indicators_step(), stock_step(), adopt_step(), adopted_step(), self_pack_step()}});
}
