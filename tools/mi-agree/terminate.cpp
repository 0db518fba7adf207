// SPDX-License-Identifier: Apache-2.0
// Terminates the agreement on a ground of the packs.
#include "base/message.hpp"
#include "casefile/authority.hpp"
#include "due/case_calendar.hpp"
#include "due/known.hpp"
#include "law/what_if.hpp"
#include "request.hpp"
#include "steps.hpp"
#include "work/agree/at_stake.hpp"
#include "work/agree/store.hpp"

namespace mi::tools {
namespace {

struct TerminateOptions {
  std::string ground, text;
  std::optional<base::Date> from;
  RequestOptions request;
};

void declare(cli::Options& options, TerminateOptions& o) {
  options.option("--ground", o.ground, base::mark("the clause it rests on")).required().placeholder("CLAUSE");
  options.option("--from", o.from, base::mark("first day without agreement")).required().placeholder("DATE");
  options.option("--text", o.text, base::mark("the facts, in words")).placeholder("TEXT");
  declare_request(options, o.request);
}

cli::Exit run(cli::Context& context, const TerminateOptions& o) {
  casefile::require_case_of_record(context.opened(), base::say("terminating an agreement"));
  auto known = due::known_of_institution(context.opened(), context.law(), context.as_of());
  set_request_facts(known.facts, o.request);
  const work::TerminateInput input{*o.from, o.ground, o.request.requested.has_value(), o.text};
  const auto facts = work::read_agreement_facts(context.opened());
  const auto at_stake = [&](const law::Rulebook& law) { return work::termination_figures(facts, law, known.facts, input); };
  if (context.what_if()) {
    context.print(law::what_if(context.law(), work::termination_switches(), at_stake));
    return cli::Exit::done;
  }
  const auto result =
      work::terminate(facts, context.law(), due::calendar_of(context.opened()), known.facts, input);
  if (o.request.requested) record_request(context, o.request, "terminate");
  work::store(context.change(), result.termination);
  context.print(work::rows(result.termination));
  context.print_figures(at_stake(context.law()));
  for (const std::string& warning : result.warnings) context.note(warning);
  context.finish();
  return cli::Exit::done;
}

}  // namespace

cli::Step terminate_step() {
  return cli::step<TerminateOptions>("terminate", base::mark("terminate the agreement"),
                                     writes_agreement | cli::explains | cli::what_if, declare, run);
}

}  // namespace mi::tools
