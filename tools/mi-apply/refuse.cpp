// SPDX-License-Identifier: Apache-2.0
// Refuses an application with its grounds and the first day on which it may be made again (SG-07).
#include "base/message.hpp"
#include "casefile/copies/authority.hpp"
#include "steps.hpp"
#include "work/apply/decide.hpp"

namespace mi::tools {
namespace {

struct RefuseOptions {
  std::string application, text;
  std::optional<base::Date> date;
};

void declare(cli::Options& options, RefuseOptions& o) {
  declare_application(options, o.application);
  options.option("--date", o.date, base::mark("day of it; today when not given")).placeholder("DATE");
  options.option("--text", o.text, base::mark("what the officer adds to the grounds")).placeholder("TEXT");
}

cli::Exit run(cli::Context& context, const RefuseOptions& o) {
  casefile::require_case_of_record(context.opened(), base::say("refusing an application"));
  const auto application = casefile::application(context.opened(), o.application);
  auto refusal =
      work::refuse(application, screening(context, application), o.date.value_or(context.as_of()), o.text);
  work::store(context.change(), refusal, application.application.fact.id);
  context.print(work::rows(refusal));
  if (!refusal.first_possible.id.empty()) context.print_figures({refusal.first_possible});
  context.finish();
  return cli::Exit::done;
}

}  // namespace

cli::Step refuse_step() {
  return cli::step<RefuseOptions>("refuse", base::mark("refuse an application with its grounds"),
                                  cli::reads_case | cli::writes_case | cli::uses_law | cli::prints_table | cli::explains,
                                  declare, run);
}

}  // namespace mi::tools
