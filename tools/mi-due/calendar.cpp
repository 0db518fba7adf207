// SPDX-License-Identifier: Apache-2.0
// Gives the case a table of holidays and make-up days, kept in it by hash.
#include "base/message.hpp"
#include "base/path.hpp"
#include "due/case_calendar.hpp"
#include "steps.hpp"

namespace mi::tools {
namespace {

struct CalendarOptions {
  std::string file;
  std::string source;
};

void declare(cli::Options& options, CalendarOptions& o) {
  options.argument("FILE", o.file, base::mark("the table: date,kind,name (mi-calendar(5))"));
  options.option("--source", o.source, base::mark("the notice it is taken from")).required().placeholder("TEXT");
}

cli::Exit run(cli::Context& context, const CalendarOptions& o) {
  const due::Calendar table = due::Calendar::load(o.file);
  (void)due::calendar_of(context.opened()).with(table);  // refuses a gap before anything is written
  const std::string text = table.to_csv();
  const due::CalendarUse use{table.covered().first, table.covered().last, context.change().add_file(text), o.source};
  const auto known = context.opened().get<due::CalendarUse>(use.first.to_string());
  if (known && domain::encode(known->value) == domain::encode(use))
    context.note(base::say("this table is already in the case; nothing was written"));
  else
    context.change().record(use.first.to_string(), use);
  context.finish();
  return cli::Exit::done;
}

}  // namespace

cli::Step calendar_step() {
  return cli::step<CalendarOptions>("calendar", base::mark("give the case a table of holidays"),
                                    cli::reads_case | cli::writes_case, declare, run);
}

}  // namespace mi::tools
