// SPDX-License-Identifier: Apache-2.0
// The public register over many cases: who has an agreement on a day; a case that cannot be read is listed (exit 6).
#include "work/report/register.hpp"

#include "base/message.hpp"
#include "steps.hpp"

namespace mi::tools {
namespace {

struct RegisterOptions {
  std::vector<std::string> files;
};

void declare(cli::Options& options, RegisterOptions& o) {
  options.arguments("CASE", o.files, base::mark("case files; the case of -c when none is named"));
}

cli::Exit run(cli::Context& context, const RegisterOptions& o) {
  if (o.files.empty()) {
    context.print(work::rows(work::designated(context.opened(), context.law_if_any(), context.as_of())));
    return cli::Exit::done;
  }
  const work::RegisterOfCases all = work::register_of_cases(o.files, context.as_of());
  context.print(work::rows(all.list));
  for (const std::string& line : all.unread) context.note(line);
  return all.unread.empty() ? cli::Exit::done : cli::Exit::set_aside;
}

}  // namespace

cli::Step register_step() {
  return cli::step<RegisterOptions>("register", base::mark("who has an agreement on a day: name, code and address, over many cases"),
                                    cli::reads_case | cli::uses_law | cli::prints_table, declare, run);
}

}  // namespace mi::tools
