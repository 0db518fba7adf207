// SPDX-License-Identifier: Apache-2.0
// mi-apply: an institution's application to be designated, from its papers to the answer.
#include "base/message.hpp"
#include "steps.hpp"

int main(int argc, char** argv) {
  using namespace mi;
  return cli::run_tool(argc, argv,
                       {"mi-apply", base::mark("take in, screen and answer an application to be designated"),
                        {tools::new_step(), tools::list_step(), tools::route_step(), tools::transition_step(), tools::materials_step(),
                         tools::state_step(), tools::screen_step(), tools::supplement_step(), tools::accept_step(),
                         tools::refuse_step(), tools::capacity_step()}});
}
