// SPDX-License-Identifier: Apache-2.0
// Moves to another fund what was settled as basic insurance before it was known whose it is: work injury (SG-15).
#include "base/error.hpp"
#include "base/message.hpp"
#include "casefile/copies/authority.hpp"
#include "steps.hpp"
#include "work/settle/hold.hpp"
#include "work/settle/input.hpp"

namespace mi::tools {
namespace {

struct TransferOptions {
  std::string name, period, paid_in, clause;
  std::optional<base::Money> amount;
  std::optional<base::Date> recognized;
};

struct RepaidOptions {
  std::string name, period;
};

void declare(cli::Options& options, TransferOptions& o) {
  options.argument("NAME", o.name, base::mark("what the injury is called")).required();
  options.option("--period", o.period, base::mark("the month in which it is set right, 2026-05")).required().placeholder("MONTH");
  options.option("--paid-in", o.paid_in, base::mark("the month that settled it as basic insurance")).required().placeholder("MONTH");
  options.option("--amount", o.amount, base::mark("fund money settled then")).required().placeholder("YUAN");
  options.option("--recognized", o.recognized, base::mark("day of the recognition")).required().placeholder("DATE");
  options.option("--clause", o.clause, base::mark("clause it rests on, where the packs have several")).placeholder("CLAUSE");
}

void declare_repaid(cli::Options& options, RepaidOptions& o) {
  options.argument("NAME", o.name, base::mark("what the injury is called")).required();
  options.option("--period", o.period, base::mark("the month in which the other fund paid, 2026-06")).required().placeholder("MONTH");
}

cli::Exit run(cli::Context& context, const TransferOptions& o) {
  casefile::require_case_of_record(context.opened(), base::say("moving costs to another fund"));
  if (*o.recognized > context.as_of())
    throw base::Error(base::ErrorKind::usage, base::say("{} is a day to come", o.recognized->to_string()), {"--recognized"});
  const work::TransferInput input{o.name, work::checked_month(o.period), o.paid_in, *o.amount, *o.recognized, o.clause};
  return settle(context, {}, [&](const law::Rulebook& law) { return work::compute_transfer(context.opened(), input, law); });
}

cli::Exit run_repaid(cli::Context& context, const RepaidOptions& o) {
  casefile::require_case_of_record(context.opened(), base::say("moving costs to another fund"));
  return settle(context, {}, [&](const law::Rulebook&) { return work::compute_repaid(context.opened(), o.name, o.period); });
}

constexpr unsigned uses = cli::reads_case | cli::writes_case | cli::uses_law | cli::prints_table | cli::explains | cli::corrects;

}  // namespace

cli::Step transfer_step() {
  return cli::step<TransferOptions>("transfer", base::mark("move to another fund what turned out to be its own"), uses, declare, run);
}

cli::Step repaid_step() {
  return cli::step<RepaidOptions>("repaid", base::mark("record that the other fund has paid"), uses, declare_repaid, run_repaid);
}

}  // namespace mi::tools
