// SPDX-License-Identifier: Apache-2.0
// Lists deadlines, of the case or of many cases; one that cannot be read is listed and passed over (exit 6).
#include "base/error.hpp"
#include "base/message.hpp"
#include "due/count.hpp"
#include "steps.hpp"
#include "work/due/list.hpp"
#include "work/due/many.hpp"

namespace mi::tools {
namespace {

struct ListOptions {
  std::vector<std::string> files;
  bool late = false;
  std::string ahead;
};

void declare(cli::Options& options, ListOptions& o) {
  options.arguments("CASE", o.files, base::mark("case files; the case of -c when none is named"));
  options.flag("--late", o.late, base::mark("only what is overdue or was late"));
  options.option("--ahead", o.ahead, base::mark("what is late, and what is open and falls due within TERM (\"30 days\")")).placeholder("TERM");
}

work::DueFilter filter_of(cli::Context& context, const ListOptions& o) {
  if (o.ahead.empty()) return {o.late, {}};
  return {o.late, due::term(context.as_of(), law::Term::parse(o.ahead)).last.plus_days(1)};
}

cli::Exit run(cli::Context& context, const ListOptions& o) {
  const work::DueFilter filter = filter_of(context, o);
  const work::DueOfCases all = o.files.empty()
                                   ? work::due_of_case(context.opened(), context.law(), context.as_of())
                                   : work::due_of_cases(o.files, context.as_of());
  context.print(work::rows(all, context.as_of(), filter));
  for (const std::string& line : all.unread) context.note(line);
  if (context.explain()) context.print_figures(work::figures(all));
  return all.unread.empty() ? cli::Exit::done : cli::Exit::set_aside;
}

}  // namespace

cli::Step list_step() {
  return cli::step<ListOptions>("list", base::mark("list deadlines, of one case or of many"),
                                cli::reads_case | cli::uses_law | cli::prints_table | cli::explains, declare, run);
}

}  // namespace mi::tools
