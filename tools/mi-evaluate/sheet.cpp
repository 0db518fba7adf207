// SPDX-License-Identifier: Apache-2.0
// Makes a score sheet from the areas that the rules name.
#include "work/evaluate/sheet.hpp"

#include "base/message.hpp"
#include "steps.hpp"

namespace mi::tools {
namespace {

struct SheetOptions {
  std::vector<std::string> scorers;
};

void declare(cli::Options& options, SheetOptions& o) {
  options.option("--scorer", o.scorers, base::mark("who scores; one or more")).required().placeholder("NAME");
}

cli::Exit run(cli::Context& context, const SheetOptions& o) {
  context.print(work::sheet(work::sheet_rules(context.law(), context.as_of()), o.scorers));
  return cli::Exit::done;
}

}  // namespace

cli::Step sheet_step() {
  return cli::step<SheetOptions>("sheet", base::mark("make a score sheet to be filled in (-f tsv or xlsx)"),
                                 cli::reads_case | cli::uses_law | cli::prints_table, declare, run);
}

}  // namespace mi::tools
