// SPDX-License-Identifier: Apache-2.0
// A checklist of duties from the packs: the sheet to be answered, or its answers read back, scored and recorded.
#include "work/inspect/checklist.hpp"

#include "base/message.hpp"
#include "package/encoding.hpp"
#include "steps.hpp"
#include "work/inspect/raise.hpp"

namespace mi::tools {
namespace {

struct ChecklistOptions {
  std::optional<std::string> answers;
  std::string group = "conduct";
  bool raise = false;
};

void declare(cli::Options& options, ChecklistOptions& o) {
  options.option("--answers", o.answers, base::mark("the sheet with its answers; none: print the sheet")).placeholder("FILE");
  options.option("--group", o.group, base::mark("group of the packs' clauses (default conduct)")).placeholder("GROUP");
  options.flag("--raise", o.raise, base::mark("raise a finding for each duty not met"));
}

cli::Exit run(cli::Context& context, const ChecklistOptions& o) {
  if (!o.answers) {
    context.print(work::checklist_sheet(context.law(), o.group));
    return cli::Exit::done;
  }
  const std::string bytes = context.read_input(*o.answers);
  domain::Checklist list = work::read_checklist(package::decode_text(bytes).text, *o.answers, context.law(), o.group);
  list.files = {context.change().add_file(bytes)};
  list.name = context.change().next_name("checklist-");
  context.change().record(list.name, list, list.name, list.date);
  auto findings = work::findings_of(list);
  if (o.raise) work::store(context.change(), findings);
  context.print(work::rows(list));
  context.print_figures({list.score});
  context.finish();
  return cli::Exit::done;
}

}  // namespace

cli::Step checklist_step() {
  return cli::step<ChecklistOptions>("checklist", base::mark("make a checklist of duties, or record its answers"),
                                     cli::reads_case | cli::writes_case | cli::uses_law | cli::prints_table | cli::explains,
                                     declare, run);
}

}  // namespace mi::tools
