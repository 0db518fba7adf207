// SPDX-License-Identifier: Apache-2.0
// Answers whether a cost of a day is payable, and why not (exit 1).
#include "work/agree/payable.hpp"

#include "base/message.hpp"
#include "due/case_calendar.hpp"
#include "steps.hpp"
#include "work/agree/tutor.hpp"

namespace mi::tools {
namespace {

struct PayableOptions {
  std::optional<base::Date> on;
  std::string department, person, item;
  bool out_of_area = false, emergency = false;
};

void declare(cli::Options& options, PayableOptions& o) {
  options.option("--on", o.on, base::mark("the day of the cost")).required().placeholder("DATE");
  options.option("--dept", o.department, base::mark("ordered by this department")).placeholder("CODE");
  options.option("--doctor", o.person, base::mark("ordered by this person")).placeholder("CODE");
  options.option("--item", o.item, base::mark("of this service item")).placeholder("CODE");
  options.flag("--emergency", o.emergency, base::mark("of emergency or rescue care: some packs pay it all the same"));
  options.flag("--out-of-area", o.out_of_area, base::mark("of a patient from another area"));
}

void add_tutoring(cli::Context& context, base::Date on, std::vector<work::Block>& blocks) {
  const auto facts = work::read_agreement_facts(context.opened(), context.law());
  if (work::agreement_on(facts, on) == nullptr) return;
  const auto known = law::facts_of_institution(context.opened(), on);
  work::add_block(work::tutoring(facts, work::read_tutoring(context.opened()), known, context.law(), on), blocks);
}

cli::Exit run(cli::Context& context, const PayableOptions& o) {
  const work::PayableQuestion question{*o.on, o.department, o.person, o.item, o.emergency};
  auto blocks = work::blocks_on(work::read_agreement_facts(context.opened(), context.law()), question, context.law(),
                                      due::calendar_of(context.opened()));
  if (o.out_of_area) add_tutoring(context, *o.on, blocks);
  context.print(work::rows(question, blocks));
  return blocks.empty() ? cli::Exit::done : cli::Exit::no;
}

}  // namespace

cli::Step payable_step() {
  return cli::step<PayableOptions>("payable", base::mark("is a cost of that day payable, and if not, why"),
                                   cli::reads_case | cli::uses_law | cli::prints_table, declare, run);
}

}  // namespace mi::tools
