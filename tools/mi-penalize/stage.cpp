// SPDX-License-Identifier: Apache-2.0
// Records a stage of the penalty case, behind its gate; without a stage shows where the case stands.
#include "base/message.hpp"
#include "casefile/copies/authority.hpp"
#include "due/case_calendar.hpp"
#include "steps.hpp"
#include "work/penalize/law/stage.hpp"

namespace mi::tools {
namespace {

using base::mark;

struct StageOptions {
  std::optional<std::string> stage;
  std::optional<base::Date> date, until;
  std::vector<std::string> officers, papers, states;
  std::string approver, note;
  std::optional<std::int64_t> days;
};

void declare(cli::Options& options, StageOptions& o) {
  options.argument("STAGE", o.stage, mark("clue, filed, ordered, report, reviewed, noticed, told, decided, …; none: show the case"));
  options.option("--date", o.date, mark("day of the stage; --as-of when not given"));
  options.option("--officer", o.officers, mark("who handles the case, or takes part; may be repeated")).placeholder("PERSON");
  options.option("--approver", o.approver, mark("who signs, reviews, presides or decides")).placeholder("PERSON");
  options.option("--paper", o.papers, mark("the paper of this stage, kept in the case; may be repeated")).placeholder("FILE");
  options.option("--state", o.states, mark("what is stated: suspect=yes, agreed=no; may be repeated")).placeholder("FACT=WORD");
  options.option("--days", o.days, mark("days of an extension"), 1, 365);
  options.option("--until", o.until, mark("last day of an order to correct, or of a deferral"));
  options.option("--note", o.note, mark("free words")).placeholder("TEXT");
}

domain::LawStage stage_of(cli::Context& context, const StageOptions& o) {
  domain::LawStage s;
  s.stage = *o.stage;
  s.date = o.date.value_or(context.as_of());
  s.officers = o.officers;
  s.approver = o.approver;
  s.states = work::checked_states(o.states);
  s.days = o.days;
  s.until = o.until;
  s.note = o.note;
  for (const std::string& path : o.papers) s.papers.push_back(context.change().add_file(context.read_input(path)));
  return s;
}

cli::Exit run(cli::Context& context, const StageOptions& o) {
  const due::Calendar calendar = due::calendar_of(context.opened());
  work::LawFacts facts = work::read_law_facts(context.opened());
  base::Date today = context.as_of();
  if (o.stage) {
    casefile::require_case_of_record(context.opened(), base::say("a stage of the penalty case"));
    domain::LawStage stage = stage_of(context, o);
    if (work::same_stage(facts, stage)) {
      context.note(base::say("{} is recorded already; nothing was written", stage.stage));
      context.print(work::stage_rows(facts, work::case_deadline(facts, context.law(), calendar, stage.date)));
      return cli::Exit::done;
    }
    work::pass_stage(facts, context.law(), calendar, stage);
    work::bind_penalty(context.change(), facts, context.law(), stage);
    work::store(context.change(), stage);
    facts = work::read_law_facts(context.opened());  // a stage may end a pause of the case clock
    today = stage.date;
  }
  const auto deadline = work::case_deadline(facts, context.law(), calendar, today);
  context.print(work::stage_rows(facts, deadline));
  if (deadline) context.print_figures({*deadline});
  if (o.stage) context.finish();
  return cli::Exit::done;
}

}  // namespace

cli::Step stage_step() {
  return cli::step<StageOptions>("stage", mark("record a stage of the penalty case, behind its gate"),
                                 cli::reads_case | cli::writes_case | cli::uses_law | cli::prints_table | cli::explains,
                                 declare, run);
}

}  // namespace mi::tools
