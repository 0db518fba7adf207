// SPDX-License-Identifier: Apache-2.0
// Sets a parameter or a switch for a case, with where its value comes from.
#include "base/message.hpp"
#include "law/adopt.hpp"
#include "steps.hpp"

namespace mi::tools {
namespace {

struct SetOptions {
  std::string name;
  std::string value;
  std::string source;
};

void declare(cli::Options& options, SetOptions& o) {
  options.argument("NAME", o.name, base::mark("a parameter or a switch")).required();
  options.argument("VALUE", o.value, base::mark("its value, with its unit, as a pack would write it")).required();
  options.option("--source", o.source, base::mark("where the value comes from")).required().placeholder("TEXT");
}

cli::Exit run(cli::Context& context, const SetOptions& o) {
  law::set(context.opened(), context.change(), o.name, o.value, o.source, context.as_of());
  context.finish();
  return cli::Exit::done;
}

}  // namespace

cli::Step set_step() {
  return cli::step<SetOptions>("set", base::mark("set a parameter or a switch for a case"),
                               cli::reads_case | cli::writes_case, declare, run);
}

}  // namespace mi::tools
