// SPDX-License-Identifier: Apache-2.0
// A plan of instalments for a fine; the head's approval is the stage deferred. Nothing is recorded here.
#include "base/message.hpp"
#include "steps.hpp"
#include "work/penalize/law/late.hpp"

namespace mi::tools {
namespace {

using base::mark;

struct InstalmentsOptions {
  std::optional<base::Money> fine;
  std::optional<std::int64_t> parts;
  std::optional<base::Date> first;
  std::string every = "1 month";
};

void declare(cli::Options& options, InstalmentsOptions& o) {
  options.option("--fine", o.fine, mark("the fine; that of the decided penalty when not given")).placeholder("CNY");
  options.option("--parts", o.parts, mark("how many"), 2, 60).required();
  options.option("--first", o.first, mark("last day for the first")).required();
  options.option("--every", o.every, mark("interval: 1 month (the default), 30 days")).placeholder("TERM");
}

cli::Exit run(cli::Context& context, const InstalmentsOptions& o) {
  const auto plan = work::plan(work::read_law_facts(context.opened()), o.fine, *o.parts, *o.first, law::Term::parse(o.every));
  context.print(work::plan_rows(plan));
  return cli::Exit::done;
}

}  // namespace

cli::Step instalments_step() {
  return cli::step<InstalmentsOptions>("instalments", mark("a plan of instalments for a fine"),
                                       cli::reads_case | cli::prints_table, declare, run);
}

}  // namespace mi::tools
