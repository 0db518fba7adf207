// SPDX-License-Identifier: Apache-2.0
// mi-inspect: plans, rounds, records demanded; findings, the institution's reply, the second reviewer, money once.
#include "base/message.hpp"
#include "steps.hpp"

int main(int argc, char** argv) {
  using namespace mi;
  return cli::run_tool(argc, argv,
                       {"mi-inspect", base::mark("inspections and findings: plan, look, raise, reply, review, resolve"),
                        {tools::plan_step(), tools::round_step(), tools::observe_step(), tools::count_step(),
                         tools::checklist_step(), tools::demand_step(), tools::answer_step(), tools::raise_step(), tools::money_step(),
                         tools::reply_step(), tools::review_step(), tools::resolve_step(), tools::list_step(),
                         tools::show_step(), tools::evidence_step()}});
}
