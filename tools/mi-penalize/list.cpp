// SPDX-License-Identifier: Apache-2.0
// Lists notices and decisions, with what became of each.
#include "base/message.hpp"
#include "steps.hpp"
#include "work/penalize/decide.hpp"

namespace mi::tools {
namespace {

struct ListOptions {};

void declare(cli::Options&, ListOptions&) {}

cli::Exit run(cli::Context& context, const ListOptions&) {
  std::vector<domain::Decision> decisions;
  for (const auto& r : context.opened().all<domain::Decision>()) decisions.push_back(r.value);
  context.print(work::paper_list(work::read_notices(context.opened()), decisions));
  return cli::Exit::done;
}

}  // namespace

cli::Step list_step() {
  return cli::step<ListOptions>("list", base::mark("list notices and decisions"), cli::reads_case | cli::prints_table,
                                declare, run);
}

}  // namespace mi::tools
