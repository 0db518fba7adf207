// SPDX-License-Identifier: Apache-2.0
// Ends a suspension: payable again from the day given.
#include "base/message.hpp"
#include "casefile/copies/authority.hpp"
#include "due/case_calendar.hpp"
#include "steps.hpp"
#include "work/agree/interrupt.hpp"
#include "work/agree/store.hpp"

namespace mi::tools {
namespace {

struct ResumeOptions {
  std::string suspension, ground;
  std::optional<base::Date> requested, from;
};

void declare(cli::Options& options, ResumeOptions& o) {
  options.argument("SUSPENSION", o.suspension, base::mark("name of the suspension"));
  options.option("--from", o.from, base::mark("first day that is payable again")).required().placeholder("DATE");
  options.option("--requested", o.requested, base::mark("day on which the institution asked; --from when not given"))
      .placeholder("DATE");
  options.option("--ground", o.ground, base::mark("why it is resumed")).required().placeholder("TEXT");
}

cli::Exit run(cli::Context& context, const ResumeOptions& o) {
  casefile::require_case_of_record(context.opened(), base::say("resuming settlement"));
  const auto resumption = work::resume(work::read_agreement_facts(context.opened(), context.law()), context.law(),
                                       due::calendar_of(context.opened()), o.suspension, o.requested.value_or(*o.from),
                                       *o.from, o.ground);
  work::store(context.change(), resumption);
  context.finish();
  context.note(base::say("{0}: payable again from {1}", o.suspension, o.from->to_string()));
  return cli::Exit::done;
}

}  // namespace

cli::Step resume_step() {
  return cli::step<ResumeOptions>("resume", base::mark("end a suspension"),
                                  cli::reads_case | cli::writes_case | cli::uses_law, declare, run);
}

}  // namespace mi::tools
