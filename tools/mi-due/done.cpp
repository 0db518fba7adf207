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
  std::optional<base::Date> date;
  std::string time;
};

void declare(cli::Options& options, DoneOptions& o) {
  options.argument("DEADLINE", o.deadline, base::mark("the deadline's id"));
  options.option("--about", o.about, base::mark("what it concerns, as mi-due list shows it")).required().placeholder("TEXT");
  options.option("--date", o.date, base::mark("day on which it was met")).required().placeholder("DATE");
  options.option("--time", o.time, base::mark("minute at which it was met, for a deadline in hours")).placeholder("HH:MM");
}

cli::Exit run(cli::Context& context, const DoneOptions& o) {
  work::refuse_unknown_subject(context.opened(), context.law().deadline(o.deadline, *o.date), o.about);
  domain::DueDone done{o.deadline, o.about, *o.date, {}};
  if (!o.time.empty()) done.at = base::Time::parse(o.date->to_string() + "T" + o.time);
  context.change().record(o.deadline + "/" + o.about, done, {}, *o.date);
  context.finish();
  return cli::Exit::done;
}

}  // namespace

cli::Step done_step() {
  return cli::step<DoneOptions>("done", base::mark("record that a deadline was met"),
                                cli::reads_case | cli::writes_case | cli::uses_law, declare, run);
}

}  // namespace mi::tools
