// SPDX-License-Identifier: Apache-2.0
// Lists the kinds of document, or the fields of one: what it must say, and what gives it.
#include "base/message.hpp"
#include "steps.hpp"
#include "work/notice/templates.hpp"

namespace mi::tools {
namespace {

struct KindsOptions {
  std::optional<std::string> kind;
};

void declare(cli::Options& options, KindsOptions& o) {
  options.argument("KIND", o.kind, base::mark("a kind, to list its fields; none: all kinds"));
}

cli::Exit run(cli::Context& context, const KindsOptions& o) {
  context.print(o.kind ? work::field_rows(work::manifest_of(*o.kind)) : work::kind_rows());
  return cli::Exit::done;
}

}  // namespace

cli::Step kinds_step() {
  return cli::step<KindsOptions>("kinds", base::mark("kinds of document, or the fields of one"), cli::prints_table, declare, run);
}

}  // namespace mi::tools
