// SPDX-License-Identifier: Apache-2.0
// Records that a deadline was met, where no other step does.
#include "base/message.hpp"
#include "domain/due.hpp"
#include "steps.hpp"
#include "work/due/list.hpp"

namespace mi::tools {
namespace {

struct DoneOptions {
  std::string deadline;
  std::string about;
  std::string date;
};

void declare(cli::Options& options, DoneOptions& o) {
  options.argument("DEADLINE", o.deadline, base::mark("the deadline's id"));
  options.option("--about", o.about, base::mark("what it concerns, as mi-due list shows it")).required().placeholder("TEXT");
  options.option("--date", o.date, base::mark("day, or day and minute, on which it was met")).required().placeholder("DATE[THH:MM]");
}

cli::Exit run(cli::Context& context, const DoneOptions& o) {
  domain::DueDone done{o.deadline, o.about, base::Date::parse(o.date.substr(0, 10)), {}};
  if (o.date.size() > 10) done.at = base::Time::parse(o.date);
  work::refuse_unknown_subject(context.opened(), context.law().deadline(o.deadline, done.date), o.about);
  context.change().record(o.deadline + "/" + o.about, done, {}, done.date);
  context.finish();
  return cli::Exit::done;
}

}  // namespace

cli::Step done_step() {
  return cli::step<DoneOptions>("done", base::mark("record that a deadline was met"),
                                cli::reads_case | cli::writes_case | cli::uses_law, declare, run);
}

}  // namespace mi::tools
