// SPDX-License-Identifier: Apache-2.0
// Reckons the measures of all findings with a confirmed clause, and records them for the notice.
#include "work/penalize/compute.hpp"

#include "base/message.hpp"
#include "base/text.hpp"
#include "law/what_if.hpp"
#include "steps.hpp"
#include "work/penalize/choices.hpp"
#include "work/penalize/decide.hpp"

namespace mi::tools {
namespace {

using base::mark;
using base::say;

struct ComputeOptions {
  work::ChoiceWords words;
  std::string paid_through;
  std::optional<base::Date> date;
};

void declare(cli::Options& options, ComputeOptions& o) {
  options.option("--choose", o.words.choose, mark("take a measure that the agency may take; =department or =institution "
                                                  "says whom it meets"))
      .placeholder("MEASURE[=TARGET]");
  options.option("--waive", o.words.waive, mark("do not take it")).placeholder("MEASURE");
  options.option("--pick", o.words.pick, mark("the value inside a range: 17.damages=3, 57.1.suspend=2 months"))
      .placeholder("MEASURE=VALUE");
  options.option("--reason", o.words.reason, mark("why it is so chosen")).placeholder("TEXT");
  options.option("--paid-through", o.paid_through, mark("months up to this one were paid, so money is recovered instead of "
                                                        "refused; none; settled: by the case's settlements"))
      .placeholder("MONTH|none|settled");
  options.option("--date", o.date, mark("day of the reckoning; --as-of when not given"));
}

void say_what_stands_apart(cli::Context& context, const work::PenaltyResult& result) {
  if (!result.unclassified.empty())
    context.note(say("no confirmed clause yet: {}", base::join(result.unclassified, ", ")));
  if (!result.law_track.empty())
    context.note(say("under a clause of the law track, not the agency's measure: {}", base::join(result.law_track, ", ")));
  if (!result.open.empty())
    context.note(say("an officer chooses (--choose or --waive, with --reason): {}", base::join(result.open, ", ")));
}

void record(cli::Context& context, const work::PenaltyFacts& facts, domain::MeasureSet set) {
  if (context.opened().is_fork()) return context.note(say("a fork shows the measures and does not record them"));
  if (set.findings.empty()) return context.note(say("there is nothing to reckon"));
  work::store(context.change(), work::named(facts, std::move(set), context.change()), facts);
  context.finish();
}

cli::Exit run(cli::Context& context, const ComputeOptions& o) {
  const work::PenaltyInput input{work::choices(o.words), work::checked_paid_through(o.paid_through),
                                 o.date.value_or(context.as_of()), {}};
  const work::PenaltyFacts facts = work::read_penalty_facts(context.opened(), casefile::Raisers::left_out);
  if (context.what_if()) {
    const auto reckon = [&](const law::Rulebook& law) { return work::figures(work::compute(facts, law, input).set); };
    context.print(law::what_if(context.law(), work::penalty_switches(), reckon));
    return cli::Exit::done;
  }
  work::PenaltyResult result = work::compute(facts, context.law(), input);
  context.print(work::measure_rows(result.set));
  context.print(work::finding_rows(result.set));
  context.print(work::total_rows(result.set));
  if (context.explain()) context.print_figures(work::figures(result.set));
  say_what_stands_apart(context, result);
  record(context, facts, std::move(result.set));
  return cli::Exit::done;
}

}  // namespace

cli::Step compute_step() {
  return cli::step<ComputeOptions>("compute", mark("reckon the measures of all classified findings"),
                                   cli::reads_case | cli::writes_case | cli::uses_law | cli::prints_table | cli::explains |
                                       cli::what_if,
                                   declare, run);
}

}  // namespace mi::tools
