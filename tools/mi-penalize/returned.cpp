// SPDX-License-Identifier: Apache-2.0
// Records what the institution gave back for a finding, before the check or after it.
#include "base/error.hpp"
#include "base/message.hpp"
#include "casefile/views/dockets.hpp"
#include "domain/penalty.hpp"
#include "steps.hpp"
#include "work/penalize/law/returned.hpp"

namespace mi::tools {
namespace {

using base::mark;

struct ReturnedOptions {
  std::string finding;
  std::optional<base::Money> amount;
  std::optional<base::Date> date;
  bool before_check = false;
  std::string receipt;
};

void declare(cli::Options& options, ReturnedOptions& o) {
  options.argument("FINDING", o.finding, mark("the finding, F3")).required();
  options.option("--amount", o.amount, mark("what was given back")).placeholder("CNY").required();
  options.option("--date", o.date, mark("day on which it was given back; --as-of when not given"));
  options.flag("--before-check", o.before_check, mark("of its own motion, before the inspection began"));
  options.option("--receipt", o.receipt, mark("the paper that proves it, kept in the case")).placeholder("FILE");
}

cli::Exit run(cli::Context& context, const ReturnedOptions& o) {
  const domain::Docket docket = casefile::docket(context.opened(), o.finding);
  domain::Returned returned{o.finding, *o.amount, o.date.value_or(context.as_of()), o.before_check, ""};
  work::check_returned(docket, work::read_returned(context.opened(), o.finding), returned);
  if (!o.receipt.empty()) returned.receipt = context.change().add_file(context.read_input(o.receipt));
  context.change().record(o.finding, returned, {}, returned.date);
  context.print(work::returned_rows(work::read_returned(context.opened(), o.finding), returned));
  context.finish();
  return cli::Exit::done;
}

}  // namespace

cli::Step returned_step() {
  return cli::step<ReturnedOptions>("returned", mark("record money that was given back"),
                                    cli::reads_case | cli::writes_case | cli::prints_table, declare, run);
}

}  // namespace mi::tools
