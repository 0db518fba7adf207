// SPDX-License-Identifier: Apache-2.0
// Lists the applications of a case and what became of each.
#include "base/message.hpp"
#include "steps.hpp"
#include "work/apply/decide.hpp"

namespace mi::tools {
namespace {

struct ListOptions {};

void declare(cli::Options&, ListOptions&) {}

cli::Exit run(cli::Context& context, const ListOptions&) {
  context.print(work::rows(casefile::applications(context.opened())));
  return cli::Exit::done;
}

}  // namespace

cli::Step list_step() {
  return cli::step<ListOptions>("list", base::mark("list the applications of the case"), cli::reads_case | cli::prints_table,
                                declare, run);
}

}  // namespace mi::tools
