// SPDX-License-Identifier: Apache-2.0
// Suspends settlement: on a ground of the packs, on the institution's own request, or carrying out a decision.
#include <algorithm>
#include <functional>

#include "base/error.hpp"
#include "base/message.hpp"
#include "casefile/copies/authority.hpp"
#include "due/case_calendar.hpp"
#include "law/case_facts.hpp"
#include "law/what_if.hpp"
#include "request.hpp"
#include "steps.hpp"
#include "work/agree/at_stake.hpp"
#include "work/agree/store.hpp"

namespace mi::tools {
namespace {

struct SuspendOptions {
  std::string department, person, item, ground, decision, term;
  std::optional<base::Date> from, to;
  std::vector<std::string> liable;
  RequestOptions request;
};

void declare(cli::Options& options, SuspendOptions& o) {
  options.option("--decision", o.decision, base::mark("carry out the suspensions of this decision")).placeholder("DECISION");
  options.option("--ground", o.ground, base::mark("the clause it rests on")).placeholder("CLAUSE");
  options.option("--dept", o.department, base::mark("only this department")).placeholder("CODE");
  options.option("--doctor", o.person, base::mark("only this person")).placeholder("CODE");
  options.option("--item", o.item, base::mark("only this service item")).placeholder("CODE");
  options.option("--from", o.from, base::mark("first suspended day")).placeholder("DATE");
  options.option("--to", o.to, base::mark("last suspended day; until resumed when neither it nor --term is given"))
      .placeholder("DATE");
  options.option("--term", o.term, base::mark("how long: \"15 days\", \"1 month\"")).placeholder("TERM");
  options.option("--liable", o.liable, base::mark("a person liable for it, stopped with it; may be repeated")).placeholder("CODE");
  declare_request(options, o.request);
}

work::SuspendInput input_of(const SuspendOptions& o) {
  if (o.ground.empty() || !o.from)
    throw base::Error(base::ErrorKind::usage, base::say("a suspension needs its ground and its first day"), {},
                      base::say("give --ground CLAUSE and --from DATE, or --decision DECISION"));
  work::SuspendInput input;
  if (!o.department.empty()) input.scope = "department", input.target = o.department;
  if (!o.person.empty()) input.scope = "person", input.target = o.person;
  if (!o.item.empty()) input.scope = "item", input.target = o.item;
  input.from = *o.from;
  input.to = o.to;
  if (!o.term.empty()) input.term = law::Term::parse(o.term);
  input.ground = o.ground;
  input.requested = o.request.requested;
  return input;
}

domain::Decision decision_named(const casefile::Case& file, const std::string& name) {
  auto decision = file.get<domain::Decision>(name);
  if (decision) return std::move(decision->value);
  throw base::Error(base::ErrorKind::cannot, base::say("this case holds no decision \"{}\"", name));
}

std::optional<domain::Delivery> delivery_of(const casefile::Case& file, const std::string& document) {
  auto delivery = file.get<domain::Delivery>(document);
  if (!delivery) return std::nullopt;
  return std::move(delivery->value);
}

struct Reckoned {
  std::vector<domain::Suspension> suspensions;
  std::vector<std::string> notes;  // clocks that were not kept, what is to be done
};
using Reckon = std::function<Reckoned(const law::Rulebook&)>;

// The facts are read once: --what-if reckons them under each reading.
Reckon reckoning(const casefile::Case& file, const law::Rulebook& now, const SuspendOptions& o) {
  const auto facts = work::read_agreement_facts(file, now);
  if (!o.decision.empty())
    return [facts, decision = decision_named(file, o.decision), delivery = delivery_of(file, o.decision),
            from = o.from](const law::Rulebook& law) { return Reckoned{work::carry_out(facts, law, decision, delivery, from), {}}; };
  const work::SuspendInput input = input_of(o);
  auto known = law::facts_of_institution(file, input.from);
  set_request_facts(known.facts, o.request);
  return [facts, input, known, calendar = due::calendar_of(file)](const law::Rulebook& law) {
    work::Suspended s = work::suspend(facts, law, calendar, known.facts, input);
    for (std::string& text : work::to_do(law, s.transition, known.facts, input.from)) s.warnings.push_back(std::move(text));
    return Reckoned{{s.suspension}, s.warnings};
  };
}

cli::Exit show_what_if(cli::Context& context, const Reckon& reckon) {
  context.print(law::what_if(context.law(), work::suspension_switches(),
                             [&](const law::Rulebook& law) { return work::figures(reckon(law).suspensions); }));
  return cli::Exit::done;
}

// Named on the command line, and found liable for the decision that stops an institution or a department.
std::vector<std::string> liable_for(const casefile::Case& file, const domain::Suspension& s, std::vector<std::string> named) {
  if (s.scope != "institution" && s.scope != "department") return named;
  for (std::string& person : work::found_liable(file, s.decision))
    if (std::find(named.begin(), named.end(), person) == named.end()) named.push_back(std::move(person));
  return named;
}

// With each the persons liable for it.
void store_all(cli::Context& context, std::vector<domain::Suspension>& suspensions, const std::vector<std::string>& named) {
  std::vector<domain::Suspension> persons;
  for (auto& s : suspensions) {
    s.name = work::store(context.change(), s);
    for (auto& p : work::liable_persons(context.law(), s, liable_for(context.opened(), s, named))) persons.push_back(std::move(p));
  }
  for (auto& p : persons) {
    p.name = work::store(context.change(), p);
    suspensions.push_back(std::move(p));
  }
}

cli::Exit run(cli::Context& context, const SuspendOptions& o) {
  casefile::require_case_of_record(context.opened(), base::say("suspending settlement"));
  const Reckon reckon = reckoning(context.opened(), context.law(), o);
  if (context.what_if()) return show_what_if(context, reckon);
  Reckoned result = reckon(context.law());
  auto& suspensions = result.suspensions;
  if (suspensions.empty()) context.note(base::say("nothing is left to suspend; nothing was written"));
  if (o.request.requested) record_request(context, o.request, "suspend", o.from);
  store_all(context, suspensions, o.liable);
  context.print(work::rows(suspensions));
  context.print_figures(work::figures(suspensions));
  note_all(context, result.notes);
  if (!suspensions.empty()) context.finish();
  return cli::Exit::done;
}

}  // namespace

cli::Step suspend_step() {
  return cli::step<SuspendOptions>("suspend", base::mark("suspend settlement of the institution, a department, person or item"),
                                   writes_agreement | cli::explains | cli::what_if, declare, run);
}

}  // namespace mi::tools
