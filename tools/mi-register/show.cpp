// SPDX-License-Identifier: Apache-2.0
// Shows the register as it stood on a day.
#include "work/register/show.hpp"

#include "base/message.hpp"
#include "casefile/views/register.hpp"
#include "steps.hpp"

namespace mi::tools {
namespace {

struct ShowOptions {
  bool unmasked = false;
};

void declare(cli::Options& options, ShowOptions& o) {
  options.flag("--unmasked", o.unmasked, base::mark("identity numbers in full"));
}

cli::Exit run(cli::Context& context, const ShowOptions& o) {
  const casefile::Register on = casefile::register_on(context.opened(), context.as_of());
  const auto tables = work::rows(on, o.unmasked);
  for (const domain::Table& table : tables) context.print(table);
  for (const std::string& remark : work::remarks(on)) context.note(remark);
  if (tables.empty()) context.note(base::say("nothing is registered for that day"));
  return cli::Exit::done;
}

}  // namespace

void show_register(cli::Context& context, base::Date day, work::Subject subject) {
  context.print(work::rows(casefile::register_on(context.opened(), day), subject, false));
}

cli::Step show_step() {
  return cli::step<ShowOptions>("show", base::mark("show the register of a day (--as-of)"), cli::reads_case | cli::uses_law | cli::prints_table,
                                declare, run);
}

}  // namespace mi::tools
