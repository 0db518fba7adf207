// SPDX-License-Identifier: Apache-2.0
// Writes the agency's checks as one file, for a hospital's own check.
#include "base/message.hpp"
#include "claims/run/self.hpp"
#include "claims/run/settings.hpp"
#include "steps.hpp"

namespace mi::tools {
namespace {

using base::mark;

struct SelfPack {
  std::string period;
  std::vector<std::string> rules;
  std::vector<std::string> parameters;
};

void declare(cli::Options& o, SelfPack& self) {
  o.option("--period", self.period, mark("only what falls into it: 2026-03, 2026, 2026-03-01/2026-03-15")).placeholder("PERIOD");
  o.option("--rule", self.rules, mark("only this rule, by its code or its kind")).placeholder("RULE");
  o.option("--parameter", self.parameters, mark("set a parameter of the rules: NAME=VALUE or RULE:NAME=VALUE")).placeholder("SETTING");
}

cli::Exit run(cli::Context& context, const SelfPack& self) {
  std::optional<base::DateRange> period;
  if (!self.period.empty()) period = claims::parse_period(self.period);
  base::Date day = period ? period->first : context.as_of();
  auto request = claims::settings(context.opened(), context.law_if_any(), day, self.rules, self.parameters, "");
  request.period = period;
  context.print_text(claims::self_pack(request));
  return cli::Exit::done;
}

}  // namespace

cli::Step self_pack_step() {
  return cli::step<SelfPack>("self-pack", mark("write the agency's checks as a file for a hospital's own check"),
                             cli::reads_case | cli::uses_law | cli::prints_table, declare, run);
}

}  // namespace mi::tools
