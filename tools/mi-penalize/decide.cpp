// SPDX-License-Identifier: Apache-2.0
// Decides, when everything that must be on record is; else says all that is missing.
#include "work/penalize/decide.hpp"

#include "base/message.hpp"
#include "casefile/copies/authority.hpp"
#include "due/case_calendar.hpp"
#include "steps.hpp"

namespace mi::tools {
namespace {

using base::mark;

struct DecideOptions {
  std::optional<base::Date> date;
  std::string notice;
};

void declare(cli::Options& options, DecideOptions& o) {
  options.option("--date", o.date, mark("date of the decision; --as-of when not given"));
  options.option("--notice", o.notice, mark("the notice it rests on; the last when not given")).placeholder("NAME");
}

cli::Exit run(cli::Context& context, const DecideOptions& o) {
  casefile::require_case_of_record(context.opened(), base::say("deciding measures"));
  const base::Date date = o.date.value_or(context.as_of());
  const auto notice = work::find_notice(work::read_notices(context.opened()), o.notice);
  if (notice && !notice->decision.empty()) {
    context.note(base::say("{0} is decided already: {1}; nothing was written", notice->proposal.name, notice->decision));
    return cli::Exit::done;
  }
  const work::PenaltyFacts facts = work::read_penalty_facts(context.opened());
  const work::PenaltyResult now = work::reckon_again(facts, notice, context.law(), date);
  domain::Decision decision =
      work::decide(facts, notice, now, context.law(), due::calendar_of(context.opened()), {date, context.person()});
  work::store(context.change(), decision, *notice);
  context.print(work::measure_rows(now.set));
  context.print(work::decision_rows(decision));
  context.print_figures(work::figures(now.set));
  context.finish();
  return cli::Exit::done;
}

}  // namespace

cli::Step decide_step() {
  return cli::step<DecideOptions>("decide", mark("decide the announced measures, behind the pack's gate"),
                                  cli::reads_case | cli::writes_case | cli::uses_law | cli::prints_table | cli::explains,
                                  declare, run);
}

}  // namespace mi::tools
