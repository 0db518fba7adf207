// SPDX-License-Identifier: Apache-2.0
// Demands records, item by item; shows how far a demand has come; gives it more time.
#include "work/inspect/demand.hpp"

#include "base/message.hpp"
#include "casefile/copies/authority.hpp"
#include "steps.hpp"

namespace mi::tools {
namespace {

using base::mark;

struct DemandOptions {
  std::optional<std::string> demand;
  std::vector<std::string> items;
  std::string ground;
  std::optional<base::Date> extend_to;
};

void declare(cli::Options& options, DemandOptions& o) {
  options.argument("DEMAND", o.demand, mark("a demand to look at, demand-1; none: a new one"));
  options.option("--item", o.items, mark("what is demanded; one or more")).placeholder("TEXT");
  options.option("--ground", o.ground, mark("why it is demanded, or why it gets more time")).placeholder("TEXT");
  options.option("--extend-to", o.extend_to, mark("a later last day, given by an officer")).placeholder("DATE");
}

work::DemandState state(cli::Context& context, const std::string& name) {
  return work::demand_state(context.opened(), name, context.law_if_any(), due::calendar_of(context.opened()));
}

cli::Exit make(cli::Context& context, const DemandOptions& o) {
  domain::Demand demand{{}, context.as_of(), o.items, o.ground};
  work::store(context.change(), demand);
  context.print(work::rows(state(context, demand.name), context.as_of()));
  context.finish();
  return cli::Exit::done;
}

cli::Exit extend(cli::Context& context, const DemandOptions& o) {
  casefile::require_case_of_record(context.opened(), base::say("giving more time"));
  const domain::DemandExtension extension{*o.demand, *o.extend_to, o.ground};
  work::check_extension(state(context, *o.demand), extension);
  context.change().record(*o.demand, extension, {}, context.as_of());
  context.print(work::rows(state(context, *o.demand), context.as_of()));
  context.finish();
  return cli::Exit::done;
}

cli::Exit run(cli::Context& context, const DemandOptions& o) {
  if (!o.demand) return make(context, o);
  if (o.extend_to) return extend(context, o);
  context.print(work::rows(state(context, *o.demand), context.as_of()));
  return cli::Exit::done;
}

}  // namespace

cli::Step demand_step() {
  return cli::step<DemandOptions>("demand", mark("demand records, see what was given, give more time"),
                                  cli::reads_case | cli::writes_case | cli::uses_law | cli::prints_table, declare, run);
}

}  // namespace mi::tools
