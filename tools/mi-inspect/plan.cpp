// SPDX-License-Identifier: Apache-2.0
// Plans an inspection: who goes, when, what is looked at; without inspectors lists the plans.
#include "work/inspect/plan.hpp"

#include "base/message.hpp"
#include "steps.hpp"

namespace mi::tools {
namespace {

using base::mark;

struct PlanOptions {
  std::optional<base::Date> from, to;
  std::string source = "routine";
  std::vector<std::string> inspectors, matters, materials;
  bool unannounced = false;
};

void declare(cli::Options& options, PlanOptions& o) {
  options.option("--from", o.from, mark("first day of the inspection; none: list the plans")).placeholder("DATE");
  options.option("--to", o.to, mark("last day; the first when not given")).placeholder("DATE");
  options.choice("--source", o.source, {"routine", "special", "complaint", "referral", "lead"},
                 mark("why it is held (default routine)"));
  options.option("--inspector", o.inspectors, mark("who goes; two or more")).placeholder("PERSON");
  options.option("--matter", o.matters, mark("what is looked at")).placeholder("TEXT");
  options.option("--material", o.materials, mark("what the institution has ready")).placeholder("TEXT");
  options.flag("--unannounced", o.unannounced, mark("the institution is not told before"));
}

std::vector<domain::InspectionPlan> plans_of(cli::Context& context) {
  std::vector<domain::InspectionPlan> plans;
  for (auto& p : context.opened().all<domain::InspectionPlan>()) plans.push_back(std::move(p.value));
  return plans;
}

cli::Exit run(cli::Context& context, const PlanOptions& o) {
  if (!o.from) {
    context.print(work::rows(plans_of(context)));
    return cli::Exit::done;
  }
  domain::InspectionPlan plan{{}, context.as_of(), *o.from, o.to.value_or(*o.from), o.source, o.inspectors, o.matters,
                              o.materials, !o.unannounced};
  work::store(context.change(), plan);
  context.print(work::rows(std::vector{plan}));
  context.finish();
  return cli::Exit::done;
}

}  // namespace

cli::Step plan_step() {
  return cli::step<PlanOptions>("plan", mark("plan an inspection and ask for its notice"),
                                cli::reads_case | cli::writes_case | cli::uses_law | cli::prints_table, declare, run);
}

}  // namespace mi::tools
