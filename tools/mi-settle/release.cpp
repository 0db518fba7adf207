// SPDX-License-Identifier: Apache-2.0
// Releases what was held back, by reversing entries: paid, or refused as far as the finding says so (ZK-14).
#include "base/message.hpp"
#include "casefile/copies/authority.hpp"
#include "steps.hpp"
#include "work/settle/hold.hpp"
#include "work/settle/input.hpp"

namespace mi::tools {
namespace {

struct ReleaseOptions {
  std::string name, period, finding, clause;
  std::optional<base::Money> refused;
};

void declare(cli::Options& options, ReleaseOptions& o) {
  options.argument("NAME", o.name, base::mark("what the dispute is called")).required();
  options.option("--period", o.period, base::mark("the month in which it is released, 2026-05")).required().placeholder("MONTH");
  options.option("--finding", o.finding, base::mark("what was found")).required().placeholder("TEXT");
  options.option("--refused", o.refused, base::mark("what is not paid at all; nothing when not given")).placeholder("YUAN");
  options.option("--clause", o.clause, base::mark("clause it is refused under, where the packs have several")).placeholder("CLAUSE");
}

cli::Exit run(cli::Context& context, const ReleaseOptions& o) {
  casefile::require_case_of_record(context.opened(), base::say("releasing money"));
  const work::ReleaseInput input{o.name, work::checked_month(o.period), o.refused.value_or(base::Money()), o.clause, o.finding};
  return settle(context, {}, [&](const law::Rulebook& law) { return work::compute_release(context.opened(), input, law); });
}

}  // namespace

cli::Step release_step() {
  return cli::step<ReleaseOptions>("release", base::mark("release what was held back, paid or refused"),
                                   cli::reads_case | cli::writes_case | cli::uses_law | cli::prints_table | cli::explains | cli::corrects,
                                   declare, run);
}

}  // namespace mi::tools
