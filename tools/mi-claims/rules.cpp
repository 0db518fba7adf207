// SPDX-License-Identifier: Apache-2.0
// Lists the rules with their kinds, parameters and written definitions.
#include "base/message.hpp"
#include "claims/check.hpp"
#include "steps.hpp"

namespace mi::tools {
namespace {

struct None {};

void declare(cli::Options&, None&) {}

cli::Exit run(cli::Context& context, const None&) {
  context.print(claims::rules_table(claims::shipped_rules()));
  context.print(claims::parameters_table());
  return cli::Exit::done;
}

}  // namespace

cli::Step rules_step() {
  return cli::step<None>("rules", base::mark("list the rules, what each compares and what is its excess"), cli::prints_table,
                         declare, run);
}

}  // namespace mi::tools
