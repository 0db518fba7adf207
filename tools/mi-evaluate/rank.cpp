// SPDX-License-Identifier: Apache-2.0
// Ranks institutions by their yearly assessments: awards within the quota, grades by shares (GX-04, GX-05).
#include "work/evaluate/rank.hpp"

#include "base/message.hpp"
#include "steps.hpp"

namespace mi::tools {
namespace {

struct RankOptions {
  std::string year;
  std::vector<std::string> files;
};

void declare(cli::Options& options, RankOptions& o) {
  options.arguments("CASE", o.files, base::mark("case files of the institutions that took part"), 1);
  options.option("--year", o.year, base::mark("the year, 2026")).required().placeholder("YEAR");
}

cli::Exit run(cli::Context& context, const RankOptions& o) {
  work::Ranking ranking = work::read_ranking(o.files, o.year);
  work::rank(ranking, context.law(), context.as_of());
  context.print(work::rows(ranking));
  context.note(base::say("{0} took part; places: {1}", ranking.list.size(), ranking.awards));
  for (const std::string& line : ranking.unread) context.note(line);
  return ranking.unread.empty() ? cli::Exit::done : cli::Exit::set_aside;
}

}  // namespace

cli::Step rank_step() {
  return cli::step<RankOptions>("rank", base::mark("rank institutions by their assessments: awards and grades, over many cases"),
                                cli::reads_case | cli::uses_law | cli::prints_table, declare, run);
}

}  // namespace mi::tools
