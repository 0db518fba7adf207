// SPDX-License-Identifier: Apache-2.0
// Confirms the clause of a finding; without --clause shows the clauses that it may fall under.
#include "work/penalize/classify.hpp"

#include "base/message.hpp"
#include "casefile/views/dockets.hpp"
#include "steps.hpp"

namespace mi::tools {
namespace {

using base::mark;

struct ClassifyOptions {
  std::string finding, reason;
  std::optional<std::string> clause;
  std::vector<std::string> answers;
};

void declare(cli::Options& options, ClassifyOptions& o) {
  options.argument("FINDING", o.finding, mark("the finding, F3")).required();
  options.option("--clause", o.clause, mark("the clause it falls under, 56.2; none: show which may fit")).placeholder("ID");
  options.option("--answer", o.answers, mark("answer to a question between two clauses: intent=no"))
      .placeholder("FACT=yes|no");
  options.option("--reason", o.reason, mark("why")).placeholder("TEXT");
}

cli::Exit run(cli::Context& context, const ClassifyOptions& o) {
  const domain::Docket docket = casefile::docket(context.opened(), o.finding);
  if (!o.clause) {
    context.print(work::suggestions(docket, context.law()));
    return cli::Exit::done;
  }
  const auto classification = work::classify(docket, context.law(), {*o.clause, o.answers, o.reason});
  work::store(context.change(), classification, context.law(), docket, context.as_of());
  context.print(work::rows(classification, context.law(), docket));
  context.finish();
  return cli::Exit::done;
}

}  // namespace

cli::Step classify_step() {
  return cli::step<ClassifyOptions>("classify", mark("confirm the clause of a finding, or show which may fit"),
                                    cli::reads_case | cli::writes_case | cli::uses_law | cli::prints_table, declare, run);
}

}  // namespace mi::tools
