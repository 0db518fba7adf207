// SPDX-License-Identifier: Apache-2.0
// Answers whether a cost of a day is payable, and why not (exit 1).
#include "work/agree/payable.hpp"

#include "base/message.hpp"
#include "due/case_calendar.hpp"
#include "steps.hpp"

namespace mi::tools {
namespace {

struct PayableOptions {
  std::optional<base::Date> on;
  std::string department, person, item;
};

void declare(cli::Options& options, PayableOptions& o) {
  options.option("--on", o.on, base::mark("the day of the cost")).required().placeholder("DATE");
  options.option("--dept", o.department, base::mark("ordered by this department")).placeholder("CODE");
  options.option("--doctor", o.person, base::mark("ordered by this person")).placeholder("CODE");
  options.option("--item", o.item, base::mark("of this service item")).placeholder("CODE");
}

cli::Exit run(cli::Context& context, const PayableOptions& o) {
  const work::PayableQuestion question{*o.on, o.department, o.person, o.item};
  const auto blocks = work::blocks_on(work::read_agreement_facts(context.opened()), question, context.law(),
                                      due::calendar_of(context.opened()));
  context.print(work::rows(question, blocks));
  return blocks.empty() ? cli::Exit::done : cli::Exit::no;
}

}  // namespace

cli::Step payable_step() {
  return cli::step<PayableOptions>("payable", base::mark("is a cost of that day payable, and if not, why"),
                                   cli::reads_case | cli::uses_law | cli::prints_table, declare, run);
}

}  // namespace mi::tools
