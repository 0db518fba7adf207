// SPDX-License-Identifier: Apache-2.0
// Departments of whose staff several were suspended or cancelled within the term: which of them may be suspended.
#include "base/message.hpp"
#include "steps.hpp"
#include "work/penalize/points/doctor.hpp"

namespace mi::tools {
namespace {

struct DepartmentOptions {};

void declare(cli::Options&, DepartmentOptions&) {}

cli::Exit run(cli::Context& context, const DepartmentOptions&) {
  const auto standings = work::department_standings(work::read_doctor_facts(context.opened()), context.law(), context.as_of());
  context.print(work::department_rows(standings));
  std::vector<domain::Figure> figures;
  for (const auto& s : standings) figures.push_back(s.persons);
  context.print_figures(figures);
  return cli::Exit::done;
}

}  // namespace

cli::Step department_step() {
  return cli::step<DepartmentOptions>("department", base::mark("departments of whose staff several were stopped"),
                                      cli::reads_case | cli::uses_law | cli::prints_table | cli::explains, declare, run);
}

}  // namespace mi::tools
