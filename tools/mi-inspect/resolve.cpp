// SPDX-License-Identifier: Apache-2.0
// Shows what the findings come to with the same money counted once; nothing is written.
#include "work/inspect/resolve.hpp"

#include "base/message.hpp"
#include "base/text.hpp"
#include "casefile/views/dockets.hpp"
#include "steps.hpp"

namespace mi::tools {
namespace {

using base::mark;

struct ResolveOptions {};

void declare(cli::Options&, ResolveOptions&) {}

cli::Exit run(cli::Context& context, const ResolveOptions&) {
  const auto dockets = casefile::dockets(context.opened());
  const work::LawArticles articles = work::law_articles(context.opened());
  const work::Resolution result = work::resolve(dockets, context.law(), work::recovered(context.opened()), articles);
  context.print(work::rows(result, dockets, articles));
  context.print(work::total_rows(result));
  context.print_figures(work::figures(result));
  if (!result.unclassified.empty())
    context.note(base::say("no confirmed clause yet, so no part in it: {}", base::join(result.unclassified, ", ")));
  return cli::Exit::done;
}

}  // namespace

cli::Step resolve_step() {
  return cli::step<ResolveOptions>("resolve", mark("count the same money once: gross, overlap, net of each finding"),
                                   cli::reads_case | cli::uses_law | cli::prints_table | cli::explains, declare, run);
}

}  // namespace mi::tools
