// SPDX-License-Identifier: Apache-2.0
// Whom else a suspension or termination reaches: the same institution's agreements with other agencies, and the same persons
// elsewhere, over many cases; one that cannot be read is listed (exit 6).
#include "work/agree/spread.hpp"

#include "base/message.hpp"
#include "casefile/copies/authority.hpp"
#include "steps.hpp"

namespace mi::tools {
namespace {

struct SpreadOptions {
  std::vector<std::string> files;
  bool here = false;
};

void declare(cli::Options& options, SpreadOptions& o) {
  options.arguments("CASE", o.files, base::mark("case files of other agencies and institutions"), 1);
  options.flag("--here", o.here, base::mark("what was stopped there, and reaches this case: recorded as told"));
}

cli::Exit run(cli::Context& context, const SpreadOptions& o) {
  const auto to = o.here ? work::Direction::here : work::Direction::there;
  casefile::Case& file = context.opened(o.here ? casefile::Access::write : casefile::Access::read);
  if (o.here) {
    casefile::require_case_of_record(file, base::say("recording what was stopped elsewhere"));
    work::refuse_without_clause(context.law(), context.as_of());
  }
  const work::SpreadOverCases all = work::spread_over_cases(file, context.law(), o.files, to, context.as_of());
  context.print(work::rows(all.list));
  if (!all.statements.empty()) {
    work::store(file, context.change(), all.statements);
    context.finish();
  }
  for (const std::string& line : all.unread) context.note(line);
  if (all.passed_over > 0) context.note(base::say("{} cases have nothing to do with this one: copies of it, or others' without a person in common", all.passed_over));
  if (all.list.empty()) context.note(base::say("nothing that was stopped reaches further"));
  return all.unread.empty() ? cli::Exit::done : cli::Exit::set_aside;
}

}  // namespace

cli::Step spread_step() {
  return cli::step<SpreadOptions>("spread", base::mark("whom else a suspension or termination reaches, over many cases"), writes_agreement, declare, run);
}

}  // namespace mi::tools
