// SPDX-License-Identifier: Apache-2.0
// mi-case fork: a copy of the case for an inspector to record in.
#include "base/message.hpp"
#include "casefile/copies/fork.hpp"
#include "casefile/views/tables.hpp"
#include "steps.hpp"

namespace mi::tools {
namespace {

using base::mark;

struct ForkOptions {
  std::string name;
  std::string output;
  std::optional<std::string> numbers;
};

void declare(cli::Options& o, ForkOptions& v) {
  o.argument("NAME", v.name, mark("name of the fork: 1 to 16 of a–z and 0–9")).required();
  o.option("-o,--output", v.output, mark("the file to be made")).placeholder("FILE").required();
  o.option("--numbers", v.numbers, mark("block of document numbers that the fork may give out")).placeholder("FIRST-LAST");
}

cli::Exit run(cli::Context& context, const ForkOptions& v) {
  std::optional<casefile::NumberBlock> numbers;
  if (v.numbers) numbers = casefile::parse_block(*v.numbers);
  const casefile::ForkResult made =
      casefile::fork(context.opened(), v.name, v.output, numbers, context.entry_info(), context.dry_run());
  context.finish();
  if (!made.made) context.note(base::say("this fork was made before: nothing was written"));
  else if (context.dry_run()) context.note(base::say("dry run: nothing was written"));
  context.print(casefile::made_table(v.output, made.branch, made.head));
  return cli::Exit::done;
}

}  // namespace

cli::Step fork_step() {
  return cli::step<ForkOptions>("fork", mark("make a copy for an inspector to record in"), cli::writes_case, declare, run);
}

}  // namespace mi::tools
