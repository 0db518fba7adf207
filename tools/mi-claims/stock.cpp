// SPDX-License-Identifier: Apache-2.0
// Shows the ledger of stock by item beside what was billed, or the fields that purchase records lack.
#include "claims/kernel/stock.hpp"

#include "base/message.hpp"
#include "claims/run/check.hpp"
#include "steps.hpp"

namespace mi::tools {
namespace {

using base::mark;

struct Stock {
  std::string period;
  bool missing = false;
};

void declare(cli::Options& o, Stock& stock) {
  o.option("--period", stock.period, mark("only what falls into it: 2026-03, 2026, 2026-03-01/2026-03-15")).placeholder("PERIOD");
  o.flag("--missing", stock.missing, mark("purchases that lack a field that a purchase record must have"));
}

cli::Exit run(cli::Context& context, const Stock& stock) {
  std::optional<base::DateRange> period;
  if (!stock.period.empty()) period = claims::parse_period(stock.period);
  context.print(stock.missing ? claims::missing_rows(context.opened(), context.law_if_any(), period) : claims::stock_rows(context.opened(), period));
  return cli::Exit::done;
}

}  // namespace

cli::Step stock_step() {
  return cli::step<Stock>("stock", mark("show stock records by item beside what was billed, or what they lack"),
                          cli::reads_case | cli::uses_law | cli::prints_table, declare, run);
}

}  // namespace mi::tools
