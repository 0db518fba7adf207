// SPDX-License-Identifier: Apache-2.0
// Lists the fields that are read, with the names their columns may have.
#include "base/message.hpp"
#include "claims/door/aside.hpp"
#include "steps.hpp"

namespace mi::tools {
namespace {

struct None {};

void declare(cli::Options&, None&) {}

cli::Exit run(cli::Context& context, const None&) {
  context.print(claims::field_rows(context.format() == "table"));
  return cli::Exit::done;
}

}  // namespace

cli::Step fields_step() {
  return cli::step<None>("fields", base::mark("list the fields of exports with the names their columns may have"),
                         cli::prints_table, declare, run);
}

}  // namespace mi::tools
