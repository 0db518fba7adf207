// SPDX-License-Identifier: Apache-2.0
// mi-notice: official documents from templates: checked, numbered, issued, delivered.
#include "base/message.hpp"
#include "steps.hpp"

int main(int argc, char** argv) {
  using namespace mi;
  return cli::run_tool(argc, argv,
                       {"mi-notice", base::mark("make, number, issue and deliver official documents"),
                        {tools::list_step(), tools::kinds_step(), tools::new_step(), tools::say_step(), tools::check_step(),
                         tools::render_step(), tools::verify_step(),
                         tools::number_step(), tools::issue_step(), tools::deliver_step(), tools::void_step()}});
}
