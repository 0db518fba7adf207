// SPDX-License-Identifier: Apache-2.0
// Records a change of the institution's data and whether it was filed in time; without one, lists those on record.
#include "work/agree/change.hpp"

#include "base/message.hpp"
#include "casefile/copies/authority.hpp"
#include "due/case_calendar.hpp"
#include "steps.hpp"

namespace mi::tools {
namespace {

struct ChangeOptions {
  work::ChangeInput input;
};

void declare(cli::Options& options, ChangeOptions& o) {
  options.option("--what", o.input.what, base::mark("which data, in the packs' words; the changes on record are listed without it")).placeholder("TEXT");
  options.option("--approved", o.input.approved, base::mark("day on which the authority approved it")).placeholder("DATE");
  options.option("--made", o.input.made, base::mark("day of the change itself, where nobody approves it or the text counts from it")).placeholder("DATE");
  options.option("--filed", o.input.filed, base::mark("day on which it was filed; not given: found unfiled")).placeholder("DATE");
  options.option("--text", o.input.text, base::mark("from what to what")).placeholder("TEXT");
}

cli::Exit run(cli::Context& context, const ChangeOptions& o) {
  if (!o.input.what.empty()) {
    casefile::require_case_of_record(context.opened(), base::say("recording a change of data"));
    auto data = work::data_change(o.input, context.law(), due::calendar_of(context.opened()));
    work::store(context.opened(), context.change(), data, {context.corrects(), context.reason()});
    context.print_figures({data.due});
    if (data.late) context.note(base::say("filed late: it was due by {}; noted for the assessment", data.due.value));
  }
  context.print(work::rows(work::read_changes(context.opened())));
  if (!o.input.what.empty()) context.finish();
  return cli::Exit::done;
}

}  // namespace

cli::Step change_step() {
  return cli::step<ChangeOptions>("change", base::mark("a change of the institution's data, filed in time or not"),
                                  writes_agreement | cli::explains | cli::corrects, declare, run);
}

}  // namespace mi::tools
