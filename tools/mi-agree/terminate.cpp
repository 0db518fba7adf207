// SPDX-License-Identifier: Apache-2.0
// Terminates the agreement on a ground of the packs.
#include "base/message.hpp"
#include "casefile/authority.hpp"
#include "due/case_calendar.hpp"
#include "law/case_facts.hpp"
#include "request.hpp"
#include "steps.hpp"
#include "work/agree/interrupt.hpp"
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
  auto known = law::facts_of_institution(context.opened(), context.as_of());
  set_request_facts(known.facts, o.request);
  const auto result = work::terminate(work::read_agreement_facts(context.opened()), context.law(),
                                      due::calendar_of(context.opened()), known.facts,
                                      {*o.from, o.ground, o.request.requested.has_value(), o.text});
  if (o.request.requested) record_request(context, o.request, "terminate");
  work::store(context.change(), result.termination);
  context.print(work::rows(result.termination));
  for (const std::string& warning : result.warnings) context.note(warning);
  context.finish();
  return cli::Exit::done;
}

}  // namespace

cli::Step terminate_step() {
  return cli::step<TerminateOptions>("terminate", base::mark("terminate the agreement"), writes_agreement, declare, run);
}

}  // namespace mi::tools
