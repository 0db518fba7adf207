// SPDX-License-Identifier: Apache-2.0
// Takes an application in, once its papers are whole and every condition is met.
#include "base/message.hpp"
#include "casefile/copies/authority.hpp"
#include "steps.hpp"
#include "work/apply/decide.hpp"

namespace mi::tools {
namespace {

struct AcceptOptions {
  std::string application;
  std::optional<base::Date> date;
};

void declare(cli::Options& options, AcceptOptions& o) {
  declare_application(options, o.application);
  options.option("--date", o.date, base::mark("day of it; today when not given")).placeholder("DATE");
}

std::string agency_of(cli::Context& context, base::Date day) {
  if (context.law().conditions("apply.route", day).empty()) return {};
  return work::route(law::facts_of_institution(context.opened(), day), context.law(), day).agency;
}

cli::Exit run(cli::Context& context, const AcceptOptions& o) {
  casefile::require_case_of_record(context.opened(), base::say("taking an application in"));
  const auto application = casefile::application(context.opened(), o.application);
  const work::Screening s = screening(context, application);
  auto acceptance = work::accept(application, materials(context, application), s, agency_of(context, s.as_of),
                                 o.date.value_or(context.as_of()));
  work::store(context.change(), acceptance, application.application.fact.id);
  context.print(work::rows(acceptance));
  context.print_figures(work::figures(s));
  context.finish();
  return cli::Exit::done;
}

}  // namespace

cli::Step accept_step() {
  return cli::step<AcceptOptions>("accept", base::mark("take an application in"),
                                  cli::reads_case | cli::writes_case | cli::uses_law | cli::prints_table | cli::explains,
                                  declare, run);
}

}  // namespace mi::tools
