// SPDX-License-Identifier: Apache-2.0
// Points for persons: adds an event, shows the ledger and how persons stand, gives points back by a rule of the province,
// records requests to restore and what was answered.
#include <map>

#include "base/error.hpp"
#include "base/message.hpp"
#include "casefile/copies/authority.hpp"
#include "domain/measure.hpp"
#include "steps.hpp"
#include "work/penalize/law/stage.hpp"
#include "work/penalize/points/ledger.hpp"
#include "work/penalize/points/restore.hpp"

namespace mi::tools {
namespace {

using base::mark;
using base::say;

struct PointsOptions {
  std::string action;
  std::optional<std::string> person;
  std::string article, clause, share, move, place, inspection, act, decision, term, reason, source, asked_by, result;
  std::vector<std::string> states;
  std::optional<base::Rational> pick;
  std::optional<base::Date> date, conduct, from;
  std::optional<std::int64_t> year;
};

void declare(cli::Options& options, PointsOptions& o) {
  options.argument("ACTION", o.action, mark("add, show, repair, restore or answer")).required();
  options.argument("PERSON", o.person, mark("the person's code; show: all when not given"));
  options.option("--article", o.article, mark("what the institution was handled under: reg.38.3")).placeholder("ID");
  options.option("--clause", o.clause, mark("the band, where no article leads to it: points.7")).placeholder("ID");
  options.option("--share", o.share, mark("share of blame: general, important, main")).placeholder("WORD");
  options.option("--move", o.move, mark("one band up or down")).placeholder("up|down");
  options.option("--pick", o.pick, mark("points inside the band; repair: points given back")).placeholder("N");
  options.option("--term", o.term, mark("suspension, when the year's sum brings one: 2 months")).placeholder("TERM");
  options.option("--act", o.act, mark("name of the act: of one act only the highest event counts")).placeholder("NAME");
  options.option("--inspection", o.inspection, mark("name of the inspection: its acts are added")).placeholder("NAME");
  options.option("--decision", o.decision, mark("the agreement's decision that the person is liable for: its day, and who is "
                                                "stopped with what it stops"))
      .placeholder("DECISION");
  options.option("--place", o.place, mark("institution, where it is another one")).placeholder("CODE");
  options.option("--date", o.date, mark("day of the penalty or the handling, the request, the answer; --as-of when not given"));
  options.option("--conduct", o.conduct, mark("day of the act"));
  options.option("--year", o.year, mark("show: this year only"), 2024, 2100);
  options.option("--source", o.source, mark("repair, a shorter suspension: the province's rule that allows it")).placeholder("TEXT");
  options.option("--asked-by", o.asked_by, mark("restore: who asks, where it is not the institution")).placeholder("TEXT");
  options.option("--result", o.result, mark("answer: granted or refused")).placeholder("WORD");
  options.option("--from", o.from, mark("restore: the first day asked for, before the suspension ends; answer: the first day granted"));
  options.option("--state", o.states, mark("answer: what the packs ask for, FACT=yes or FACT=no; may be repeated")).placeholder("FACT=yes|no");
  options.option("--reason", o.reason, mark("why")).placeholder("TEXT");
}

// With the agreement's decision, points are given on its day.
base::Date day_of(const cli::Context& context, const std::optional<domain::Decision>& decision, const PointsOptions& o) {
  return o.date ? *o.date : decision ? decision->date : context.as_of();
}

std::optional<domain::Decision> decision_of(const casefile::Case& file, const std::string& name) {
  if (name.empty()) return std::nullopt;
  if (auto found = file.get<domain::Decision>(name)) return std::move(found->value);
  throw base::Error(base::ErrorKind::cannot, say("this case holds no decision \"{}\"", name), {"--decision"});
}

domain::PointsEvent event_of(const PointsOptions& o, base::Date date) {
  domain::PointsEvent e;
  e.person = *o.person;
  e.place = o.place;
  e.clause = o.clause;
  e.article = o.article;
  e.inspection = o.inspection;
  e.act = o.act;
  e.date = date;
  e.conduct = o.conduct;
  e.share = o.share;
  e.shift = o.move;
  e.reason = o.reason;
  if (!o.decision.empty()) e.decision = o.decision;
  return e;
}

void show(cli::Context& context, const work::PointsLedger& ledger, const PointsOptions& o) {
  std::vector<work::PointsStanding> standings;
  std::vector<domain::Figure> figures;
  for (const std::string& person : work::persons_of(ledger)) {
    const int year = static_cast<int>(o.year.value_or(context.as_of().year()));
    standings.push_back(work::points_standing(ledger, context.law(), person, year));
    figures.push_back(standings.back().sum);
  }
  context.print(work::event_rows(ledger, context.law()));
  context.print(work::standing_rows(standings));
  if (!ledger.requests.empty()) context.print(work::restore_rows(ledger));
  for (const auto& r : ledger.restored)
    if (r.earliest) figures.push_back(*r.earliest);
  context.print_figures(figures);
}

void add(cli::Context& context, work::PointsLedger& ledger, const PointsOptions& o) {
  casefile::require_case_of_record(context.opened(), say("points for persons"));
  const auto decision = decision_of(context.opened(), o.decision);
  const domain::PointsEvent wanted = event_of(o, day_of(context, decision, o));
  domain::PointsEvent event = work::add_points(work::without_same(ledger, wanted), context.law(), {wanted, o.pick, o.term});
  if (const std::string name = work::same_event(ledger, event); !name.empty())
    return context.note(say("{} says this already; nothing was written", name));
  ledger.events.push_back(event);
  work::store(context.change(), ledger.events.back(),
              work::points_standing(ledger, context.law(), event.person, work::year_of(event, context.law())));
}

void repair(cli::Context& context, work::PointsLedger& ledger, const PointsOptions& o) {
  casefile::require_case_of_record(context.opened(), say("points for persons"));
  const domain::PointsRepair r{*o.person, o.pick.value_or(base::Rational(0)), o.date.value_or(context.as_of()), o.source, o.reason};
  work::check_repair(ledger, context.law(), r);
  context.change().record(r.person, r, {}, r.date);
  ledger.repairs.push_back(r);
}

void restore(cli::Context& context, work::PointsLedger& ledger, const PointsOptions& o) {
  casefile::require_case_of_record(context.opened(), say("points for persons"));
  domain::PointsRestore request;
  request.person = *o.person;
  request.requested = o.date.value_or(context.as_of());
  request.asked_by = o.asked_by;
  request.from = o.from;
  request.reason = o.reason;
  if (work::is_recorded(ledger, request)) return context.note(say("the request is on record; nothing was written"));
  request = work::ask_restore(ledger, context.law(), request);
  work::store(context.change(), request);
  ledger.requests.push_back(request);
}

void answer(cli::Context& context, work::PointsLedger& ledger, const PointsOptions& o) {
  casefile::require_case_of_record(context.opened(), say("points for persons"));
  domain::PointsRestored a;
  a.person = *o.person;
  a.date = o.date.value_or(context.as_of());
  a.result = o.result;
  a.from = o.from;
  a.states = work::checked_states(o.states);
  a.source = o.source;
  a.reason = o.reason;
  if (work::is_recorded(ledger, a)) return context.note(say("the answer is on record; nothing was written"));
  a = work::answer_restore(ledger, context.law(), a);
  work::store(context.change(), a);
  ledger.restored.push_back(a);
}

using Action = void (*)(cli::Context&, work::PointsLedger&, const PointsOptions&);
const std::map<std::string, Action> actions{{"add", add}, {"repair", repair}, {"restore", restore}, {"answer", answer}};

cli::Exit run(cli::Context& context, const PointsOptions& o) {
  const auto action = actions.find(o.action);
  const bool changes = action != actions.end();
  if (!changes && o.action != "show")
    throw base::Error(base::ErrorKind::usage, say("“{}” is none of add, show, repair, restore, answer", o.action), {"ACTION"});
  if (changes && !o.person) throw base::Error(base::ErrorKind::usage, say("whose points?"), {"PERSON"});
  work::PointsLedger ledger = work::read_points(context.opened(), o.person.value_or(""));
  if (changes) action->second(context, ledger, o);
  show(context, ledger, o);
  if (changes) context.finish();
  return cli::Exit::done;
}

}  // namespace

cli::Step points_step() {
  return cli::step<PointsOptions>("points", mark("points for persons: add, show, repair, restore, answer"),
                                  cli::reads_case | cli::writes_case | cli::uses_law | cli::prints_table | cli::explains,
                                  declare, run);
}

}  // namespace mi::tools
