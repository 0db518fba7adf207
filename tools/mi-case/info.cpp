// SPDX-License-Identifier: Apache-2.0
// mi-case info: what this file is, whose, and how far it has come.
#include "base/message.hpp"
#include "casefile/views/tables.hpp"
#include "steps.hpp"

namespace mi::tools {
namespace {

using base::mark;

struct InfoOptions {
  std::optional<std::string> file;
};

void declare(cli::Options& o, InfoOptions& v) {
  o.argument("FILE", v.file, mark("the case; else the one that -c or MI_CASE names"));
}

cli::Exit run(cli::Context& context, const InfoOptions& v) {
  if (v.file) context.use_case(*v.file);
  context.print(casefile::info_table(context.opened(), reader_of(context)));
  return cli::Exit::done;
}

}  // namespace

cli::Step info_step() {
  return cli::step<InfoOptions>("info", mark("say what a case is and how far it has come"), cli::reads_case | cli::prints_table,
                                declare, run);
}

}  // namespace mi::tools
