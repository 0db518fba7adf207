// SPDX-License-Identifier: Apache-2.0
// One xlsx of the case: findings, measures, settlement, timeline, with native charts.
#include "base/error.hpp"
#include "base/message.hpp"
#include "steps.hpp"
#include "work/report/sheets.hpp"

namespace mi::tools {
namespace {

struct WorkbookOptions {};

void declare(cli::Options&, WorkbookOptions&) {}

cli::Exit run(cli::Context& context, const WorkbookOptions&) {
  if (!context.output() && context.format() == "table")
    throw base::Error(base::ErrorKind::usage, base::say("a workbook is a file"), {}, base::say("give -o FILE.xlsx"));
  context.print(work::case_workbook(context.opened()));
  return cli::Exit::done;
}

}  // namespace

cli::Step workbook_step() {
  return cli::step<WorkbookOptions>("workbook", base::mark("one xlsx of the case, with charts"),
                                    cli::reads_case | cli::prints_table, declare, run);
}

}  // namespace mi::tools
