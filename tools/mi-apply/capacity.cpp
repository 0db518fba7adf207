// SPDX-License-Identifier: Apache-2.0
// Lays a plan of designated institutions beside those that there are, by area and kind (SG-02, NH-01).
#include "work/apply/capacity.hpp"

#include "base/message.hpp"
#include "steps.hpp"

namespace mi::tools {
namespace {

struct CapacityOptions {
  std::string plan;
  std::vector<std::string> files;
};

void declare(cli::Options& options, CapacityOptions& o) {
  options.option("--plan", o.plan, base::mark("the plan: area, type, places, and what each was weighed by")).required().placeholder("FILE");
  options.arguments("CASE", o.files, base::mark("case files of the institutions there are"));
}

cli::Exit run(cli::Context& context, const CapacityOptions& o) {
  const auto factors = context.law().value("apply.capacity.factors", context.as_of()).list();
  const auto plan = work::read_plan(context.read_input(o.plan), o.plan, factors);
  const work::Capacity c = work::capacity(plan, o.files, context.as_of());
  context.print(work::rows(c, factors));
  for (const std::string& line : c.outside) context.note(base::say("the plan has no line for {}", line));
  for (const std::string& line : c.unread) context.note(line);
  return c.unread.empty() && c.outside.empty() ? cli::Exit::done : cli::Exit::set_aside;
}

}  // namespace

cli::Step capacity_step() {
  return cli::step<CapacityOptions>("capacity", base::mark("a plan of designated institutions beside those that there are"),
                                    cli::reads_case | cli::uses_law | cli::prints_table, declare, run);
}

}  // namespace mi::tools
