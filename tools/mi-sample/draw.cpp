// SPDX-License-Identifier: Apache-2.0
// Draws a sample from a frame that was committed, by a number of each side.
#include "base/message.hpp"
#include "steps.hpp"
#include "work/sample/sample.hpp"

namespace mi::tools {
namespace {

struct DrawOptions {
  std::string name, agency, institution;
};

void declare(cli::Options& options, DrawOptions& o) {
  options.argument("SAMPLE", o.name, base::mark("the frame, sample-1")).required();
  options.option("--agency-number", o.agency, base::mark("the number that the agency names")).required().placeholder("NUMBER");
  options.option("--hospital-number", o.institution, base::mark("the number that the institution names")).required().placeholder("NUMBER");
}

cli::Exit run(cli::Context& context, const DrawOptions& o) {
  const domain::SampleFrame frame = work::frame_named(context.opened(), o.name);
  const domain::SampleDrawn drawn = work::draw(frame, o.agency, o.institution);
  work::store(context.opened(), context.change(), drawn);
  context.print(work::rows(frame, drawn));
  context.finish();
  return cli::Exit::done;
}

}  // namespace

cli::Step draw_step() {
  return cli::step<DrawOptions>("draw", base::mark("draw a sample by a number of each side"),
                                cli::reads_case | cli::writes_case | cli::prints_table, declare, run);
}

}  // namespace mi::tools
