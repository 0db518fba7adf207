// SPDX-License-Identifier: Apache-2.0
// Renews the agreement from the day after its end; a late application is warned, not barred.
#include "base/message.hpp"
#include "casefile/copies/authority.hpp"
#include "due/case_calendar.hpp"
#include "steps.hpp"
#include "work/agree/contract.hpp"
#include "work/agree/store.hpp"
#include "work/agree/tutor.hpp"

namespace mi::tools {
namespace {

struct RenewOptions {
  std::optional<base::Date> applied, date, to;
};

void declare(cli::Options& options, RenewOptions& o) {
  options.option("--applied", o.applied, base::mark("day on which the institution applied")).required().placeholder("DATE");
  options.option("--date", o.date, base::mark("day of signing; the day of the application when not given")).placeholder("DATE");
  options.option("--to", o.to, base::mark("last day; else the usual term of the packs")).placeholder("DATE");
}

void refuse_untutored(cli::Context& context, base::Date day) {
  const auto facts = work::read_agreement_facts(context.opened(), context.law());
  if (work::agreement_on(facts, day) == nullptr) return;
  const auto known = law::facts_of_institution(context.opened(), day);
  work::refuse_renewal(work::tutoring(facts, work::read_tutoring(context.opened()), known, context.law(), day));
}

cli::Exit run(cli::Context& context, const RenewOptions& o) {
  casefile::require_case_of_record(context.opened(), base::say("renewing an agreement"));
  refuse_untutored(context, *o.applied);
  const auto known = law::facts_of_institution(context.opened(), *o.applied);
  auto renewal = work::renew(work::read_agreement_facts(context.opened(), context.law()), context.law(),
                             due::calendar_of(context.opened()), known.facts, {*o.applied, o.date.value_or(*o.applied), o.to});
  renewal.agreement.name = work::store(context.change(), renewal.agreement);
  context.print(work::rows(renewal.agreement));
  if (renewal.late)
    context.note(base::say("the application is late: it was due by {}; the agency may organise renewal itself",
                           renewal.apply_until.value));
  context.print_figures({renewal.apply_until});
  context.finish();
  return cli::Exit::done;
}

}  // namespace

cli::Step renew_step() {
  return cli::step<RenewOptions>("renew", base::mark("renew the agreement"), writes_agreement | cli::explains, declare, run);
}

}  // namespace mi::tools
