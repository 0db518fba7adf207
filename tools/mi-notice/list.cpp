// SPDX-License-Identifier: Apache-2.0
// Lists the documents of a case and how far each has come.
#include "base/message.hpp"
#include "steps.hpp"
#include "work/notice/papers.hpp"

namespace mi::tools {
namespace {

struct ListOptions {};

void declare(cli::Options&, ListOptions&) {}

cli::Exit run(cli::Context& context, const ListOptions&) {
  context.print(work::rows(work::papers_of(context.opened())));
  return cli::Exit::done;
}

}  // namespace

cli::Step list_step() {
  return cli::step<ListOptions>("list", base::mark("documents of the case and their state"),
                                cli::reads_case | cli::prints_table, declare, run);
}

}  // namespace mi::tools
