// SPDX-License-Identifier: Apache-2.0
// Answers from which day a failed evaluation may be held again, or a new application made after a second failure.
#include "base/message.hpp"
#include "due/case_calendar.hpp"
#include "steps.hpp"
#include "work/evaluate/score.hpp"

namespace mi::tools {
namespace {

struct AgainOptions {
  std::string application;
};

void declare(cli::Options& options, AgainOptions& o) { declare_application(options, o.application); }

cli::Exit run(cli::Context& context, const AgainOptions& o) {
  const auto application = casefile::application(context.opened(), o.application);
  const work::Again again =
      work::again(application, context.law(), due::calendar_of(context.opened()), context.as_of());
  context.print(work::rows(again));
  context.print_figures({again.first});
  return again.allowed ? cli::Exit::done : cli::Exit::no;
}

}  // namespace

cli::Step again_step() {
  return cli::step<AgainOptions>("again", base::mark("from which day it may be held again, or applied for again"),
                                 cli::reads_case | cli::uses_law | cli::prints_table | cli::explains, declare, run);
}

}  // namespace mi::tools
