// SPDX-License-Identifier: Apache-2.0
// Refers findings to the health authority, the police, the discipline body or the administration, and asks for the letter.
#include "base/message.hpp"
#include "casefile/copies/authority.hpp"
#include "steps.hpp"
#include "work/penalize/referral.hpp"

namespace mi::tools {
namespace {

using base::mark;
using base::say;

struct ReferOptions {
  std::vector<std::string> findings;
  std::string to, reason;
  std::optional<base::Date> date;
};

void declare(cli::Options& options, ReferOptions& o) {
  options.arguments("FINDING", o.findings, mark("findings, F3"), 1);
  options.option("--to", o.to, mark("health, police, discipline or administration")).placeholder("WHOM").required();
  options.option("--reason", o.reason, mark("why")).placeholder("TEXT");
  options.option("--date", o.date, mark("day of the referral; --as-of when not given"));
}

cli::Exit run(cli::Context& context, const ReferOptions& o) {
  casefile::require_case_of_record(context.opened(), say("a referral"));
  const auto facts = work::read_penalty_facts(context.opened());
  domain::Referral referral =
      work::refer(facts, context.law_if_any(), {o.to, o.findings, o.reason, o.date.value_or(context.as_of())});
  referral.name = work::same_referral(context.opened(), referral);
  if (!referral.name.empty()) {
    context.note(say("{} says this already; nothing was written", referral.name));
    context.print(work::referral_rows({referral}));
    return cli::Exit::done;
  }
  work::store(context.change(), referral);
  context.print(work::referral_rows({referral}));
  context.print_figures({referral.amount});
  context.finish();
  return cli::Exit::done;
}

}  // namespace

cli::Step refer_step() {
  return cli::step<ReferOptions>("refer", mark("refer findings to another authority"),
                                 cli::reads_case | cli::writes_case | cli::uses_law | cli::prints_table | cli::explains,
                                 declare, run);
}

}  // namespace mi::tools
