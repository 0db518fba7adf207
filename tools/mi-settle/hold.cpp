// SPDX-License-Identifier: Apache-2.0
// Holds back the costs of a medical dispute until there is a finding (ZK-14).
#include "work/settle/hold.hpp"

#include "base/message.hpp"
#include "casefile/copies/authority.hpp"
#include "casefile/entries.hpp"
#include "steps.hpp"
#include "work/settle/input.hpp"

namespace mi::tools {
namespace {

struct HoldOptions {
  std::string name, period, ground, clause;
  std::optional<base::Money> amount;
  std::optional<base::Date> reported;
};

void declare(cli::Options& options, HoldOptions& o) {
  options.argument("NAME", o.name, base::mark("what the dispute is called")).required();
  options.option("--period", o.period, base::mark("the month that does not pay it, 2026-03")).required().placeholder("MONTH");
  options.option("--amount", o.amount, base::mark("fund money in dispute")).required().placeholder("YUAN");
  options.option("--ground", o.ground, base::mark("what the dispute is about")).required().placeholder("TEXT");
  options.option("--reported", o.reported, base::mark("day on which the institution reported it")).required().placeholder("DATE");
  options.option("--clause", o.clause, base::mark("clause it rests on, where the packs have several")).placeholder("CLAUSE");
}

cli::Exit run(cli::Context& context, const HoldOptions& o) {
  casefile::require_case_of_record(context.opened(), base::say("holding back money"));
  domain::PaymentHold hold{o.name, work::checked_month(o.period), *o.amount, o.clause, {}, o.ground, *o.reported};
  work::complete(hold, context.opened(), context.law());
  casefile::enter(context.opened(), context.change(), hold.name, hold, hold.name, hold.reported, {context.corrects(), context.reason()});
  context.print(work::rows(hold));
  context.finish();
  return cli::Exit::done;
}

}  // namespace

cli::Step hold_step() {
  return cli::step<HoldOptions>("hold", base::mark("hold back the costs of a dispute until there is a finding"),
                                cli::reads_case | cli::writes_case | cli::uses_law | cli::prints_table | cli::corrects, declare, run);
}

}  // namespace mi::tools
