// SPDX-License-Identifier: Apache-2.0
// mi-case upgrade: carries a case of an older version over to this one, as a copy.
#include "base/message.hpp"
#include "casefile/copies/upgrade.hpp"
#include "casefile/views/tables.hpp"
#include "steps.hpp"

namespace mi::tools {
namespace {

using base::mark;

struct UpgradeOptions {
  std::string output;
};

void declare(cli::Options& o, UpgradeOptions& v) {
  o.option("-o,--output", v.output, mark("the file to be made; the old one stays as it is")).placeholder("FILE").required();
}

cli::Exit run(cli::Context& context, const UpgradeOptions& v) {
  const std::string old_path = context.case_path();
  const casefile::Upgraded done = casefile::upgrade(old_path, v.output);
  if (done.from == done.to) {
    context.note(base::say("the case is of this version already: nothing was written"));
    return cli::Exit::done;
  }
  context.use_case(v.output);
  context.print(casefile::made_table(v.output, context.opened().branch(), context.opened().head()));
  context.note(base::say("schema step {} became {}; {} stays as it is", done.from, done.to, old_path));
  return cli::Exit::done;
}

}  // namespace

cli::Step upgrade_step() {
  return cli::step<UpgradeOptions>("upgrade", mark("carry a case of an older version over, as a copy"), cli::reads_case, declare, run);
}

}  // namespace mi::tools
