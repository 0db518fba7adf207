// SPDX-License-Identifier: Apache-2.0
// Where the agreement stands, what may happen next, under which clause, and what is missing.
#include "work/agree/states.hpp"

#include "base/message.hpp"
#include "due/case_calendar.hpp"
#include "law/case_facts.hpp"
#include "steps.hpp"

namespace mi::tools {
namespace {

struct StatesOptions {
  std::optional<base::Date> on;
};

void declare(cli::Options& options, StatesOptions& o) {
  options.option("--on", o.on, base::mark("that day; today when not given")).placeholder("DATE");
}

cli::Exit run(cli::Context& context, const StatesOptions& o) {
  const base::Date day = o.on.value_or(context.as_of());
  const auto known = law::facts_of_institution(context.opened(), day);
  const auto steps = work::next_steps(work::read_agreement_facts(context.opened(), context.law()), context.law(),
                                      due::calendar_of(context.opened()), known.facts, day);
  context.print(work::rows(steps));
  if (steps.empty()) context.note(base::say("the packs in use have no machine of the agreement; the national one: mi-rules use national-order-2"));
  return steps.empty() ? cli::Exit::no : cli::Exit::done;
}

}  // namespace

cli::Step states_step() {
  return cli::step<StatesOptions>("states", base::mark("where the agreement stands, what may happen next, what is missing"),
                                  cli::reads_case | cli::uses_law | cli::prints_table, declare, run);
}

}  // namespace mi::tools
