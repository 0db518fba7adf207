// SPDX-License-Identifier: Apache-2.0
// The yearly assessment of an institution: its sheet, or its scores weighed, held against the vetoes, and recorded (GX-01 to GX-03).
#include "work/evaluate/assess.hpp"

#include "base/message.hpp"
#include "casefile/copies/authority.hpp"
#include "casefile/entries.hpp"
#include "steps.hpp"

namespace mi::tools {
namespace {

struct AssessOptions {
  std::string year;
  std::optional<std::string> scores;
  std::vector<std::string> indicators, overrides;
  std::optional<base::Date> date;
};

void declare(cli::Options& options, AssessOptions& o) {
  options.option("--year", o.year, base::mark("the year, 2026")).required().placeholder("YEAR");
  options.option("--from", o.scores, base::mark("the sheet with its scores; none: print the sheet")).placeholder("FILE");
  options.option("--indicator", o.indicators, base::mark("a core indicator, as income_growth=8%; may be repeated")).placeholder("NAME=SHARE");
  options.option("--override", o.overrides, base::mark("why a core indicator does not veto all the same")).placeholder("NAME=REASON");
  options.option("--date", o.date, base::mark("day of the assessment; today when not given")).placeholder("DATE");
}

work::AssessInput input_of(cli::Context& context, const AssessOptions& o) {
  work::AssessInput input;
  input.year = o.year;
  input.date = o.date.value_or(context.as_of());
  input.groups = work::read_assessment(context.read_input(*o.scores), *o.scores);
  for (const auto& [name, value] : work::named_values(o.indicators)) input.indicators[name] = base::Rational::parse(value);
  input.overrides = work::named_values(o.overrides);
  return input;
}

cli::Exit run(cli::Context& context, const AssessOptions& o) {
  if (!o.scores) {
    context.print(work::assessment_sheet(context.law(), o.year));
    return cli::Exit::done;
  }
  casefile::require_case_of_record(context.opened(), base::say("giving the result of an assessment"));
  const domain::Assessment a = work::assess(input_of(context, o), context.law());
  casefile::enter(context.opened(), context.change(), a.year, a, "assessment:" + a.year, a.date, {context.corrects(), context.reason()});
  context.print(work::rows(a));
  context.print_figures(a.figures);
  for (const std::string& veto : work::vetoes_of(a)) context.note(base::say("vetoed: {}", veto));
  context.finish();
  return cli::Exit::done;
}

}  // namespace

cli::Step assess_step() {
  return cli::step<AssessOptions>("assess", base::mark("the yearly assessment: its sheet, or its scores weighed and recorded"),
                                  cli::reads_case | cli::writes_case | cli::uses_law | cli::prints_table | cli::explains | cli::corrects,
                                  declare, run);
}

}  // namespace mi::tools
