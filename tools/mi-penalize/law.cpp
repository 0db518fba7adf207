// SPDX-License-Identifier: Apache-2.0
// Reckons the penalty under the law: a range for each article, the stop of a department, what goes back to the fund.
#include "work/penalize/law/reckon.hpp"

#include "base/message.hpp"
#include "base/text.hpp"
#include "law/what_if.hpp"
#include "steps.hpp"
#include "work/penalize/choices.hpp"

namespace mi::tools {
namespace {

using base::mark;
using base::say;

struct LawOptions {
  work::ChoiceWords words;
  std::vector<std::string> below;
  std::string ground;
  std::optional<base::Date> date;
};

void declare(cli::Options& options, LawOptions& o) {
  options.option("--choose", o.words.choose, mark("take a measure that may be taken")).placeholder("MEASURE");
  options.option("--waive", o.words.waive, mark("do not take it")).placeholder("MEASURE");
  options.option("--pick", o.words.pick, mark("the value inside a range: reg.38.3.fine=4000.00, reg.40.3.suspend=8 months"))
      .placeholder("MEASURE=VALUE");
  options.option("--below", o.below, mark("a fine below its range; needs --ground")).placeholder("MEASURE=AMOUNT");
  options.option("--ground", o.ground, mark("why below: a word of the packs' penalty.below.grounds")).placeholder("WORD");
  options.option("--reason", o.words.reason, mark("why it is so chosen")).placeholder("TEXT");
  options.option("--date", o.date, mark("day of the reckoning; --as-of when not given"));
}

void record(cli::Context& context, const work::LawFacts& facts, const domain::LawSet& set) {
  if (context.opened().is_fork()) return context.note(say("a fork shows the measures and does not record them"));
  if (set.parts.empty()) return context.note(say("no finding has an article of the law: mi-penalize classify"));
  work::store(context.change(), work::named(facts, set, context.change()), facts);
  context.finish();
}

cli::Exit run(cli::Context& context, const LawOptions& o) {
  const work::LawInput input{work::law_choices(o.words, o.below, o.ground), o.date.value_or(context.as_of())};
  const work::LawFacts facts = work::read_law_facts(context.opened());
  if (context.what_if()) {
    const auto reckon = [&](const law::Rulebook& law) { return work::figures(work::reckon_law(facts, law, input).set); };
    context.print(law::what_if(context.law(), work::law_switches(), reckon));
    return cli::Exit::done;
  }
  const work::LawResult result = work::reckon_law(facts, context.law(), input);
  context.print(work::law_rows(result.set));
  context.print(work::law_measure_rows(result.set));
  context.print(work::unpunished_rows(result.set));
  context.print(work::law_total_rows(result.set));
  context.print_figures(work::figures(result.set));
  if (!result.open.empty())
    context.note(say("an officer chooses (--pick, --choose or --waive, with --reason): {}", base::join(result.open, ", ")));
  record(context, facts, result.set);
  return cli::Exit::done;
}

}  // namespace

cli::Step law_step() {
  return cli::step<LawOptions>("law", mark("reckon the penalty under the law, as a range"),
                               cli::reads_case | cli::writes_case | cli::uses_law | cli::prints_table | cli::explains |
                                   cli::what_if,
                               declare, run);
}

}  // namespace mi::tools
