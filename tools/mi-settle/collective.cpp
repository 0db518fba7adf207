// SPDX-License-Identifier: Apache-2.0
// Records that the agency decided collectively on a major payment (SG-28).
#include "work/settle/collective.hpp"

#include "base/message.hpp"
#include "casefile/copies/authority.hpp"
#include "casefile/entries.hpp"
#include "steps.hpp"

namespace mi::tools {
namespace {

struct CollectiveOptions {
  std::string result, text;
  std::optional<base::Date> date;
  std::optional<base::Money> amount;
  std::vector<std::string> persons, files;
};

void declare(cli::Options& options, CollectiveOptions& o) {
  options.option("--for", o.result, base::mark("the settlement that is paid, month:2026-03")).required().placeholder("RESULT");
  options.option("--date", o.date, base::mark("day of the decision")).required().placeholder("DATE");
  options.option("--amount", o.amount, base::mark("what may be paid at most")).required().placeholder("YUAN");
  options.option("--person", o.persons, base::mark("who took part; repeated for each")).required().placeholder("PERSON");
  options.option("--text", o.text, base::mark("what was decided")).required().placeholder("TEXT");
  options.option("--file", o.files, base::mark("the minutes; may be repeated")).placeholder("FILE");
}

domain::CollectiveDecision decision_of(cli::Context& context, const CollectiveOptions& o) {
  domain::CollectiveDecision decision{o.result, *o.date, *o.amount, o.persons, o.text, {}};
  work::check(decision);
  for (const std::string& path : o.files)
    decision.files.push_back({path.substr(path.rfind('/') + 1), context.change().add_file(context.read_input(path))});
  return decision;
}

cli::Exit run(cli::Context& context, const CollectiveOptions& o) {
  casefile::require_case_of_record(context.opened(), base::say("deciding on a payment"));
  const domain::CollectiveDecision decision = decision_of(context, o);
  casefile::enter(context.opened(), context.change(), decision.result, decision, "collective:" + decision.result, decision.date,
                  {context.corrects(), context.reason()});
  context.print(work::rows(decision));
  context.finish();
  return cli::Exit::done;
}

}  // namespace

cli::Step collective_step() {
  return cli::step<CollectiveOptions>("collective", base::mark("record a collective decision on a payment"),
                                      cli::reads_case | cli::writes_case | cli::prints_table | cli::corrects, declare, run);
}

}  // namespace mi::tools
