// SPDX-License-Identifier: Apache-2.0
// How a clause was applied in other cases of the agency; one that cannot be read is listed and passed over (exit 6).
#include "work/penalize/precedents.hpp"

#include "base/message.hpp"
#include "steps.hpp"

namespace mi::tools {
namespace {

struct PrecedentsOptions {
  std::vector<std::string> files;
  std::string clause;
};

void declare(cli::Options& options, PrecedentsOptions& o) {
  options.arguments("CASE", o.files, base::mark("case files"), 1);
  options.option("--clause", o.clause, base::mark("this clause only: 57.1, reg.38.3")).placeholder("ID");
}

cli::Exit run(cli::Context& context, const PrecedentsOptions& o) {
  const work::Precedents found = work::precedents(o.files, o.clause);
  context.print(found.table);
  for (const std::string& line : found.unread) context.note(line);
  return found.unread.empty() ? cli::Exit::done : cli::Exit::set_aside;
}

}  // namespace

cli::Step precedents_step() {
  return cli::step<PrecedentsOptions>("precedents", base::mark("how a clause was applied in other cases"), cli::prints_table,
                                      declare, run);
}

}  // namespace mi::tools
