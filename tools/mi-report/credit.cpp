// SPDX-License-Identifier: Apache-2.0
// The credit record: decisions and terminations, how far each is final, and until when it is listed.
#include "work/report/credit.hpp"

#include "base/message.hpp"
#include "steps.hpp"

namespace mi::tools {
namespace {

struct CreditOptions {
  std::vector<std::string> files;
};

void declare(cli::Options& options, CreditOptions& o) {
  options.arguments("CASE", o.files, base::mark("case files; the case of -c when none is named"));
}

cli::Exit run(cli::Context& context, const CreditOptions& o) {
  const base::Date day = context.as_of();
  const work::Credit c = o.files.empty() ? work::credit(context.opened(), context.law(), day) : work::credit_of_cases(o.files, day);
  context.print(work::rows(c, day));
  if (c.term_open) context.note(base::say("nobody is listed: the packs leave open how long; mi-rules set credit.blacklist.term TERM --source TEXT"));
  for (const std::string& line : c.unread) context.note(line);
  return c.unread.empty() ? cli::Exit::done : cli::Exit::set_aside;
}

}  // namespace

cli::Step credit_step() {
  return cli::step<CreditOptions>("credit", base::mark("decisions and terminations for the credit record, and until when they are listed"),
                                  cli::reads_case | cli::uses_law | cli::prints_table, declare, run);
}

}  // namespace mi::tools
