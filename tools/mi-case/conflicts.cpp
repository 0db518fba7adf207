// SPDX-License-Identifier: Apache-2.0
// mi-case conflicts: where copies contradict each other; a person settles it with a reason.
#include "base/message.hpp"
#include "casefile/views/tables.hpp"
#include "steps.hpp"

namespace mi::tools {
namespace {

using base::mark;

struct ConflictOptions {
  std::optional<std::string> settle;
  std::optional<std::string> keep;
  std::optional<std::string> reason;
};

void declare(cli::Options& o, ConflictOptions& v) {
  o.option("--settle", v.settle, mark("the contradicted key to settle")).placeholder("KEY");
  o.option("--keep", v.keep, mark("the fact that holds, of those listed for the key")).placeholder("FACT");
  o.option("--reason", v.reason, mark("why it holds; recorded")).placeholder("TEXT");
}

void must_be_complete(const ConflictOptions& v) {
  if (v.settle && v.keep && v.reason && !v.reason->empty()) return;
  throw base::Error(base::ErrorKind::usage, base::say("settling needs all three: --settle KEY --keep FACT --reason TEXT"));
}

void list(cli::Context& context) {
  casefile::Case& opened = context.opened(casefile::Access::read);
  context.print(casefile::contradiction_table(casefile::contradictions(opened)));
  const auto shaken = casefile::resting_on_replaced(opened);
  if (!shaken.empty()) context.print(casefile::shaken_table(shaken));
}

cli::Exit run(cli::Context& context, const ConflictOptions& v) {
  if (!v.settle && !v.keep && !v.reason) return list(context), cli::Exit::done;
  must_be_complete(v);
  casefile::settle(context.change(), context.opened(), *v.settle, *v.keep, *v.reason);
  context.print(casefile::contradiction_table(casefile::contradictions(context.opened())));
  context.finish();
  return cli::Exit::done;
}

}  // namespace

cli::Step conflicts_step() {
  return cli::step<ConflictOptions>("conflicts", mark("list what copies contradict each other in, and settle it"),
                                    cli::writes_case | cli::prints_table, declare, run);
}

}  // namespace mi::tools
