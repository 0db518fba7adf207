// SPDX-License-Identifier: Apache-2.0
// Shows the ledger: its postings, or the balance of each account.
#include "work/settle/ledger.hpp"

#include "base/message.hpp"
#include "steps.hpp"

namespace mi::tools {
namespace {

struct LedgerOptions {
  std::string period;
  bool balances = false;
};

void declare(cli::Options& options, LedgerOptions& o) {
  options.option("--period", o.period, base::mark("a year or month; all when not given")).placeholder("PERIOD");
  options.flag("--balances", o.balances, base::mark("the balance of each account"));
}

cli::Exit run(cli::Context& context, const LedgerOptions& o) {
  const auto postings = work::in_period(work::postings_of(context.opened()), o.period);
  context.print(o.balances ? work::balance_rows(postings) : work::ledger_rows(postings));
  return cli::Exit::done;
}

}  // namespace

cli::Step ledger_step() {
  return cli::step<LedgerOptions>("ledger", base::mark("show postings or balances"), cli::reads_case | cli::prints_table,
                                  declare, run);
}

}  // namespace mi::tools
