// SPDX-License-Identifier: Apache-2.0
// mi-explain: any figure that a command printed, step by step, down to clause, parameter, switch, rounding and claim
// lines. A program of one question, so its steps are: figure (one), list (all).
#include "cli/step.hpp"
#include "steps.hpp"

int main(int argc, char** argv) {
  return mi::cli::run_tool(argc, argv,
                           {"mi-explain", mi::base::mark("unfold any figure to clause, switch, rounding and claim lines"),
                            {mi::tools::figure_step(), mi::tools::list_step()}});
}
