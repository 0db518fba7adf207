// SPDX-License-Identifier: Apache-2.0
// Compares two packs, clause by clause and value by value.
#include "base/message.hpp"
#include "law/show.hpp"
#include "steps.hpp"

namespace mi::tools {
namespace {

struct DiffOptions {
  std::string before;
  std::string after;
};

void declare(cli::Options& options, DiffOptions& o) {
  options.argument("A", o.before, base::mark("a pack")).required();
  options.argument("B", o.after, base::mark("the pack compared with it")).required();
}

cli::Exit run(cli::Context& context, const DiffOptions& o) {
  context.print(law::difference_rows(law::find_pack(o.before), law::find_pack(o.after)));
  return cli::Exit::done;
}

}  // namespace

cli::Step diff_step() {
  return cli::step<DiffOptions>("diff", base::mark("show what two packs say differently"), cli::prints_table, declare,
                                run);
}

}  // namespace mi::tools
