// SPDX-License-Identifier: Apache-2.0
// Rechecks the conditions of an institution's admission and of its open items on a day (ZT-08).
#include "work/evaluate/recheck.hpp"

#include "base/message.hpp"
#include "law/case_facts.hpp"
#include "steps.hpp"

namespace mi::tools {
namespace {

struct RecheckOptions {
  std::optional<base::Date> date;
  std::string text;
};

void declare(cli::Options& options, RecheckOptions& o) {
  options.option("--date", o.date, base::mark("day of the recheck; today when not given")).placeholder("DATE");
  options.option("--text", o.text, base::mark("what the officer adds")).placeholder("TEXT");
}

cli::Exit run(cli::Context& context, const RecheckOptions& o) {
  const base::Date day = o.date.value_or(context.as_of());
  auto result = work::recheck(context.opened(), law::facts_of_institution(context.opened(), day),
                              work::read_item_facts(context.opened()), context.law(), day, o.text);
  work::store(context.opened(), context.change(), result);
  context.print(work::rows(result));
  for (const std::string& item : result.lost)
    context.note(item.empty() ? base::say("a condition of the admission is no longer met; the agency decides")
                              : base::say("a condition of {0} is no longer met; the agency decides: mi-evaluate item suspend {0}", item));
  context.finish();
  return cli::Exit::done;
}

}  // namespace

cli::Step recheck_step() {
  return cli::step<RecheckOptions>("recheck", base::mark("the conditions of admission and of open items, then and now"),
                                   cli::reads_case | cli::writes_case | cli::uses_law | cli::prints_table, declare, run);
}

}  // namespace mi::tools
