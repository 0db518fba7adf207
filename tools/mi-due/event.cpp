// SPDX-License-Identifier: Apache-2.0
// Records an event that deadlines run from, where no other step does: an audit's question, a change approved, …
#include "base/error.hpp"
#include "base/message.hpp"
#include "domain/due.hpp"
#include "steps.hpp"

namespace mi::tools {
namespace {

struct EventOptions {
  std::string event;
  std::string about;
  std::string at;
};

void declare(cli::Options& options, EventOptions& o) {
  options.argument("EVENT", o.event, base::mark("an event that the packs' deadlines run from"));
  options.option("--about", o.about, base::mark("what it concerns")).required().placeholder("TEXT");
  options.option("--at", o.at, base::mark("day, or day and minute")).required().placeholder("DATE[THH:MM]");
}

std::vector<std::string> known_events(const law::Rulebook& law, base::Date day) {
  std::vector<std::string> known;
  for (const law::Deadline& d : law.deadlines(day)) known.push_back(d.starts);
  return known;
}

void refuse_unknown(const law::Rulebook& law, const std::string& event, base::Date day) {
  const auto known = known_events(law, day);
  for (const std::string& k : known)
    if (k == event) return;
  throw base::Error(base::ErrorKind::usage, base::say("no deadline of the packs runs from \"{}\"; events are:", event))
      .with_items(known);
}

cli::Exit run(cli::Context& context, const EventOptions& o) {
  const base::Time at = o.at.size() > 10 ? base::Time::parse(o.at) : base::Time::of(base::Date::parse(o.at), 0, 0, 0);
  refuse_unknown(context.law(), o.event, at.date());
  domain::DueEvent event{context.change().next_name("event-"), o.event, o.about, at};
  context.change().record(event.name, event, event.name, at.date());
  context.finish();
  context.note(base::say("recorded as {}", event.name));
  return cli::Exit::done;
}

}  // namespace

cli::Step event_step() {
  return cli::step<EventOptions>("event", base::mark("record an event that a deadline runs from"),
                                 cli::reads_case | cli::writes_case | cli::uses_law, declare, run);
}

}  // namespace mi::tools
