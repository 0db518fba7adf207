// SPDX-License-Identifier: Apache-2.0
// Any step of the packs' machine that has no step of its own here: 缓签, 不再续签, 政策调整后终止.
#include "base/message.hpp"
#include "casefile/copies/authority.hpp"
#include "due/case_calendar.hpp"
#include "law/case_facts.hpp"
#include "request.hpp"
#include "steps.hpp"
#include "work/agree/end.hpp"
#include "work/agree/store.hpp"

namespace mi::tools {
namespace {

struct MoveOptions {
  std::string event, ground, text;
  std::optional<base::Date> from;
  RequestOptions request;
};

void declare(cli::Options& options, MoveOptions& o) {
  options.argument("EVENT", o.event, base::mark("the packs' word for it: mi-agree states lists what is possible"));
  options.option("--from", o.from, base::mark("first day in the state it leads to")).required().placeholder("DATE");
  options.option("--ground", o.ground, base::mark("the clause it rests on; the only one there is when not given")).placeholder("CLAUSE");
  options.option("--text", o.text, base::mark("the facts, in words")).placeholder("TEXT");
  declare_request(options, o.request);
}

cli::Exit run(cli::Context& context, const MoveOptions& o) {
  casefile::require_case_of_record(context.opened(), base::say("changing where an agreement stands"));
  auto known = law::facts_of_institution(context.opened(), context.as_of());
  set_request_facts(known.facts, o.request);
  const work::MoveInput input{o.event, *o.from, o.ground, o.request.requested, o.text};
  const auto moved = work::move(work::read_agreement_facts(context.opened(), context.law()), context.law(),
                                due::calendar_of(context.opened()), known.facts, input);
  auto record = work::record_of(moved, input);
  if (o.request.requested) record_request(context, o.request, o.event.c_str(), o.from);
  work::store(context.change(), record);
  context.print(work::rows(record, moved.transition));
  note_all(context, moved.warnings);
  note_all(context, work::to_do(context.law(), moved.transition, known.facts, *o.from));
  note_bars(context, moved.bars);
  context.finish();
  return cli::Exit::done;
}

}  // namespace

cli::Step move_step() {
  return cli::step<MoveOptions>("move", base::mark("another step of the packs' machine"), writes_agreement, declare, run);
}

}  // namespace mi::tools
