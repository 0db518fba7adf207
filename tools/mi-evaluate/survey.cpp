// SPDX-License-Identifier: Apache-2.0
// The survey of patients: how many are to be asked, and what they say (ZK-13).
#include "base/message.hpp"
#include "casefile/copies/authority.hpp"
#include "casefile/entries.hpp"
#include "steps.hpp"
#include "work/evaluate/assess.hpp"

namespace mi::tools {
namespace {

struct SurveyOptions {
  std::string year;
  std::optional<std::int64_t> population;
  std::optional<std::string> answers;
};

void declare(cli::Options& options, SurveyOptions& o) {
  options.option("--year", o.year, base::mark("the year, 2026")).required().placeholder("YEAR");
  options.option("--population", o.population, base::mark("inpatients of the year, or people signed up"), 1, 1'000'000'000).required().placeholder("N");
  options.option("--from", o.answers, base::mark("the answers, a table with the column score; none: say how many are to be asked")).placeholder("FILE");
}

cli::Exit run(cli::Context& context, const SurveyOptions& o) {
  work::SurveyInput input{o.year, *o.population, {}};
  if (!o.answers) {
    context.print(work::rows(domain::Survey{o.year, *o.population, {}, {work::survey_size(input, context.law())}}));
    return cli::Exit::done;
  }
  casefile::require_case_of_record(context.opened(), base::say("giving the result of an assessment"));
  input.answers = work::read_answers(context.read_input(*o.answers), *o.answers);
  const domain::Survey s = work::survey(input, context.law());
  casefile::enter(context.opened(), context.change(), s.year, s, "survey:" + s.year, {}, {context.corrects(), context.reason()});
  context.print(work::rows(s));
  context.print_figures(s.figures);
  context.finish();
  return cli::Exit::done;
}

}  // namespace

cli::Step survey_step() {
  return cli::step<SurveyOptions>("survey", base::mark("a survey of patients: its size, or its answers recorded"),
                                  cli::reads_case | cli::writes_case | cli::uses_law | cli::prints_table | cli::explains | cli::corrects,
                                  declare, run);
}

}  // namespace mi::tools
