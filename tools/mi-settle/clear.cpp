// SPDX-License-Identifier: Apache-2.0
// Clears a year: overspend, its compensation by brackets, release of what was withheld (SZ-02).
#include "work/settle/clear.hpp"

#include "base/message.hpp"
#include "casefile/copies/authority.hpp"
#include "law/case_facts.hpp"
#include "law/what_if.hpp"
#include "steps.hpp"
#include "work/settle/input.hpp"
#include "work/settle/overspend.hpp"

namespace mi::tools {
namespace {

struct ClearOptions {
  std::string year;
  std::optional<base::Money> standard;
  std::optional<base::Rational> reasonable;
  std::string ground;
};

void declare(cli::Options& options, ClearOptions& o) {
  options.option("--year", o.year, base::mark("the year, 2026")).required().placeholder("YEAR");
  options.option("--standard", o.standard, base::mark("budget, or standard per stay times stays"))
      .required()
      .placeholder("YUAN");
  options.option("--reasonable", o.reasonable, base::mark("share of the overspend that is reasonable; none when not given"))
      .placeholder("PERCENT");
  options.option("--ground", o.ground, base::mark("what made it reasonable")).placeholder("TEXT");
}

cli::Exit run(cli::Context& context, const ClearOptions& o) {
  casefile::require_case_of_record(context.opened(), base::say("clearing a year"));
  const work::ClearInput input = work::clear_input(context.opened(), work::checked_year(o.year), *o.standard,
                                                   o.reasonable.value_or(base::Rational()), o.ground);
  const base::Date day = base::Date::parse(o.year + "-12-31");
  if (!input.reasonable.is_zero()) work::require_reason(context.law(), law::facts_of_institution(context.opened(), day), day);
  const auto reckon = [&](const law::Rulebook& law) { return work::compute_clear(input, law); };
  return settle(context, {"settlement.overspend.brackets", "settlement.outside.total"}, reckon);
}

}  // namespace

cli::Step clear_step() {
  return cli::step<ClearOptions>("clear", base::mark("clear a year: overspend, compensation, release"),
                                 cli::reads_case | cli::writes_case | cli::uses_law | cli::prints_table | cli::explains |
                                     cli::what_if | cli::corrects,
                                 declare, run);
}

}  // namespace mi::tools
