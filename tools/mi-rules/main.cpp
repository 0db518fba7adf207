// SPDX-License-Identifier: Apache-2.0
// mi-rules: rule packs, read, checked, tested, compared, and fixed for a case.
#include "base/message.hpp"
#include "steps.hpp"

int main(int argc, char** argv) {
  using namespace mi;
  return cli::run_tool(argc, argv,
                       {"mi-rules", base::mark("rule packs: the law as data"),
                        {tools::list_step(), tools::show_step(), tools::check_step(), tools::test_step(),
                         tools::diff_step(), tools::layers_step(), tools::use_step(), tools::set_step()}});
}
