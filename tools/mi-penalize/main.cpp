// SPDX-License-Identifier: Apache-2.0
// mi-penalize: from findings to measures under the agreement and under the law, their gates, points for persons.
#include "base/message.hpp"
#include "steps.hpp"

int main(int argc, char** argv) {
  using namespace mi;
  return cli::run_tool(argc, argv,
                       {"mi-penalize", base::mark("measures: classify, compute, notice, decide, law, points"),
                        {tools::classify_step(), tools::compute_step(), tools::notice_step(), tools::decide_step(),
                         tools::law_step(), tools::returned_step(), tools::stage_step(),
                         tools::surcharge_step(), tools::instalments_step(), tools::points_step(), tools::doctor_step(),
                         tools::department_step(), tools::precedents_step(), tools::compare_step(), tools::refer_step(),
                         tools::recover_step(), tools::dispute_step(), tools::list_step()}});
}
