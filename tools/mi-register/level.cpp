// SPDX-License-Identifier: Apache-2.0
// The level by which the institution is managed, and whether it counts as inside the area (ZT-03).
#include "work/register/level.hpp"

#include "base/message.hpp"
#include "steps.hpp"

namespace mi::tools {
namespace {

struct LevelOptions {};

void declare(cli::Options&, LevelOptions&) {}

cli::Exit run(cli::Context& context, const LevelOptions&) {
  const auto known = law::facts_of_institution(context.opened(), context.as_of());
  const work::Level level = work::level(known, context.law(), context.as_of());
  context.print(work::rows(level));
  for (const std::string& fact : level.unknown) context.note(base::say("nobody knows: {}", fact));
  return level.matches.empty() ? cli::Exit::no : cli::Exit::done;
}

}  // namespace

cli::Step level_step() {
  return cli::step<LevelOptions>("level", base::mark("the level it is managed by, and whether it counts as inside the area (--as-of)"),
                                 cli::reads_case | cli::uses_law | cli::prints_table, declare, run);
}

}  // namespace mi::tools
