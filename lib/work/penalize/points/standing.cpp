// SPDX-License-Identifier: Apache-2.0
// The sum of a year and what follows from it.
#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "base/error.hpp"
#include "base/message.hpp"
#include "due/count.hpp"
#include "due/restored.hpp"
#include "work/penalize/points/ledger.hpp"

namespace mi::work {
namespace {

using base::Date;
using base::Error;
using base::ErrorKind;
using base::mark;
using base::Rational;
using base::say;
using domain::Figure;
using domain::PointsEvent;

// Place, inspection and act: what another institution was inspected for is another act.
using Act = std::tuple<std::string, std::string, std::string>;

Act act_of(const PointsEvent& e) {
  return {e.place, e.inspection, e.act.empty() ? "\1" + e.name + e.date.to_string() + e.clause : e.act};
}

// Of one act the highest event counts; in the order of their days.
std::vector<PointsEvent> counted(const PointsLedger& ledger, const law::Rulebook& law, const std::string& person, int year) {
  std::map<Act, PointsEvent> best;
  for (const PointsEvent& e : ledger.events) {
    if (e.person != person || year_of(e, law) != year) continue;
    const auto [place, fresh] = best.emplace(act_of(e), e);
    if (!fresh && Rational::parse(place->second.points.value) < Rational::parse(e.points.value)) place->second = e;
  }
  std::vector<PointsEvent> result;
  for (auto& [act, event] : best) result.push_back(std::move(event));
  std::stable_sort(result.begin(), result.end(), [](const auto& a, const auto& b) { return a.date < b.date; });
  return result;
}

std::vector<domain::PointsRepair> repairs_of(const PointsLedger& ledger, const std::string& person, int year) {
  std::vector<domain::PointsRepair> result;
  for (const domain::PointsRepair& r : ledger.repairs)
    if (r.person == person && r.date.year() == year) result.push_back(r);
  std::stable_sort(result.begin(), result.end(), [](const auto& a, const auto& b) { return a.date < b.date; });
  return result;
}

// Points of one inspection, handled on one day, that reach the end by themselves.
bool at_once(const std::vector<PointsEvent>& events, const Rational& end) {
  std::map<std::pair<Date, std::string>, Rational> sums;
  for (const PointsEvent& e : events) {
    const auto key = std::pair(e.date, e.place + (e.inspection.empty() ? std::get<2>(act_of(e)) : e.inspection));
    sums[key] = sums.try_emplace(key, Rational(0)).first->second + Rational::parse(e.points.value);
  }
  return std::any_of(sums.begin(), sums.end(), [&](const auto& s) { return s.second >= end; });
}

// Whether the suspensions since that day were over before another: points given back shorten none that runs (34号 38 keeps the
// two apart), and payment goes by its last day.
bool is_over(const std::vector<PointsEvent>& events, Date since, Date day, const due::Restorings& restorings, const law::Rulebook& law) {
  return std::all_of(events.begin(), events.end(), [&](const PointsEvent& e) {
    if (!e.until || e.date < since || day <= e.date) return true;
    const auto last = due::last_suspended_day(e, restorings, law);
    return last && *last < day;
  });
}

// The year day by day: when the sum came to the one limit and to the other. Points given back after a suspension bring a person
// below the first again; who was restored is stopped anew by the next points, as the old ones still count; a status that has ended stays ended
// (34号 39: a new promise and registration).
struct Course {
  Rational sum{0};
  std::optional<Date> stopped, ended;
};

bool is_restored(const due::Restorings& restorings, Date stopped, const PointsEvent& now) {
  return std::any_of(restorings.begin(), restorings.end(), [&](const auto& r) {
    return r.person == now.person && r.from && stopped < *r.from && *r.from <= now.date;
  });
}

Course course(const std::vector<PointsEvent>& events, const std::vector<domain::PointsRepair>& repairs,
              const due::Restorings& restorings, const law::Rulebook& law, const Rational& stop, const Rational& end) {
  Course c;
  auto repair = repairs.begin();
  const auto give_back = [&](std::optional<Date> before) {
    for (; repair != repairs.end() && (!before || repair->date < *before); ++repair) {
      c.sum = c.sum - repair->points;
      if (c.sum < stop && c.stopped && is_over(events, *c.stopped, repair->date, restorings, law)) c.stopped.reset();
    }
  };
  for (const PointsEvent& e : events) {
    give_back(e.date);
    c.sum = c.sum + Rational::parse(e.points.value);
    if (c.sum >= stop && (!c.stopped || is_restored(restorings, *c.stopped, e))) c.stopped = e.date;
    if (c.sum >= end && !c.ended) c.ended = e.date;
  }
  give_back(std::nullopt);
  return c;
}

// The latest of the suspensions since that day; nothing when one of them still lasts, or none has its term yet.
std::optional<Date> last_stopped(const std::vector<PointsEvent>& events, Date since, const due::Restorings& restorings, const law::Rulebook& law) {
  std::optional<Date> latest;
  for (const PointsEvent& e : events) {
    if (!e.until || e.date < since) continue;
    const auto last = due::last_suspended_day(e, restorings, law);
    if (!last) return std::nullopt;
    latest = std::max(latest.value_or(*last), *last);
  }
  return latest;
}

void end_status(PointsStanding& s, const std::vector<PointsEvent>& events, const law::Rulebook& law, Date reached, const Rational& end) {
  s.effect = "ended";
  s.at_once = at_once(events, end);
  s.reached = reached;
  const law::Value bar = law.value(s.at_once ? "points.person.bar.once" : "points.person.bar.added", reached);
  s.last_barred = due::bar(reached, bar.term()).last_barred;
}

Figure sum_figure(const std::string& id, const std::vector<PointsEvent>& events, const std::vector<domain::PointsRepair>& repairs) {
  Rational sum(0), back(0);
  std::vector<Figure> parts;
  for (const PointsEvent& e : events) {
    sum = sum + Rational::parse(e.points.value);
    parts.push_back(e.points);
  }
  for (const domain::PointsRepair& r : repairs) back = back + r.points;
  if (back > Rational(0)) parts.push_back(domain::figure(id + ".repaired", "修复", back, "分"));
  Figure f = domain::figure(id, "年度累计记分", sum - back, "分");
  f.formula = "各次记分之和（一个行为只计最高的一次），减修复";
  f.inputs = std::move(parts);
  return f;
}

}  // namespace

int year_of(const PointsEvent& event, const law::Rulebook& law) {
  const auto by = law.find_switch("points.person.year");
  return by && by->is("conduct") && event.conduct ? event.conduct->year() : event.date.year();
}

PointsStanding points_standing(const PointsLedger& ledger, const law::Rulebook& law, const std::string& person, int year) {
  PointsStanding s;
  s.person = person;
  s.year = year;
  const std::vector<PointsEvent> events = counted(ledger, law, person, year);
  const auto repairs = repairs_of(ledger, person, year);
  s.sum = sum_figure(person + "." + std::to_string(year), events, repairs);
  s.effect = events.empty() ? "none" : "notice";
  if (events.empty()) return s;
  const Date day = events.back().date;
  const Rational end = law.value("points.person.end_from", day).rational(), stop = law.value("points.person.suspend_from", day).rational();
  const Course c = course(events, repairs, ledger.restored, law, stop, end);
  if (c.ended) {
    end_status(s, events, law, *c.ended, end);
    for (const PointsEvent& e : events)
      if (e.ended) s.until = due::last_ended_day(e, ledger.restored);
  } else if (c.stopped) {
    s.effect = "suspended";
    s.reached = *c.stopped;
    s.until = last_stopped(events, *c.stopped, ledger.restored, law);
  }
  if (s.reached) s.from = s.reached->plus_days(1);
  return s;
}

PointsLedger read_points(const casefile::Case& source, const std::string& person) {
  PointsLedger ledger;
  for (auto& r : source.all<PointsEvent>())
    if (person.empty() || r.value.person == person) ledger.events.push_back(std::move(r.value));
  for (auto& r : source.all<domain::PointsRepair>())
    if (person.empty() || r.value.person == person) ledger.repairs.push_back(std::move(r.value));
  for (auto& r : source.all<domain::PointsRestore>())
    if (person.empty() || r.value.person == person) ledger.requests.push_back(std::move(r.value));
  for (auto& r : source.all<domain::PointsRestored>())
    if (person.empty() || r.value.person == person) ledger.restored.push_back(std::move(r.value));
  return ledger;
}

std::vector<std::string> persons_of(const PointsLedger& ledger) {
  std::set<std::string> all;
  for (const PointsEvent& e : ledger.events) all.insert(e.person);
  return {all.begin(), all.end()};
}

void check_repair(const PointsLedger& ledger, const law::Rulebook& law, const domain::PointsRepair& repair) {
  if (repair.source.empty())
    throw Error(ErrorKind::usage, say("points are given back only by a rule of the province; name it"), {"--source"});
  if (repair.points <= Rational(0)) throw Error(ErrorKind::usage, say("points given back are more than nothing"), {"--pick"});
  const PointsStanding s = points_standing(ledger, law, repair.person, repair.date.year());
  if (s.effect == "ended")
    throw Error(ErrorKind::gate, say("the status of {0} ended: points given back do not restore it, a new registration does", repair.person));
  if (repair.points > Rational::parse(s.sum.value))
    throw Error(ErrorKind::usage, say("{0} has {1} points in {2}", repair.person, s.sum.value, std::to_string(s.year)), {"--pick"});
}

domain::Table event_rows(const PointsLedger& ledger, const law::Rulebook& law) {
  domain::Table t{"mi.penalize.points/1",
                  {{"name", mark("name")},
                   {"person", mark("person")},
                   {"place", mark("place")},
                   {"date", mark("date"), domain::ColumnKind::date},
                   {"year", mark("year"), domain::ColumnKind::integer},
                   {"clause", mark("band")},
                   {"article", mark("article")},
                   {"act", mark("act")},
                   {"share", mark("share of blame")},
                   {"points", mark("points")},
                   {"reason", mark("reason")}},
                  {}};
  for (const PointsEvent& e : ledger.events)
    t.rows.push_back({e.name, e.person, e.place, e.date.to_string(), static_cast<std::int64_t>(year_of(e, law)), e.clause, e.article,
                      e.act, e.share, e.points.value, e.reason});
  for (const domain::PointsRepair& r : ledger.repairs)
    t.rows.push_back({"", r.person, "", r.date.to_string(), static_cast<std::int64_t>(r.date.year()), "", r.source, "", "",
                      "-" + r.points.to_string(), r.reason});
  return t;
}

domain::Table standing_rows(const std::vector<PointsStanding>& standings) {
  domain::Table t{"mi.penalize.points.standing/1",
                  {{"person", mark("person")},
                   {"year", mark("year"), domain::ColumnKind::integer},
                   {"points", mark("points")},
                   {"effect", mark("effect")},
                   {"at_once", mark("at once")},
                   {"from", mark("from"), domain::ColumnKind::date},
                   {"until", mark("until"), domain::ColumnKind::date},
                   {"last_barred", mark("barred until"), domain::ColumnKind::date}},
                  {}};
  const auto date = [](const std::optional<Date>& d) { return d ? json::Value(d->to_string()) : json::Value(); };
  for (const PointsStanding& s : standings)
    t.rows.push_back({s.person, static_cast<std::int64_t>(s.year), s.sum.value, s.effect,
                      s.effect == "ended" ? json::Value(s.at_once ? "yes" : "no") : json::Value(), date(s.from), date(s.until),
                      date(s.last_barred)});
  return t;
}

}  // namespace mi::work
