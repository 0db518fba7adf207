// SPDX-License-Identifier: Apache-2.0
// The tutoring period of a new institution: its days, what is not opened in it, and what an officer decides in it.
#include "work/agree/tutor.hpp"

#include "base/message.hpp"
#include "casefile/copies/authority.hpp"
#include "steps.hpp"

namespace mi::tools {
namespace {

struct TutorOptions {
  std::string event, text;
  std::optional<base::Date> date;
};

void declare(cli::Options& options, TutorOptions& o) {
  options.choice("--event", o.event, {"extend", "unrectified", "serious"}, base::mark("what an officer found: light, not put right in the extension, serious"));
  options.option("--text", o.text, base::mark("the findings and how grave they are, in words")).placeholder("TEXT");
  options.option("--date", o.date, base::mark("day of it; today when not given")).placeholder("DATE");
}

void decide(cli::Context& context, const work::Tutoring& now, const TutorOptions& o, base::Date day) {
  casefile::require_case_of_record(context.opened(), base::say("deciding on a tutoring period"));
  auto step = work::tutoring_step(now, context.law(), o.event, day, o.text);
  work::store(context.change(), step);
  if (o.event == "serious") context.note(base::say("the agreement is to be ended: mi-agree terminate --ground {}", step.ground));
}

cli::Exit run(cli::Context& context, const TutorOptions& o) {
  const base::Date day = o.date.value_or(context.as_of());
  const auto known = law::facts_of_institution(context.opened(), day);
  const auto facts = work::read_agreement_facts(context.opened(), context.law());
  const auto now = [&] { return work::tutoring(facts, work::read_tutoring(context.opened()), known, context.law(), day); };
  auto tutoring = now();
  if (!tutoring) {
    context.note(base::say("the packs in use know no tutoring period for this agreement"));
    return cli::Exit::no;
  }
  if (!o.event.empty()) {
    decide(context, *tutoring, o, day);
    tutoring = now();
  }
  context.print(work::rows(*tutoring));
  context.print_figures({tutoring->last_day});
  if (!o.event.empty()) context.finish();
  return cli::Exit::done;
}

}  // namespace

cli::Step tutor_step() {
  return cli::step<TutorOptions>("tutor", base::mark("the tutoring period of a new institution"), writes_agreement | cli::explains, declare, run);
}

}  // namespace mi::tools
