// SPDX-License-Identifier: Apache-2.0
// mi-agree: the life of the service agreement, and whether a cost is payable under it.
#include "base/message.hpp"
#include "steps.hpp"

int main(int argc, char** argv) {
  using namespace mi;
  return cli::run_tool(argc, argv,
                       {"mi-agree", base::mark("draft, sign, renew, suspend, resume and terminate the agreement"),
                        {tools::draft_step(), tools::sign_step(), tools::tutor_step(), tools::change_step(), tools::renew_step(), tools::suspend_step(),
                         tools::resume_step(), tools::terminate_step(), tools::spread_step(), tools::move_step(), tools::states_step(), tools::payable_step()}});
}
