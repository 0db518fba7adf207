// SPDX-License-Identifier: Apache-2.0
// Scales what the audit of a sample verified, and shows beside it what it comes to at least.
#include "base/message.hpp"
#include "casefile/copies/authority.hpp"
#include "casefile/entries.hpp"
#include "steps.hpp"
#include "work/sample/sample.hpp"

namespace mi::tools {
namespace {

struct ExtrapolateOptions {
  std::string name, results, clause;
  std::optional<base::Rational> confidence;
  bool confirm_small = false;
};

void declare(cli::Options& options, ExtrapolateOptions& o) {
  options.argument("SAMPLE", o.name, base::mark("the frame, sample-1")).required();
  options.option("--results", o.results, base::mark("what was verified: a table with the columns id, violating")).required().placeholder("FILE");
  options.option("--confidence", o.confidence, base::mark("of the lower bound, one-sided (default 90%)")).placeholder("PERCENT");
  options.option("--clause", o.clause, base::mark("clause that lets it be scaled, where the packs have several")).placeholder("CLAUSE");
  options.flag("--confirm-small", o.confirm_small, base::mark("scale from fewer than 30 all the same"));
}

cli::Exit run(cli::Context& context, const ExtrapolateOptions& o) {
  casefile::require_case_of_record(context.opened(), base::say("scaling a sample"));
  const domain::SampleFrame frame = work::frame_named(context.opened(), o.name);
  const domain::SampleDrawn drawn = work::drawn_named(context.opened(), o.name);
  const work::ExtrapolateInput input{work::read_verified(context.read_input(o.results), o.results), o.confidence.value_or(base::Rational::of(9, 10)),
                                     o.clause, o.confirm_small};
  const domain::SampleResult result = work::extrapolate(frame, drawn, input, context.law());
  casefile::enter(context.opened(), context.change(), result.name, result, "result:" + result.name, {}, {context.corrects(), context.reason()});
  context.print(work::rows(result));
  context.print_figures(result.figures);
  context.finish();
  return cli::Exit::done;
}

}  // namespace

cli::Step extrapolate_step() {
  return cli::step<ExtrapolateOptions>("extrapolate", base::mark("scale what a sample showed, with its lower bound"),
                                       cli::reads_case | cli::writes_case | cli::uses_law | cli::prints_table | cli::explains | cli::corrects,
                                       declare, run);
}

}  // namespace mi::tools
