// SPDX-License-Identifier: Apache-2.0
// Lists the findings of a case and how far each has come.
#include "base/message.hpp"
#include "casefile/views/dockets.hpp"
#include "steps.hpp"
#include "work/inspect/rows.hpp"

namespace mi::tools {
namespace {

struct ListOptions {};

void declare(cli::Options&, ListOptions&) {}

cli::Exit run(cli::Context& context, const ListOptions&) {
  context.print(work::finding_list(casefile::dockets(context.opened(), casefile::Raisers::left_out)));
  return cli::Exit::done;
}

}  // namespace

cli::Step list_step() {
  return cli::step<ListOptions>("list", base::mark("list the findings and how far each has come"),
                                cli::reads_case | cli::prints_table, declare, run);
}

}  // namespace mi::tools
