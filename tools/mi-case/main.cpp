// SPDX-License-Identifier: Apache-2.0
// mi-case: the case file itself.
#include "base/message.hpp"
#include "steps.hpp"

int main(int argc, char** argv) {
  using namespace mi::tools;
  return mi::cli::run_tool(argc, argv,
                           {"mi-case",
                            mi::base::mark("make, check, copy and join case files"),
                            {new_step(), info_step(), log_step(), verify_step(), rebuild_step(), fork_step(), merge_step(),
                             conflicts_step(), export_step(), upgrade_step(), sql_step()}});
}
