// SPDX-License-Identifier: Apache-2.0
// Counts complaints of refused patients as the packs count them; on request raises the findings.
#include "base/message.hpp"
#include "package/encoding.hpp"
#include "steps.hpp"
#include "work/inspect/complaints.hpp"
#include "work/inspect/raise.hpp"

namespace mi::tools {
namespace {

struct CountOptions {
  std::string file;
  bool raise = false;
};

void declare(cli::Options& options, CountOptions& o) {
  options.argument("FILE", o.file, base::mark("complaints: date, area, sign, explained, text")).required();
  options.flag("--raise", o.raise, base::mark("raise a finding for each count that reaches a refusal"));
}

cli::Exit run(cli::Context& context, const CountOptions& o) {
  const std::string bytes = context.read_input(o.file);
  const auto complaints = work::read_complaints(package::decode_text(bytes).text, o.file);
  const auto counts = work::count_refusals(complaints, context.law());
  context.print(work::rows(counts));
  context.print_figures(work::figures(counts));
  if (!o.raise) return cli::Exit::done;
  auto findings = work::findings_of(counts, complaints, context.change().add_file(bytes));
  work::store(context.change(), findings);
  context.finish();
  return cli::Exit::done;
}

}  // namespace

cli::Step count_step() {
  return cli::step<CountOptions>("count", base::mark("count complaints of refused patients"),
                                 cli::reads_case | cli::writes_case | cli::uses_law | cli::prints_table | cli::explains,
                                 declare, run);
}

}  // namespace mi::tools
