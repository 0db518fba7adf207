// SPDX-License-Identifier: Apache-2.0
// mi-inspect: findings from hits or from what was seen, the institution's reply, the second reviewer, money once.
#include "base/message.hpp"
#include "steps.hpp"

int main(int argc, char** argv) {
  using namespace mi;
  return cli::run_tool(argc, argv,
                       {"mi-inspect", base::mark("findings: raise, reply, review, resolve (money counted once)"),
                        {tools::raise_step(), tools::reply_step(), tools::review_step(), tools::resolve_step(),
                         tools::list_step(), tools::show_step(), tools::evidence_step()}});
}
