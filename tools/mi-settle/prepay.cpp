// SPDX-License-Identifier: Apache-2.0
// Pays part of the fund in advance, or a special fund in an emergency (SG-14).
#include "work/settle/prepay.hpp"

#include "base/message.hpp"
#include "casefile/copies/authority.hpp"
#include "steps.hpp"
#include "work/settle/form.hpp"

namespace mi::tools {
namespace {

struct PrepayOptions {
  std::string period, ground;
  std::optional<base::Money> base, special;
};

void declare(cli::Options& options, PrepayOptions& o) {
  options.option("--period", o.period, base::mark("the year or month it is for, 2026 or 2026-03")).required().placeholder("PERIOD");
  options.option("--base", o.base, base::mark("what the packs' ratio is taken of")).placeholder("YUAN");
  options.option("--special", o.special, base::mark("an emergency fund, paid whole")).placeholder("YUAN");
  options.option("--ground", o.ground, base::mark("what the base is, or why the emergency fund is paid")).placeholder("TEXT");
}

cli::Exit run(cli::Context& context, const PrepayOptions& o) {
  casefile::require_case_of_record(context.opened(), base::say("paying in advance"));
  (void)work::first_day_of(o.period);
  const work::PrepayInput input{o.period, o.base, o.special, o.ground};
  return settle(context, {}, [&](const law::Rulebook& law) { return work::compute_prepay(input, law); });
}

}  // namespace

cli::Step prepay_step() {
  return cli::step<PrepayOptions>("prepay", base::mark("pay in advance, to be set off by later months"),
                                  cli::reads_case | cli::writes_case | cli::uses_law | cli::prints_table | cli::explains | cli::corrects,
                                  declare, run);
}

}  // namespace mi::tools
