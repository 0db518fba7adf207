// SPDX-License-Identifier: Apache-2.0
// How every step of mi-settle ends: show what hangs on its switches, or write, show, warn, explain.
#include "base/message.hpp"
#include "law/what_if.hpp"
#include "steps.hpp"
#include "work/settle/collective.hpp"

namespace mi::tools {
namespace {

cli::Exit write_and_show(cli::Context& context, const work::Settled& settled) {
  work::require_collective(context.opened(), context.law(), settled);
  const bool written = work::store(context.opened(), context.change(), settled, context.corrects());
  context.print(work::rows(settled.result));
  for (const std::string& warning : settled.result.warnings) context.note(warning);
  if (context.explain()) context.print_figures(settled.result.figures);
  if (!written)
    context.note(base::say("{} is already settled with these figures; nothing was written", settled.result.key));
  context.finish();
  return cli::Exit::done;
}

}  // namespace

cli::Exit settle(cli::Context& context, const std::vector<std::string>& switches, const Reckon& reckon) {
  if (!context.what_if()) return write_and_show(context, reckon(context.law()));
  context.print(law::what_if(context.law(), switches, [&](const law::Rulebook& l) { return reckon(l).result.figures; }));
  return cli::Exit::done;
}

}  // namespace mi::tools
