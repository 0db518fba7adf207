// SPDX-License-Identifier: Apache-2.0
// Checks that a period adds up; answers no (exit 1) when an identity does not hold.
#include "work/settle/check.hpp"

#include <algorithm>

#include "base/message.hpp"
#include "steps.hpp"
#include "work/settle/input.hpp"
#include "work/settle/ledger.hpp"

namespace mi::tools {
namespace {

struct CheckOptions {
  std::string period;
};

void declare(cli::Options& options, CheckOptions& o) {
  options.option("--period", o.period, base::mark("a year or month; all when not given")).placeholder("PERIOD");
}

cli::Exit run(cli::Context& context, const CheckOptions& o) {
  const casefile::Case& file = context.opened();
  const auto identities = work::check_period(o.period, work::results_of(file), work::postings_of(file));
  context.print(work::rows(identities));
  const bool all = std::all_of(identities.begin(), identities.end(), [](const auto& i) { return i.holds(); });
  return all ? cli::Exit::done : cli::Exit::no;
}

}  // namespace

cli::Step check_step() {
  return cli::step<CheckOptions>("check", base::mark("check that paid, held and withheld add up"),
                                 cli::reads_case | cli::prints_table, declare, run);
}

}  // namespace mi::tools
