// SPDX-License-Identifier: Apache-2.0
// Terminates the agreement on a ground of the packs.
#include <algorithm>

#include "base/error.hpp"
#include "base/message.hpp"
#include "casefile/copies/authority.hpp"
#include "due/case_calendar.hpp"
#include "due/known.hpp"
#include "law/what_if.hpp"
#include "request.hpp"
#include "steps.hpp"
#include "work/agree/at_stake.hpp"
#include "work/agree/store.hpp"

namespace mi::tools {
namespace {

struct TerminateOptions {
  std::string ground, text;
  std::optional<base::Date> from;
  std::vector<std::string> liable;
  std::string decision;
  RequestOptions request;
};

void declare(cli::Options& options, TerminateOptions& o) {
  options.option("--ground", o.ground, base::mark("the clause it rests on")).required().placeholder("CLAUSE");
  options.option("--from", o.from, base::mark("first day without agreement")).required().placeholder("DATE");
  options.option("--text", o.text, base::mark("the facts, in words")).placeholder("TEXT");
  options.option("--liable", o.liable, base::mark("a person liable for it, ended with it; may be repeated")).placeholder("CODE");
  options.option("--decision", o.decision, base::mark("the decision it carries out: who was found liable for it is ended with it"))
      .placeholder("DECISION");
  declare_request(options, o.request);
}

// Named on the command line, and found liable for the decision that ends the agreement, each once.
std::vector<std::string> liable_for(const casefile::Case& file, const TerminateOptions& o) {
  std::vector<std::string> persons = o.liable;
  for (const auto& found : {work::found_liable(file, o.decision), work::found_liable_for(file, o.ground)})
    for (const std::string& person : found)
      if (std::find(persons.begin(), persons.end(), person) == persons.end()) persons.push_back(person);
  return persons;
}

void require_decision(const casefile::Case& file, const std::string& decision) {
  if (!decision.empty() && !file.get<domain::Decision>(decision))
    throw base::Error(base::ErrorKind::cannot, base::say("this case holds no decision \"{}\"", decision), {"--decision"});
}

void store_liable(cli::Context& context, const domain::Termination& t, const std::vector<std::string>& liable) {
  domain::Suspension leader;
  leader.name = t.agreement;
  leader.scope = "institution";
  leader.from = t.effective;
  for (auto& person : work::liable_persons(context.law(), leader, liable)) {
    work::store(context.change(), person);
    context.note(base::say("{0} is liable for it and ended with it", person.target));
  }
}

cli::Exit run(cli::Context& context, const TerminateOptions& o) {
  casefile::require_case_of_record(context.opened(), base::say("terminating an agreement"));
  require_decision(context.opened(), o.decision);
  auto known = due::known_of_institution(context.opened(), context.law(), context.as_of());
  set_request_facts(known.facts, o.request);
  const work::MoveInput input{"terminate", *o.from, o.ground, o.request.requested, o.text};
  const auto facts = work::read_agreement_facts(context.opened(), context.law());
  const auto at_stake = [&](const law::Rulebook& law) { return work::termination_figures(facts, law, known.facts, input); };
  if (context.what_if()) {
    context.print(law::what_if(context.law(), work::termination_switches(), at_stake));
    return cli::Exit::done;
  }
  const auto calendar = due::calendar_of(context.opened());
  const auto result = work::terminate(facts, context.law(), calendar, known.facts, input);
  auto termination = work::termination(result, input);
  termination.rests_on = work::resting_figures(facts, context.law(), calendar, known.facts, input);
  if (o.request.requested) record_request(context, o.request, "terminate", o.from);
  work::store(context.change(), termination);
  store_liable(context, termination, liable_for(context.opened(), o));
  context.print(work::rows(termination));
  context.print_figures(termination.rests_on);
  note_all(context, result.warnings);
  note_all(context, work::to_do(context.law(), result.transition, known.facts, *o.from));
  note_bars(context, result.bars);
  context.finish();
  return cli::Exit::done;
}

}  // namespace

cli::Step terminate_step() {
  return cli::step<TerminateOptions>("terminate", base::mark("terminate the agreement"),
                                     writes_agreement | cli::explains | cli::what_if, declare, run);
}

}  // namespace mi::tools
