// SPDX-License-Identifier: Apache-2.0
// Who the institution is through its changes, and which other cases share a licence, an address or a person with it.
#include "work/register/history.hpp"

#include "base/error.hpp"
#include "base/message.hpp"
#include "steps.hpp"

namespace mi::tools {
namespace {

struct HistoryOptions {
  std::vector<std::string> others;
};

void declare(cli::Options& options, HistoryOptions& o) {
  options.arguments("CASE", o.others, base::mark("other case files to compare with"));
}

cli::Exit run(cli::Context& context, const HistoryOptions& o) {
  const auto here = work::traits(context.opened());
  context.print(work::rows(here));
  if (o.others.empty()) return cli::Exit::done;
  const work::MatchesOfCases all = work::matches_of_cases(here, o.others);
  context.print(work::rows(all.matches));
  for (const std::string& line : all.unread) context.note(line);
  if (!all.matches.empty()) context.note(base::say("a match is shown, not decided: an officer says whether it is the same institution or person"));
  return all.unread.empty() ? cli::Exit::done : cli::Exit::set_aside;
}

}  // namespace

cli::Step history_step() {
  return cli::step<HistoryOptions>("history", base::mark("who the institution is through its changes; matches with other cases"),
                                   cli::reads_case | cli::uses_law | cli::prints_table, declare, run);
}

}  // namespace mi::tools
