// SPDX-License-Identifier: Apache-2.0
// Returns the year's deposit by the assessment score (CF-09).
#include "work/settle/deposit.hpp"

#include "base/message.hpp"
#include "casefile/copies/authority.hpp"
#include "law/what_if.hpp"
#include "steps.hpp"
#include "work/settle/input.hpp"

namespace mi::tools {
namespace {

struct DepositOptions {
  std::string year;
  std::vector<std::string> scores;
};

void declare(cli::Options& options, DepositOptions& o) {
  options.option("--year", o.year, base::mark("the year, 2026")).required().placeholder("YEAR");
  options.option("--score", o.scores, base::mark("the year's score, or one of four quarters, in order; else the recorded assessment's"))
      .placeholder("SCORE");
}

cli::Exit run(cli::Context& context, const DepositOptions& o) {
  casefile::require_case_of_record(context.opened(), base::say("returning a deposit"));
  work::DepositInput input{work::checked_year(o.year), work::deposit_held(context.opened(), o.year), {}};
  for (const std::string& text : o.scores) input.scores.push_back(base::Rational::parse(text));
  if (o.scores.empty()) input.scores.push_back(work::assessed_score(context.opened(), o.year));
  const auto reckon = [&](const law::Rulebook& law) { return work::compute_deposit(input, law); };
  return settle(context, {"settlement.deposit.score"}, reckon);
}

}  // namespace

cli::Step deposit_step() {
  return cli::step<DepositOptions>("deposit", base::mark("return the year's deposit by the assessment score"),
                                   cli::reads_case | cli::writes_case | cli::uses_law | cli::prints_table |
                                       cli::explains | cli::what_if | cli::corrects,
                                   declare, run);
}

}  // namespace mi::tools
