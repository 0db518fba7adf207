// SPDX-License-Identifier: Apache-2.0
// mi-case merge: brings in what forks recorded.
#include "base/message.hpp"
#include "casefile/views/tables.hpp"
#include "steps.hpp"

namespace mi::tools {
namespace {

using base::mark;

struct MergeOptions {
  std::vector<std::string> files;
};

void declare(cli::Options& o, MergeOptions& v) { o.arguments("FILE", v.files, mark("forks of this case"), 1); }

cli::Exit run(cli::Context& context, const MergeOptions& v) {
  const casefile::MergeResult merged =
      casefile::merge(context.opened(), v.files, context.entry_info(), context.dry_run());
  context.finish();
  context.print(casefile::merged_table(merged.files));
  if (context.dry_run()) context.note(base::say("dry run: nothing was written"));
  if (merged.contradictions.empty()) return cli::Exit::done;
  context.print(casefile::contradiction_table(merged.contradictions));
  context.note(base::say("keys that contradict each other: {}; settle them with mi-case conflicts", merged.contradictions.size()));
  return cli::Exit::set_aside;
}

}  // namespace

cli::Step merge_step() {
  return cli::step<MergeOptions>("merge", mark("bring in what forks recorded"), cli::writes_case | cli::prints_table, declare, run);
}

}  // namespace mi::tools
