// SPDX-License-Identifier: Apache-2.0
// mi-penalize: from findings to measures under the agreement, the notice and the decision.
#include "base/message.hpp"
#include "steps.hpp"

int main(int argc, char** argv) {
  using namespace mi;
  return cli::run_tool(argc, argv,
                       {"mi-penalize", base::mark("measures: classify, compute, notice, decide, law"),
                        {tools::classify_step(), tools::compute_step(), tools::notice_step(), tools::decide_step(),
                         tools::law_step(), tools::returned_step(), tools::stage_step(),
                         tools::list_step()}});
}
