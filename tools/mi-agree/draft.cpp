// SPDX-License-Identifier: Apache-2.0
// Shows what the agreement will say, from its packs; refuses while a blank is open.
#include "base/message.hpp"
#include "steps.hpp"
#include "work/agree/contract.hpp"

namespace mi::tools {
namespace {

struct DraftOptions {
  bool with_blanks = false;
};

void declare(cli::Options& options, DraftOptions& o) {
  options.flag("--with-blanks", o.with_blanks, base::mark("show it although blanks are open"));
}

cli::Exit run(cli::Context& context, const DraftOptions& o) {
  const auto terms = work::draft_terms(context.law(), context.as_of());
  if (!o.with_blanks) work::refuse_open_blanks(terms);
  context.print(work::rows(terms));
  return cli::Exit::done;
}

}  // namespace

cli::Step draft_step() {
  return cli::step<DraftOptions>("draft", base::mark("what the agreement will say, and which blanks are open"),
                                 cli::reads_case | cli::uses_law | cli::prints_table, declare, run);
}

}  // namespace mi::tools
