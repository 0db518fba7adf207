// SPDX-License-Identifier: Apache-2.0
// First in, then regulated: who is taken in from an old designation, and what is still to be evaluated, of one case or of many.
#include "work/apply/transition.hpp"

#include "base/message.hpp"
#include "steps.hpp"

namespace mi::tools {
namespace {

struct TransitionOptions {
  std::vector<std::string> files;
  std::optional<std::int64_t> batches;
};

void declare(cli::Options& options, TransitionOptions& o) {
  options.arguments("CASE", o.files, base::mark("case files; the case of -c when none is named"));
  options.option("--batches", o.batches, base::mark("spread what is still to be evaluated over so many batches"), 1, 1000).placeholder("N");
}

cli::Exit run(cli::Context& context, const TransitionOptions& o) {
  auto all = o.files.empty() ? work::TransitionOfCases{{work::transition(context.opened(), context.law(), context.as_of())}, {}}
                             : work::transition_of_cases(o.files, context.as_of());
  if (o.batches) work::plan_batches(all.list, static_cast<int>(*o.batches), context.as_of());
  context.print(work::rows(all.list));
  for (const std::string& line : all.unread) context.note(line);
  return all.unread.empty() ? cli::Exit::done : cli::Exit::set_aside;
}

}  // namespace

cli::Step transition_step() {
  return cli::step<TransitionOptions>("transition", base::mark("who is taken in from an old designation, and what is still to be evaluated"),
                                      cli::reads_case | cli::uses_law | cli::prints_table, declare, run);
}

}  // namespace mi::tools
