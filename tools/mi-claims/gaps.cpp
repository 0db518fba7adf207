// SPDX-License-Identifier: Apache-2.0
// Counts pairs of stays by the days between them, before a limit for split stays is chosen.
#include "base/message.hpp"
#include "claims/run/settings.hpp"
#include "steps.hpp"

namespace mi::tools {
namespace {

using base::mark;

struct Gaps {
  std::string period;
  std::vector<std::string> parameters;
};

void declare(cli::Options& o, Gaps& gaps) {
  o.option("--period", gaps.period, mark("only later stays that began in it: 2026-03, 2026, 2026-03-01/2026-03-15"))
      .placeholder("PERIOD");
  o.option("--parameter", gaps.parameters, mark("set a parameter of the rules: NAME=VALUE or RULE:NAME=VALUE"))
      .placeholder("SETTING");
}

cli::Exit run(cli::Context& context, const Gaps& gaps) {
  std::optional<base::DateRange> period;
  if (!gaps.period.empty()) period = claims::parse_period(gaps.period);
  base::Date day = period ? period->first : context.as_of();
  auto rules = claims::settings(context.opened(), context.law_if_any(), day, {}, gaps.parameters, "").rules;
  context.print(claims::gap_rows(context.opened(), rules, period, claims::usual_gaps()));
  return cli::Exit::done;
}

}  // namespace

cli::Step gaps_step() {
  return cli::step<Gaps>("gaps", mark("count pairs of stays by the days between them"), cli::reads_case | cli::uses_law | cli::prints_table,
                         declare, run);
}

}  // namespace mi::tools
