// SPDX-License-Identifier: Apache-2.0
// A secret ballot in the yearly assessment, counted and kept without names (GX-06).
#include "work/evaluate/vote.hpp"

#include "base/message.hpp"
#include "casefile/copies/authority.hpp"
#include "casefile/entries.hpp"
#include "steps.hpp"

namespace mi::tools {
namespace {

struct VoteOptions {
  std::string year, about, ballots;
  std::optional<std::int64_t> voters;
  bool result = false;
};

void declare(cli::Options& options, VoteOptions& o) {
  options.option("--year", o.year, base::mark("the year, 2026")).required().placeholder("YEAR");
  options.option("--about", o.about, base::mark("what is voted on")).required().placeholder("TEXT");
  options.option("--voters", o.voters, base::mark("how many may vote"), 1, 1'000'000).required().placeholder("N");
  options.option("--from", o.ballots, base::mark("the ballots, a table with the column choice alone")).required().placeholder("FILE");
  options.flag("--result", o.result, base::mark("whether it is carried, by the share that the rules ask for"));
}

cli::Exit run(cli::Context& context, const VoteOptions& o) {
  casefile::require_case_of_record(context.opened(), base::say("giving the result of an assessment"));
  domain::Vote vote = work::count_votes({o.year, o.about, *o.voters, work::read_ballots(context.read_input(o.ballots), o.ballots)});
  if (o.result) vote.figures.push_back(work::vote_result(vote, context.law()));
  casefile::enter(context.opened(), context.change(), vote.key(), vote, "vote:" + vote.key(), {}, {context.corrects(), context.reason()});
  context.print(work::rows(vote));
  context.print_figures(vote.figures);
  context.finish();
  return cli::Exit::done;
}

}  // namespace

cli::Step vote_step() {
  return cli::step<VoteOptions>("vote", base::mark("a secret ballot: counted, and kept without names"),
                                cli::reads_case | cli::writes_case | cli::uses_law | cli::prints_table | cli::explains | cli::corrects, declare, run);
}

}  // namespace mi::tools
