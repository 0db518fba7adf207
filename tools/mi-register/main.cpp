// SPDX-License-Identifier: Apache-2.0
// mi-register: the institution, its persons, departments and beds, by date.
#include "base/message.hpp"
#include "steps.hpp"

int main(int argc, char** argv) {
  using namespace mi;
  return cli::run_tool(argc, argv,
                       {"mi-register", base::mark("keep the register: institution, persons, departments, beds, by date"),
                        {tools::agency_step(), tools::institution_step(), tools::person_step(), tools::department_step(), tools::beds_step(),
                         tools::import_step(), tools::show_step(), tools::level_step(), tools::history_step()}});
}
