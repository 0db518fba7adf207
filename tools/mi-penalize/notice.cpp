// SPDX-License-Identifier: Apache-2.0
// Writes what the agency proposes, and asks for the notice that tells it (违约处理告知书).
#include "base/message.hpp"
#include "casefile/copies/authority.hpp"
#include "steps.hpp"
#include "work/penalize/decide.hpp"

namespace mi::tools {
namespace {

using base::mark;

struct NoticeOptions {
  std::optional<base::Date> date;
};

void declare(cli::Options& options, NoticeOptions& o) {
  options.option("--date", o.date, mark("date of the notice; --as-of when not given"));
}

cli::Exit run(cli::Context& context, const NoticeOptions& o) {
  casefile::require_case_of_record(context.opened(), base::say("giving notice of handling"));
  const base::Date date = o.date.value_or(context.as_of());
  const work::PenaltyFacts facts = work::read_penalty_facts(context.opened());
  const work::PenaltyResult now = work::compute(facts, context.law(), {{}, {}, date, {}});
  domain::Proposal proposal = work::propose(facts, now, context.law(), date);
  if (auto before = work::same_proposal(work::read_notices(context.opened()), proposal)) {
    context.note(base::say("{} announces this already; nothing was written", before->name));
    context.print(work::proposal_rows(*before, now.set));
    return cli::Exit::done;
  }
  work::store(context.change(), proposal);
  context.print(work::proposal_rows(proposal, now.set));
  context.print_figures({proposal.reply_until});
  context.finish();
  return cli::Exit::done;
}

}  // namespace

cli::Step notice_step() {
  return cli::step<NoticeOptions>("notice", mark("announce the measures before they are decided"),
                                  cli::reads_case | cli::writes_case | cli::uses_law | cli::prints_table | cli::explains,
                                  declare, run);
}

}  // namespace mi::tools
