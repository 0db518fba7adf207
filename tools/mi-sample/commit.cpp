// SPDX-License-Identifier: Apache-2.0
// Fixes the frame of a sample before anything is drawn: its hash is what both sides sign.
#include "base/message.hpp"
#include "steps.hpp"
#include "work/sample/sample.hpp"

namespace mi::tools {
namespace {

struct CommitOptions {
  std::string frame;
  std::optional<base::Rational> rate;
};

void declare(cli::Options& options, CommitOptions& o) {
  options.option("--frame", o.frame, base::mark("everything that may be drawn: a table with the columns id, amount")).required().placeholder("FILE");
  options.option("--rate", o.rate, base::mark("share to be drawn; the packs' least when not given")).placeholder("PERCENT");
}

cli::Exit run(cli::Context& context, const CommitOptions& o) {
  (void)context.opened();
  domain::SampleFrame frame = work::frame_of(work::read_frame(context.read_input(o.frame), o.frame), o.rate, context.law());
  work::store(context.opened(), context.change(), frame);
  context.print(work::rows(frame));
  context.print_figures(frame.figures);
  context.note(base::say("{0}: both sides sign {1}, then each names a number", frame.name, frame.hash));
  context.finish();
  return cli::Exit::done;
}

}  // namespace

cli::Step commit_step() {
  return cli::step<CommitOptions>("commit", base::mark("fix the frame of a sample before anything is drawn"),
                                  cli::reads_case | cli::writes_case | cli::uses_law | cli::prints_table | cli::explains, declare, run);
}

}  // namespace mi::tools
