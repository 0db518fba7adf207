// SPDX-License-Identifier: Apache-2.0
// mi-due: deadlines of both sides.
#include "base/message.hpp"
#include "steps.hpp"

int main(int argc, char** argv) {
  using namespace mi;
  return cli::run_tool(argc, argv,
                       {"mi-due", base::mark("deadlines of both sides: who owes what, until when"),
                        {tools::list_step(), tools::ics_step(), tools::calendar_step(), tools::event_step(),
                         tools::done_step(), tools::pause_step()}});
}
