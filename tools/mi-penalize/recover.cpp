// SPDX-License-Identifier: Apache-2.0
// Money received after a decision, each account apart; without an amount, what is due, received and left.
#include "base/message.hpp"
#include "casefile/copies/authority.hpp"
#include "due/case_calendar.hpp"
#include "steps.hpp"
#include "work/penalize/law/late.hpp"
#include "work/penalize/referral.hpp"

namespace mi::tools {
namespace {

using base::mark;
using base::say;

struct RecoverOptions {
  std::optional<std::string> decision;
  std::string to = "fund", method = "payment", receipt;
  std::optional<base::Money> amount;
  std::optional<base::Date> date;
};

void declare(cli::Options& options, RecoverOptions& o) {
  options.argument("DECISION", o.decision, mark("decision-1, or law-1 of the law track; none: show all"));
  options.choice("--to", o.to, {"fund", "patient", "damages", "treasury", "surcharge"}, mark("whose money it is (default fund)"));
  options.option("--amount", o.amount, mark("what was received")).placeholder("CNY");
  options.choice("--method", o.method, {"payment", "set-off"}, mark("how it came (default payment)"));
  options.option("--receipt", o.receipt, mark("the paper that proves it, kept in the case")).placeholder("FILE");
  options.option("--date", o.date, mark("day on which it came; --as-of when not given"));
}

// With the surcharge that a late fine has drawn by that day.
std::vector<work::Account> accounts(cli::Context& context, base::Date day) {
  auto all = work::accounts(context.opened());
  work::add_surcharge(all, work::read_law_facts(context.opened()), context.law(), due::calendar_of(context.opened()), day);
  return all;
}

void record(cli::Context& context, const RecoverOptions& o) {
  casefile::require_case_of_record(context.opened(), say("money received"));
  domain::Recovery r{o.decision.value_or(""), o.to, *o.amount, o.date.value_or(context.as_of()), o.method, ""};
  work::check_recovery(accounts(context, r.date), r);
  if (!o.receipt.empty()) r.receipt = context.change().add_file(context.read_input(o.receipt));
  context.change().record(r.decision, r, {}, r.date);
}

cli::Exit run(cli::Context& context, const RecoverOptions& o) {
  if (o.amount) record(context, o);
  const base::Date day = o.date.value_or(context.as_of());
  context.print(work::account_rows(accounts(context, day), context.law(), day));
  context.print(work::patient_rows(work::read_penalty_facts(context.opened())));
  if (o.amount) context.finish();
  return cli::Exit::done;
}

}  // namespace

cli::Step recover_step() {
  return cli::step<RecoverOptions>("recover", mark("money received after a decision, account by account"),
                                   cli::reads_case | cli::writes_case | cli::uses_law | cli::prints_table, declare, run);
}

}  // namespace mi::tools
