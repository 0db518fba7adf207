// SPDX-License-Identifier: Apache-2.0
// What the agreement lets the agency do about a responsible doctor; without a clause, what was done.
#include "base/message.hpp"
#include "casefile/copies/authority.hpp"
#include "casefile/views/dockets.hpp"
#include "steps.hpp"
#include "work/penalize/law/stage.hpp"
#include "work/penalize/points/doctor.hpp"

namespace mi::tools {
namespace {

using base::mark;
using base::say;

struct DoctorOptions {
  std::optional<std::string> person;
  std::string clause, finding, department, pick, reason;
  bool serious = false;
  std::vector<std::string> states;
  std::optional<base::Date> act, date;
};

void declare(cli::Options& options, DoctorOptions& o) {
  options.argument("PERSON", o.person, mark("the doctor's code; none: show what was done"));
  options.option("--clause", o.clause, mark("the clause on doctors: 60.1.2")).placeholder("ID");
  options.option("--finding", o.finding, mark("the finding it follows from: gives the day and the department")).placeholder("F3");
  options.option("--department", o.department, mark("department on the day of the act")).placeholder("CODE");
  options.option("--act", o.act, mark("day of the act; --date when not given"));
  options.flag("--serious", o.serious, mark("an officer found it grave"));
  options.option("--pick", o.pick, mark("the term inside its range: 4 months")).placeholder("TERM");
  options.option("--state", o.states, mark("what a proposal needs on record: doctor.verified=yes; may be repeated"))
      .placeholder("FACT=yes|no");
  options.option("--reason", o.reason, mark("why it is so chosen")).placeholder("TEXT");
  options.option("--date", o.date, mark("day of the handling; --as-of when not given"));
}

domain::DoctorEvent event_of(const casefile::Case& source, const DoctorOptions& o, base::Date date) {
  domain::DoctorEvent e;
  e.person = *o.person;
  e.department = o.department;
  e.clause = o.clause;
  e.finding = o.finding;
  e.date = date;
  e.act = o.act.value_or(date);
  e.serious = o.serious;
  e.reason = o.reason;
  if (o.finding.empty()) return e;
  const domain::Docket docket = casefile::docket(source, o.finding);
  if (e.department.empty()) e.department = docket.finding.department;
  if (!o.act) e.act = docket.finding.conduct.last;
  return e;
}

void handle(cli::Context& context, work::DoctorFacts& facts, const DoctorOptions& o) {
  casefile::require_case_of_record(context.opened(), say("measures against a doctor"));
  domain::DoctorEvent event = event_of(context.opened(), o, o.date.value_or(context.as_of()));
  if (work::is_recorded(facts, event)) return context.note(say("this is on record already; nothing was written"));
  event = work::handle_doctor(facts, context.law(), {event, o.pick, work::checked_states(o.states)});
  work::store(context.change(), event);
  facts.events.push_back(event);
}

cli::Exit run(cli::Context& context, const DoctorOptions& o) {
  work::DoctorFacts facts = work::read_doctor_facts(context.opened());
  if (o.person && !o.clause.empty()) handle(context, facts, o);
  context.print(work::doctor_rows(facts.events));
  if (o.person && !o.clause.empty()) context.finish();
  return cli::Exit::done;
}

}  // namespace

cli::Step doctor_step() {
  return cli::step<DoctorOptions>("doctor", mark("measures of the agreement against a doctor"),
                                  cli::reads_case | cli::writes_case | cli::uses_law | cli::prints_table, declare, run);
}

}  // namespace mi::tools
