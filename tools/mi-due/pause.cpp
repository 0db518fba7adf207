// SPDX-License-Identifier: Apache-2.0
// Records days that do not count for a deadline.
#include "base/error.hpp"
#include "base/message.hpp"
#include "domain/due.hpp"
#include "steps.hpp"
#include "work/due/list.hpp"

namespace mi::tools {
namespace {

struct PauseOptions {
  std::string pause;
  std::string about;
  std::optional<base::Date> from, to;
};

void declare(cli::Options& options, PauseOptions& o) {
  options.argument("PAUSE", o.pause, base::mark("kind of pause that the packs' deadlines name"));
  options.option("--about", o.about, base::mark("what it concerns, as mi-due list shows it")).required().placeholder("TEXT");
  options.option("--from", o.from, base::mark("first paused day")).required().placeholder("DATE");
  options.option("--to", o.to, base::mark("last paused day; it still lasts when not given")).placeholder("DATE");
}

cli::Exit run(cli::Context& context, const PauseOptions& o) {
  work::refuse_unknown_pause(context.opened(), context.law(), o.pause, o.about, *o.from);
  if (o.to && *o.to < *o.from)
    throw base::Error(base::ErrorKind::usage,
                      base::say("the last day {0} lies before the first {1}", o.to->to_string(), o.from->to_string()));
  const domain::DuePause pause{o.pause, o.about, *o.from, o.to};
  context.change().record(o.pause + "/" + o.about + "/" + o.from->to_string(), pause, {}, *o.from);
  context.finish();
  return cli::Exit::done;
}

}  // namespace

cli::Step pause_step() {
  return cli::step<PauseOptions>("pause", base::mark("record days that do not count"),
                                 cli::reads_case | cli::writes_case | cli::uses_law, declare, run);
}

}  // namespace mi::tools
