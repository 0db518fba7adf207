// SPDX-License-Identifier: Apache-2.0
// Registers persons, departments, beds or the institution's data in bulk, from a table or JSON.
#include "base/message.hpp"
#include "steps.hpp"

namespace mi::tools {
namespace {

struct ImportOptions {
  std::string file;
};

void declare(cli::Options& options, ImportOptions& o) {
  options.argument("FILE", o.file, base::mark("a table with a header, or JSON; - is standard input"));
}

cli::Exit run(cli::Context& context, const ImportOptions& o) {
  const work::CellFile file = work::read_cells(context.read_input(o.file), o.file);
  casefile::Case& target = context.opened();
  switch (file.subject) {
    case work::Subject::institution: return enter(context, file.subject, work::institutions(target, file.rows));
    case work::Subject::person: return enter(context, file.subject, work::persons(target, file.rows));
    case work::Subject::department: return enter(context, file.subject, work::departments(target, file.rows));
    default: return enter(context, file.subject, work::beds(target, file.rows));
  }
}

}  // namespace

cli::Step import_step() {
  return cli::step<ImportOptions>("import", base::mark("register persons, departments or beds in bulk"), register_uses,
                                  declare, run);
}

}  // namespace mi::tools
