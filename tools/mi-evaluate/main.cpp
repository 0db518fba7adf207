// SPDX-License-Identifier: Apache-2.0
// mi-evaluate: the evaluation of an applicant, its publicity, when it may be held again; and the yearly assessment.
#include "base/message.hpp"
#include "steps.hpp"

int main(int argc, char** argv) {
  using namespace mi;
  return cli::run_tool(argc, argv,
                       {"mi-evaluate", base::mark("evaluate an applicant: scores, result, publicity, again"),
                        {tools::sheet_step(), tools::score_step(), tools::publicity_step(), tools::again_step(), tools::item_step(),
                         tools::recheck_step(),
                         tools::assess_step(), tools::survey_step(), tools::vote_step(), tools::rank_step()}});
}
