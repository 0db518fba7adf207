// SPDX-License-Identifier: Apache-2.0
// The bed fee of a month for residents of a designated elder-care home (XM-02).
#include "base/message.hpp"
#include "casefile/copies/authority.hpp"
#include "casefile/entries.hpp"
#include "steps.hpp"
#include "work/settle/bed_fee.hpp"

namespace mi::tools {
namespace {

struct BedFeeOptions {
  std::string period, residents;
};

void declare(cli::Options& options, BedFeeOptions& o) {
  options.option("--period", o.period, base::mark("the month, 2026-03")).required().placeholder("MONTH");
  options.option("--from", o.residents, base::mark("residents as the home claims them, a table")).required().placeholder("FILE");
}

cli::Exit run(cli::Context& context, const BedFeeOptions& o) {
  casefile::require_case_of_record(context.opened(), base::say("settling a month"));
  const auto residents = work::read_residents(context.read_input(o.residents), o.residents);
  const domain::BedFee fee = work::bed_fee(o.period, residents, context.law());
  casefile::enter(context.opened(), context.change(), fee.period, fee, "bed-fee:" + fee.period, {}, {context.corrects(), context.reason()});
  context.print(work::rows(fee));
  context.print_figures({fee.total});
  context.finish();
  return cli::Exit::done;
}

}  // namespace

cli::Step bedfee_step() {
  return cli::step<BedFeeOptions>("bedfee", base::mark("the bed fee of a month for residents of an elder-care home"),
                                  cli::reads_case | cli::writes_case | cli::uses_law | cli::prints_table | cli::explains | cli::corrects,
                                  declare, run);
}

}  // namespace mi::tools
