// SPDX-License-Identifier: Apache-2.0
// Lists the batches of the case with their files.
#include "base/message.hpp"
#include "claims/door/list.hpp"
#include "steps.hpp"

namespace mi::tools {
namespace {

struct None {};

void declare(cli::Options&, None&) {}

cli::Exit run(cli::Context& context, const None&) {
  context.print(claims::batch_rows(context.opened()));
  return cli::Exit::done;
}

}  // namespace

cli::Step list_step() {
  return cli::step<None>("list", base::mark("list the batches that were loaded"), cli::reads_case | cli::prints_table, declare,
                         run);
}

}  // namespace mi::tools
