// SPDX-License-Identifier: Apache-2.0
// Disputes over a decision or over the agency's own breach: opens one, closes one, or shows them with what is held.
#include "base/error.hpp"
#include "base/message.hpp"
#include "casefile/copies/authority.hpp"
#include "steps.hpp"
#include "work/penalize/dispute.hpp"

namespace mi::tools {
namespace {

using base::mark;
using base::say;

struct DisputeOptions {
  std::optional<std::string> about;
  std::string way, text, state;
  std::optional<base::Money> contests;
  std::optional<base::Date> date;
};

void declare(cli::Options& options, DisputeOptions& o) {
  options.argument("DECISION", o.about, mark("decision-1, or agency for its own breach; dispute-1 with --state; none: show all"));
  options.choice("--way", o.way, {"negotiate", "coordinate", "review", "suit"}, mark("how it is fought"));
  options.option("--contests", o.contests, mark("how much of it; all when not given")).placeholder("CNY");
  options.choice("--state", o.state, {"upheld", "changed", "withdrawn"}, mark("how it ended"));
  options.option("--text", o.text, mark("what is said")).placeholder("TEXT");
  options.option("--date", o.date, mark("day on which it began, or with --state was over; --as-of when not given"));
}

domain::Dispute dispute_of(const DisputeOptions& o, const std::vector<work::Account>& accounts, base::Date date) {
  domain::Dispute d;
  d.against = *o.about == "agency" ? "agency" : "decision";
  d.about = *o.about == "agency" ? "" : *o.about;
  d.way = o.way.empty() ? "negotiate" : o.way;
  d.date = date;
  d.state = "open";
  d.text = o.text;
  for (const work::Account& a : accounts)
    if (a.decision == d.about) d.contested += a.due;
  if (o.contests) d.contested = *o.contests;
  return d;
}

void record(cli::Context& context, const DisputeOptions& o, std::vector<domain::Dispute>& all, const std::vector<work::Account>& accounts) {
  casefile::require_case_of_record(context.opened(), say("a dispute"));
  if (!o.state.empty()) {
    const domain::Dispute d = work::close_dispute(all, *o.about, o.state, o.date.value_or(context.as_of()));
    context.change().record(d.name, d, d.name, d.date);
    for (domain::Dispute& each : all)
      if (each.name == d.name) each = d;
    return;
  }
  domain::Dispute d = dispute_of(o, accounts, o.date.value_or(context.as_of()));
  work::check_dispute(accounts, d);
  if (const std::string name = work::same_dispute(all, d); !name.empty())
    return context.note(say("{} says this already; nothing was written", name));
  d.name = context.change().next_name("dispute-");
  context.change().record(d.name, d, d.name, d.date);
  all.push_back(d);
}

cli::Exit run(cli::Context& context, const DisputeOptions& o) {
  auto all = work::read_disputes(context.opened());
  const auto accounts = work::accounts(context.opened());
  if (o.about) record(context, o, all, accounts);
  context.print(work::dispute_rows(all));
  context.print(work::held_rows(accounts, all));
  if (o.about) context.finish();
  return cli::Exit::done;
}

}  // namespace

cli::Step dispute_step() {
  return cli::step<DisputeOptions>("dispute", mark("disputes, and the money that they hold"),
                                   cli::reads_case | cli::writes_case | cli::prints_table, declare, run);
}

}  // namespace mi::tools
