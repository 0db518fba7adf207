// SPDX-License-Identifier: Apache-2.0
// Shows the register as it stood on a day.
#include "work/register/show.hpp"

#include "base/message.hpp"
#include "casefile/register.hpp"
#include "steps.hpp"

namespace mi::tools {
namespace {

struct ShowOptions {
  std::optional<base::Date> on;
  bool unmasked = false;
};

void declare(cli::Options& options, ShowOptions& o) {
  options.option("--on", o.on, base::mark("the day; today when not given")).placeholder("DATE");
  options.flag("--unmasked", o.unmasked, base::mark("identity numbers in full"));
}

cli::Exit run(cli::Context& context, const ShowOptions& o) {
  const casefile::Register on = casefile::register_on(context.opened(), o.on.value_or(context.as_of()));
  const auto tables = work::rows(on, o.unmasked);
  for (const domain::Table& table : tables) context.print(table);
  for (const std::string& remark : work::remarks(on)) context.note(remark);
  if (tables.empty()) context.note(base::say("nothing is registered for that day"));
  return cli::Exit::done;
}

}  // namespace

void show_register(cli::Context& context, base::Date day) {
  for (const domain::Table& table : work::rows(casefile::register_on(context.opened(), day), false)) context.print(table);
}

cli::Step show_step() {
  return cli::step<ShowOptions>("show", base::mark("show the register of a day"), cli::reads_case | cli::prints_table,
                                declare, run);
}

}  // namespace mi::tools
