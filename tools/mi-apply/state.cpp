// SPDX-License-Identifier: Apache-2.0
// States what an officer found out and the register cannot know; without a name, lists what the rules ask for.
#include "work/apply/state.hpp"

#include "base/message.hpp"
#include "steps.hpp"

namespace mi::tools {
namespace {

struct StateOptions {
  std::optional<std::string> name, value, from;
  std::string evidence;
  std::vector<std::string> files;
  std::optional<base::Date> on;
};

void declare(cli::Options& options, StateOptions& o) {
  options.argument("NAME", o.name, base::mark("the fact, as the rules call it"));
  options.argument("VALUE", o.value, base::mark("yes, no, a number, a date, a word, or none"));
  options.option("--evidence", o.evidence, base::mark("what shows it")).placeholder("TEXT");
  options.option("--file", o.files, base::mark("a file that shows it, kept in the case")).placeholder("FILE");
  options.option("--on", o.on, base::mark("day of the observation; today when not given")).placeholder("DATE");
  options.option("--from", o.from, base::mark("a table with columns fact, value, evidence")).placeholder("FILE");
}

std::vector<domain::Statement> statements(cli::Context& context, const StateOptions& o,
                                          const std::vector<work::AskedFact>& asked, const law::CaseFacts& known,
                                          base::Date on) {
  if (o.from) return work::statements(asked, known, context.read_input(*o.from), *o.from, on);
  if (!o.name) return {};
  return {work::statement(asked, known, *o.name, o.value.value_or(""), o.evidence, on)};
}

cli::Exit run(cli::Context& context, const StateOptions& o) {
  const base::Date on = o.on.value_or(context.as_of());
  const auto asked = work::asked_facts(context.law());
  const auto known = law::facts_of_institution(context.opened(), on);
  const casefile::Correction correction{context.corrects(), context.reason()};
  for (domain::Statement& s : statements(context, o, asked, known, on)) {
    for (const std::string& path : o.files) s.files.push_back(attach(context, path));
    work::store(context.opened(), context.change(), s, correction);
  }
  context.print(work::rows(asked, law::facts_of_institution(context.opened(), on)));
  context.finish();
  return cli::Exit::done;
}

}  // namespace

cli::Step state_step() {
  return cli::step<StateOptions>(
      "state", base::mark("state a fact that the register cannot know, or list those asked for"),
      cli::reads_case | cli::writes_case | cli::uses_law | cli::prints_table | cli::corrects, declare, run);
}

}  // namespace mi::tools
