// SPDX-License-Identifier: Apache-2.0
// Shows one finding in full: what is known, its items, evidence, replies, review.
#include "base/message.hpp"
#include "casefile/views/dockets.hpp"
#include "steps.hpp"
#include "work/inspect/rows.hpp"

namespace mi::tools {
namespace {

struct ShowOptions {
  std::string finding;
};

void declare(cli::Options& options, ShowOptions& o) {
  options.argument("FINDING", o.finding, base::mark("the finding, F3")).required();
}

cli::Exit run(cli::Context& context, const ShowOptions& o) {
  const domain::Docket docket = casefile::docket(context.opened(), o.finding);
  std::vector<domain::Evidence> evidence;
  for (const auto& r : context.opened().all<domain::Evidence>())
    if (r.value.finding == o.finding) evidence.push_back(r.value);
  context.print(work::finding_sheet(docket, evidence));
  if (!docket.finding.items.empty()) context.print(work::item_list(docket));
  return cli::Exit::done;
}

}  // namespace

cli::Step show_step() {
  return cli::step<ShowOptions>("show", base::mark("show one finding in full"), cli::reads_case | cli::prints_table,
                                declare, run);
}

}  // namespace mi::tools
