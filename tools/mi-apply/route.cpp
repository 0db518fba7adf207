// SPDX-License-Identifier: Apache-2.0
// Answers whose matter the application is (SG-01).
#include "base/message.hpp"
#include "steps.hpp"

namespace mi::tools {
namespace {

struct RouteOptions {};

void declare(cli::Options&, RouteOptions&) {}

cli::Exit run(cli::Context& context, const RouteOptions&) {
  const auto known = law::facts_of_institution(context.opened(), context.as_of());
  const work::Route route = work::route(known, context.law(), context.as_of());
  context.print(work::rows(route));
  context.print_figures(route.reasons);
  for (const std::string& fact : route.unknown) context.note(base::say("nobody knows: {}", fact));
  return route.agency.empty() ? cli::Exit::no : cli::Exit::done;
}

}  // namespace

cli::Step route_step() {
  return cli::step<RouteOptions>("route", base::mark("whose matter it is: the city's or the county's agency"),
                                 cli::reads_case | cli::uses_law | cli::prints_table | cli::explains, declare, run);
}

}  // namespace mi::tools
