// SPDX-License-Identifier: Apache-2.0
#include "work/due/list.hpp"

#include <algorithm>

#include "base/message.hpp"
#include "casefile/applications.hpp"
#include "domain/due.hpp"
#include "due/case_calendar.hpp"
#include "due/rule.hpp"
#include "work/due/occurrences.hpp"

namespace mi::work {
namespace {

using base::Date;

std::vector<Occurrence> events_of(const casefile::Case& file) {
  auto events = occurrences(file, read_sources("events"));
  for (const auto& e : file.all<domain::DueEvent>()) events.push_back({e.value.event, e.value.about, e.value.at});
  return events;
}

std::vector<Occurrence> met_of(const casefile::Case& file) {
  auto met = occurrences(file, read_sources("met"));
  for (const auto& d : file.all<domain::DueDone>())
    met.push_back({d.value.deadline, d.value.about, base::Time::of(d.value.date, 0, 0, 0)});
  return met;
}

bool pauses_rule(const law::Deadline& rule, const std::string& pause) {
  return std::find(rule.pauses.begin(), rule.pauses.end(), pause) != rule.pauses.end();
}

// Supplementing papers pauses by itself; other pauses are recorded with mi-due pause.
std::vector<base::DateRange> pauses_of(const casefile::Case& file, const law::Deadline& rule, const std::string& about,
                                       Date today) {
  std::vector<base::DateRange> pauses;
  if (pauses_rule(rule, "apply.supplement"))
    for (const auto& application : casefile::applications(file))
      if (application.name() == about)
        for (const base::DateRange& p : application.pauses(today)) pauses.push_back(p);
  for (const auto& p : file.all<domain::DuePause>())
    if (p.value.about == about && pauses_rule(rule, p.value.pause))
      pauses.push_back({p.value.first, p.value.last.value_or(std::max(today, p.value.first))});
  return pauses;
}

// The first act on or after the event; for a deadline counted backwards any act.
std::optional<Date> met_on(const std::vector<Occurrence>& met, const law::Deadline& rule, const Occurrence& event) {
  std::optional<Date> first;
  for (const Occurrence& m : met)
    if (m.name == rule.id && (m.about == event.about || m.about == "*") && (rule.backward || event.at <= m.at) &&
        (!first || m.at.date() < *first))
      first = m.at.date();
  return first;
}

due::Deadline counted(const casefile::Case& file, const law::Deadline& rule, const Occurrence& event,
                      const due::Calendar& calendar, Date today) {
  if (rule.length && rule.length->unit == law::TermUnit::hours) return due::deadline(event.at, rule, calendar);
  return due::deadline(event.at.date(), rule, calendar, pauses_of(file, rule, event.about, today));
}

}  // namespace

const char* DueItem::state(Date today) const {
  if (met) return deadline.due < *met ? "late" : "met";
  return deadline.due < today ? "overdue" : "open";
}

std::vector<DueItem> due_items(const casefile::Case& file, const law::Rulebook& law, Date today) {
  const auto calendar = due::calendar_of(file);
  const auto met = met_of(file);
  std::vector<DueItem> items;
  for (const Occurrence& event : events_of(file))
    for (const law::Deadline& listed : law.deadlines(event.at.date())) {
      if (listed.starts != event.name || listed.bar) continue;
      const law::Deadline rule = law.deadline(listed.id, event.at.date());
      items.push_back({rule, event.about, event.at, counted(file, rule, event, calendar, today), met_on(met, rule, event)});
    }
  std::stable_sort(items.begin(), items.end(), [](const auto& a, const auto& b) { return a.deadline.due < b.deadline.due; });
  return items;
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
           {"clause", base::mark("clause")}},
          {}};
}

void add_rows(domain::Table& table, const std::string& subject, const std::vector<DueItem>& items, Date today) {
  for (const DueItem& i : items) {
    const json::Value met = i.met ? json::Value(i.met->to_string()) : json::Value();
    table.rows.push_back({subject, i.rule.id, i.rule.label, i.rule.owner, i.about, i.event.date().to_string(),
                          i.deadline.due.to_string(), i.deadline.provisional ? "暂定" : "", i.state(today), met,
                          i.rule.on_miss_label, i.rule.source.to_chinese()});
  }
}

}  // namespace mi::work
