// SPDX-License-Identifier: Apache-2.0
// What a review of records shows under the packs' definitions, visit by visit; on request raises the findings.
#include "work/inspect/observe.hpp"

#include "base/message.hpp"
#include "package/encoding.hpp"
#include "steps.hpp"
#include "work/inspect/raise.hpp"

namespace mi::tools {
namespace {

struct ObserveOptions {
  std::string file;
  bool raise = false;
};

void declare(cli::Options& options, ObserveOptions& o) {
  options.argument("FILE", o.file, base::mark("visit, and one column for each fact that the packs ask for")).required();
  options.flag("--raise", o.raise, base::mark("raise a finding for each clause"));
}

cli::Exit run(cli::Context& context, const ObserveOptions& o) {
  const std::string bytes = context.read_input(o.file);
  const auto observed = work::read_observed(package::decode_text(bytes).text, o.file, context.law());
  const auto hits = work::judge_records(observed, context.law());
  context.print(work::rows(hits));
  if (!o.raise) return cli::Exit::done;
  auto findings = work::findings_of(hits, context.as_of(), context.change().add_file(bytes));
  work::store(context.change(), findings);
  context.finish();
  return cli::Exit::done;
}

}  // namespace

cli::Step observe_step() {
  return cli::step<ObserveOptions>("observe", base::mark("judge what a review of records showed"),
                                   cli::reads_case | cli::writes_case | cli::uses_law | cli::prints_table, declare, run);
}

}  // namespace mi::tools
