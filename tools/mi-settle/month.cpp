// SPDX-License-Identifier: Apache-2.0
// Settles one month: paid now, kept as deposit, withheld, taken back for decisions (SQ-13, SZ-01).
#include "work/settle/month.hpp"

#include "base/error.hpp"
#include "base/message.hpp"
#include "casefile/copies/authority.hpp"
#include "due/case_calendar.hpp"
#include "law/what_if.hpp"
#include "steps.hpp"
#include "work/settle/form.hpp"
#include "work/settle/hold.hpp"
#include "work/settle/input.hpp"
#include "work/settle/prepay.hpp"

namespace mi::tools {
namespace {

struct MonthOptions {
  std::string period;
  std::optional<base::Money> approved;
  std::optional<base::Money> withhold;
  std::string ground;
  std::vector<std::string> offsets;
  std::optional<base::Date> declared;
  std::vector<std::string> forms;
  std::optional<base::Money> advance;
};

void declare(cli::Options& options, MonthOptions& o) {
  options.option("--period", o.period, base::mark("the month settled, 2026-03")).required().placeholder("MONTH");
  options.option("--approved", o.approved, base::mark("fund money approved; else the sum of the loaded settlements"))
      .placeholder("YUAN");
  options.option("--withhold", o.withhold, base::mark("withheld until the year-end clearing")).placeholder("YUAN");
  options.option("--ground", o.ground, base::mark("why it is withheld")).placeholder("TEXT");
  options.option("--offset", o.offsets, base::mark("a decision whose money is taken from this month"))
      .placeholder("DECISION");
  options.option("--declared", o.declared, base::mark("day the institution declared the month")).placeholder("DATE");
  options.option("--form", o.forms, base::mark("a form of payment whose sum is approved, case:2026-03")).placeholder("FORM");
  options.option("--advance", o.advance, base::mark("set against what was paid in advance")).placeholder("YUAN");
}

domain::Figure approved(cli::Context& context, const MonthOptions& o) {
  if (!o.approved) return o.forms.empty() ? work::loaded_approval(context.opened(), o.period) : work::form_approval(context.opened(), o.forms, "month:" + o.period);
  if (o.forms.empty()) return work::stated_approval(*o.approved);
  throw base::Error(base::ErrorKind::usage, base::say("the approved sum is stated, or that of the forms of payment; not both"));
}

work::MonthInput gather(cli::Context& context, const MonthOptions& o) {
  casefile::Case& file = context.opened();
  work::MonthInput input;
  input.period = work::checked_month(o.period);
  input.approved = approved(context, o);
  input.held = work::held_in(file, input.period);
  if (o.advance) input.advance = work::checked_advance(file, *o.advance, "month:" + input.period);
  if (o.withhold) input.withheld.push_back(work::stated_withholding(*o.withhold, o.ground));
  input.offsets = work::decisions_to_offset(file, o.offsets, "month:" + input.period);
  input.owed_before = work::owed_before(file, input.period);
  input.declared = o.declared;
  return input;
}

cli::Exit run(cli::Context& context, const MonthOptions& o) {
  casefile::require_case_of_record(context.opened(), base::say("settling a month"));
  const work::MonthInput input = gather(context, o);
  const auto calendar = due::calendar_of(context.opened());
  const auto reckon = [&](const law::Rulebook& law) { return work::compute_month(input, law, calendar); };
  return settle(context, {"settlement.month.order"}, reckon);
}

}  // namespace

cli::Step month_step() {
  return cli::step<MonthOptions>("month", base::mark("settle a month"),
                                 cli::reads_case | cli::writes_case | cli::uses_law | cli::prints_table | cli::explains |
                                     cli::what_if | cli::corrects,
                                 declare, run);
}

}  // namespace mi::tools
