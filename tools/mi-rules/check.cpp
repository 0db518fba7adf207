// SPDX-License-Identifier: Apache-2.0
// Checks packs: grammar, units, sources, names that lead nowhere, and with --together their layers.
#include "law/read/check_file.hpp"

#include "base/message.hpp"
#include "steps.hpp"

namespace mi::tools {
namespace {

struct CheckOptions {
  std::vector<std::string> files;
  bool together = false;
};

void declare(cli::Options& options, CheckOptions& o) {
  options.arguments("PACK", o.files, base::mark("names, files or folders of packs"), 1);
  options.flag("--together", o.together, base::mark("also whether a case can use them together"));
}

cli::Exit run(cli::Context& context, const CheckOptions& o) {
  const law::CheckResult result = law::check_packs(o.files, o.together);
  context.print(law::rows(result));
  if (result.any_wrong()) return cli::Exit::no;
  return result.any_unreadable() ? cli::Exit::set_aside : cli::Exit::done;
}

}  // namespace

cli::Step check_step() {
  return cli::step<CheckOptions>("check", base::mark("check packs; every error with file, line and column"),
                                 cli::prints_table, declare, run);
}

}  // namespace mi::tools
