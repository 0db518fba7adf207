// SPDX-License-Identifier: Apache-2.0
// mi-sample: random audits whose list the other side can repeat, and what their result comes to.
#include "base/message.hpp"
#include "steps.hpp"

int main(int argc, char** argv) {
  using namespace mi;
  return cli::run_tool(argc, argv,
                       {"mi-sample", base::mark("draw samples that the other side can repeat, and scale what they show"),
                        {tools::commit_step(), tools::draw_step(), tools::verify_step(), tools::extrapolate_step()}});
}
