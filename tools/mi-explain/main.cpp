// SPDX-License-Identifier: Apache-2.0
// mi-explain: any figure that a command printed, step by step, down to clause, parameter, switch, rounding and claim
// lines. A program of one question.
#include "base/message.hpp"
#include "steps.hpp"

int main(int argc, char** argv) {
  using namespace mi;
  return cli::run_tool(argc, argv,
                       {"mi-explain", base::mark("unfold any figure to clause, switch, rounding and claim lines"),
                        {tools::explain_step()}});
}
