// SPDX-License-Identifier: Apache-2.0
// mi-case rebuild: makes the derived tables anew from the facts.
#include "base/message.hpp"
#include "casefile/derived.hpp"
#include "steps.hpp"

namespace mi::tools {
namespace {

using base::mark;

struct RebuildOptions {};

void declare(cli::Options&, RebuildOptions&) {}

cli::Exit run(cli::Context& context, const RebuildOptions&) {
  const std::int64_t wrong = casefile::rebuild(context.opened(), context.dry_run());
  context.note(wrong == 0 ? base::say("the derived tables were right")
                          : base::say("rows of the derived tables that were wrong: {}", wrong));
  if (context.dry_run()) context.note(base::say("dry run: nothing was written"));
  return cli::Exit::done;
}

}  // namespace

cli::Step rebuild_step() {
  return cli::step<RebuildOptions>("rebuild", mark("make the derived tables anew from the facts"), cli::writes_case, declare, run);
}

}  // namespace mi::tools
