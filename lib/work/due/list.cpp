// SPDX-License-Identifier: Apache-2.0
#include "work/due/list.hpp"

#include <algorithm>
#include <set>

#include "base/error.hpp"
#include "base/message.hpp"
#include "domain/due.hpp"
#include "domain/evaluation.hpp"
#include "due/case_calendar.hpp"
#include "due/demand.hpp"
#include "due/pauses.hpp"
#include "due/rule.hpp"
#include "work/due/certificates.hpp"
#include "work/due/occurrences.hpp"
#include "work/due/tutoring.hpp"

namespace mi::work {
namespace {

using base::Date;
using base::Error;
using base::ErrorKind;
using base::say;

std::vector<Occurrence> events_of(const casefile::Case& file) {
  auto events = occurrences(file, read_sources("events"));
  for (const auto& e : file.all<domain::DueEvent>()) events.push_back({e.value.event, e.value.about, e.value.at});
  return events;
}

// With what the packs alone tell: certificates of open items, the end of the tutoring.
std::vector<Occurrence> events_of(const casefile::Case& file, const law::Rulebook& law, Date today) {
  auto events = events_of(file);
  for (Occurrence& e : certificates(file, law, today)) events.push_back(std::move(e));
  for (Occurrence& e : tutoring_ends(file, law, today)) events.push_back(std::move(e));
  return events;
}

std::vector<Occurrence> met_of(const casefile::Case& file) {
  auto met = occurrences(file, read_sources("met"));
  for (const auto& d : file.all<domain::DueDone>())
    met.push_back({d.value.deadline, d.value.about, d.value.at.value_or(base::Time::of(d.value.date, 0, 0, 0))});
  return met;
}

bool pauses_rule(const law::Deadline& rule, const std::string& pause) {
  return std::find(rule.pauses.begin(), rule.pauses.end(), pause) != rule.pauses.end();
}

std::vector<base::DateRange> pauses_of(const std::vector<due::Pause>& all, const law::Deadline& rule, const std::string& about) {
  std::vector<base::DateRange> days;
  for (const due::Pause& p : all)
    if (p.about == about && pauses_rule(rule, p.name)) days.push_back(p.days);
  return days;
}

// An act of which only the day is known may have come after an event of that day.
bool is_not_before(const base::Time& act, const base::Time& event) {
  return event <= act || (act == base::Time::of(act.date(), 0, 0, 0) && event.date() == act.date());
}

// The first act on or after the event; for a deadline counted backwards any act.
std::optional<base::Time> met_on(const std::vector<Occurrence>& met, const law::Deadline& rule, const Occurrence& event) {
  std::optional<base::Time> first;
  for (const Occurrence& m : met)
    if (m.name == rule.id && (m.about == event.about || m.about == "*") && (rule.backward || is_not_before(m.at, event.at)) &&
        (!first || m.at < *first))
      first = m.at;
  return first;
}

// Of hours to the minute; else, and where the minute of the act is not known, by its day.
bool is_late(const due::Deadline& deadline, const base::Time& act) { return deadline.due < act.date() || (deadline.minute && *deadline.minute < act); }

due::Deadline counted(const std::vector<due::Pause>& paused, const law::Deadline& rule, const Occurrence& event,
                      const due::Calendar& calendar) {
  if (rule.length && rule.length->unit == law::TermUnit::hours) return due::deadline(event.at, rule, calendar);
  return due::deadline(event.at.date(), rule, calendar, pauses_of(paused, rule, event.about));
}

// A demand is met when its last item was given, and an officer may have given it longer.
void settle_demand(const casefile::Case& file, const law::Rulebook& law, const due::Calendar& calendar, DueItem& item) {
  const auto demand = item.rule.id == due::demand_clock ? file.get<domain::Demand>(item.about) : std::nullopt;
  if (!demand) return;
  const due::DemandState state = due::demand_state(file, demand->value, law, calendar);
  if (state.due) item.deadline.due = *state.due;
  item.deadline.provisional = state.provisional;
  if (!item.met) item.met = state.all_given();
}

// A window of publicity ends by itself, on the day that its record says: a complaint may have moved it.
void settle_publicity(const casefile::Case& file, Date today, DueItem& item) {
  if (item.rule.id != "evaluate.publicity") return;
  const auto publicity = file.get<domain::Publicity>(item.about);
  if (!publicity) return;
  item.deadline.due = publicity->value.last;
  item.deadline.provisional = publicity->value.stopped || publicity->value.last_day.note.find("暂定") != std::string::npos;
  if (!publicity->value.stopped && publicity->value.last < today) item.met = publicity->value.last;
}

// A pause that no deadline names still is of something in the case.
void refuse_unknown_about(const std::vector<Occurrence>& events, const std::string& about) {
  std::set<std::string> known;
  for (const Occurrence& e : events) known.insert(e.about);
  if (known.count(about) != 0) return;
  throw Error(ErrorKind::usage, say("nothing of this case is called \"{}\"; its events are about:", about))
      .with_items({known.begin(), known.end()});
}

}  // namespace

bool DueItem::is_right() const { return rule.on_miss == "right.lapses"; }

const char* DueItem::state(Date today) const {
  if (met) return met_late || deadline.due < *met ? "late" : is_right() ? "used" : "met";
  if (today <= deadline.due) return "open";
  return is_right() ? "lapsed" : "overdue";
}

std::vector<DueItem> due_items(const casefile::Case& file, const law::Rulebook& law, Date today) {
  const auto calendar = due::calendar_of(file);
  const auto met = met_of(file);
  const auto paused = due::pauses(file, today);
  std::vector<DueItem> items;
  for (const Occurrence& event : events_of(file, law, today))
    for (const law::Deadline& listed : law.deadlines(event.at.date())) {
      if (listed.starts != event.name || listed.bar) continue;
      const law::Deadline rule = law.deadline(listed.id, event.at.date());
      items.push_back({rule, event.about, event.at, counted(paused, rule, event, calendar), {}, false});
      if (const auto act = met_on(met, rule, event)) items.back().met = act->date(), items.back().met_late = is_late(items.back().deadline, *act);
      settle_demand(file, law, calendar, items.back());
      settle_publicity(file, today, items.back());
    }
  std::stable_sort(items.begin(), items.end(), [](const auto& a, const auto& b) { return a.deadline.due < b.deadline.due; });
  return items;
}

void refuse_unknown_subject(const casefile::Case& file, const law::Deadline& rule, const std::string& about) {
  std::vector<std::string> known;
  for (const Occurrence& event : events_of(file))
    if (event.name == rule.starts) known.push_back(event.about);
  if (std::find(known.begin(), known.end(), about) != known.end()) return;
  if (known.empty())
    throw Error(ErrorKind::usage, say("{0} does not run: its event {1} has not happened", rule.id, rule.starts), {},
                say("record it: mi-due event {} --about TEXT --at DATE", rule.starts));
  throw Error(ErrorKind::usage, say("{0} does not run for \"{1}\"; it runs for:", rule.id, about)).with_items(std::move(known));
}

void refuse_unknown_pause(const casefile::Case& file, const law::Rulebook& law, const std::string& pause,
                          const std::string& about, Date first) {
  std::vector<std::string> kinds, known;
  const auto events = events_of(file);
  for (const law::Deadline& d : law.deadlines(first)) {
    kinds.insert(kinds.end(), d.pauses.begin(), d.pauses.end());
    if (!pauses_rule(d, pause)) continue;
    for (const Occurrence& event : events)
      if (event.name == d.starts) known.push_back(event.about);
  }
  if (std::find(kinds.begin(), kinds.end(), pause) == kinds.end()) {
    const auto listed = due::listed_pauses();
    if (std::find(listed.begin(), listed.end(), pause) != listed.end()) return refuse_unknown_about(events, about);
    throw Error(ErrorKind::usage, say("no deadline of the packs is paused by \"{}\"; pauses are:", pause))
        .with_items(std::move(kinds));
  }
  if (std::find(known.begin(), known.end(), about) != known.end()) return;
  throw Error(ErrorKind::usage, say("no deadline that \"{0}\" pauses runs for \"{1}\"; they run for:", pause, about))
      .with_items(std::move(known));
}

domain::Table due_table() {
  using domain::ColumnKind;
  return {"mi.due.item/1",
          {{"case", base::mark("case")},
           {"deadline", base::mark("deadline")},
           {"label", base::mark("what")},
           {"owner", base::mark("owed by")},
           {"about", base::mark("about")},
           {"event", base::mark("runs from"), ColumnKind::date},
           {"due", base::mark("last day"), ColumnKind::date},
           {"provisional", base::mark("provisional")},
           {"state", base::mark("state")},
           {"met", base::mark("met"), ColumnKind::date},
           {"consequence", base::mark("if missed")},
           {"clause", base::mark("clause")},
           {"kind", base::mark("duty or right")}},
          {}};
}

void add_rows(domain::Table& table, const std::string& subject, const std::vector<DueItem>& items, Date today) {
  for (const DueItem& i : items) {
    const json::Value met = i.met ? json::Value(i.met->to_string()) : json::Value();
    table.rows.push_back({subject, i.rule.id, i.rule.label, i.rule.owner, i.about, i.event.date().to_string(),
                          i.deadline.due.to_string(), i.deadline.provisional ? "暂定" : "", i.state(today), met,
                          i.rule.on_miss_label, i.rule.source.to_chinese(), i.is_right() ? "right" : "duty"});
  }
}

}  // namespace mi::work
