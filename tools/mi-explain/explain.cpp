// SPDX-License-Identifier: Apache-2.0
// Shows how a figure came about; without a name, lists the figures that the case holds.
#include "base/message.hpp"
#include "steps.hpp"
#include "work/explain/collect.hpp"
#include "work/explain/lines.hpp"

namespace mi::tools {
namespace {

struct ExplainOptions {
  std::optional<std::string> figure;
  bool lines = false;
};

void declare(cli::Options& options, ExplainOptions& o) {
  options.argument("FIGURE", o.figure, base::mark("a figure by address, id or label; all are listed when not given"));
  options.flag("--lines", o.lines, base::mark("the claim lines below it, as they were loaded"));
}

cli::Exit run(cli::Context& context, const ExplainOptions& o) {
  if (!o.figure) {
    context.print(work::figure_rows(work::figures_of(context.opened())));
    return cli::Exit::done;
  }
  const work::FoundFigure found = work::figure_named(context.opened(), *o.figure);
  if (o.lines)
    context.print(work::line_rows(context.opened(), work::lines_below(found.figure)));
  else
    context.print_figures({found.figure});
  return cli::Exit::done;
}

}  // namespace

cli::Step explain_step() {
  return cli::step<ExplainOptions>("", base::mark("unfold a figure"), cli::reads_case | cli::prints_table, declare, run);
}

}  // namespace mi::tools
