// SPDX-License-Identifier: Apache-2.0
// mi-case export: a read-only copy to hand over, if asked without the bodies of some kinds of facts.
#include "base/message.hpp"
#include "casefile/copies/export.hpp"
#include "casefile/views/tables.hpp"
#include "steps.hpp"

namespace mi::tools {
namespace {

using base::mark;

struct ExportOptions {
  std::string output;
  std::vector<std::string> withhold;
};

void declare(cli::Options& o, ExportOptions& v) {
  o.option("-o,--output", v.output, mark("the file to be made")).placeholder("FILE").required();
  o.option("--withhold", v.withhold, mark("leave out the content of facts of this kind; may be repeated")).placeholder("KIND");
}

cli::Exit run(cli::Context& context, const ExportOptions& v) {
  const casefile::Exported made = casefile::export_case(context.opened(), v.output, v.withhold);
  context.print(casefile::made_table(v.output, context.opened().branch(), made.head));
  if (made.withheld > 0)
    context.note(base::say("withheld: {} of {} facts, and {} files", made.withheld, made.facts, made.withheld_files));
  return cli::Exit::done;
}

}  // namespace

cli::Step export_step() {
  return cli::step<ExportOptions>("export", mark("make a read-only copy to hand over"), cli::reads_case, declare, run);
}

}  // namespace mi::tools
