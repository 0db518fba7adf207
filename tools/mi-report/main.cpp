// SPDX-License-Identifier: Apache-2.0
// mi-report: what a case holds, in the forms an office hands on.
#include "base/message.hpp"
#include "steps.hpp"

int main(int argc, char** argv) {
  using namespace mi;
  return cli::run_tool(argc, argv,
                       {"mi-report", base::mark("show a case in the forms an office hands on"), {tools::workbook_step(), tools::register_step(), tools::credit_step(), tools::trend_step()}});
}
