// SPDX-License-Identifier: Apache-2.0
#include "work/penalize/points/restore.hpp"

#include <algorithm>

#include "base/error.hpp"
#include "base/message.hpp"
#include "due/count.hpp"
#include "due/restored.hpp"

namespace mi::work {
namespace {

using base::Date;
using base::Error;
using base::ErrorKind;
using base::say;
using domain::PointsEvent;
using domain::PointsRestore;
using domain::PointsRestored;

constexpr const char* granted = "granted";

bool stops_on(const PointsEvent& e, const std::optional<Date>& last, Date day) { return e.date <= day && !(last && *last < day); }

// What stops the person on that day: an end before a suspension, of several the latest.
const PointsEvent* stopping(const PointsLedger& ledger, const law::Rulebook& law, const std::string& person, Date day) {
  const PointsEvent* found = nullptr;
  for (const PointsEvent& e : ledger.events) {
    if (e.person != person) continue;
    const bool ended = e.ended && stops_on(e, due::last_ended_day(e, ledger.restored), day);
    const bool stopped = e.until && stops_on(e, due::last_suspended_day(e, ledger.restored, law), day);
    if (!ended && !stopped) continue;
    if (!found || found->ended.has_value() < ended || (found->ended.has_value() == ended && found->until <= e.until)) found = &e;
  }
  return found;
}

bool is_answered(const PointsLedger& ledger, const PointsRestore& request) {
  return std::any_of(ledger.restored.begin(), ledger.restored.end(), [&](const auto& r) { return r.name == request.name; });
}

const PointsRestore* open_request(const PointsLedger& ledger, const std::string& person) {
  for (const PointsRestore& r : ledger.requests)
    if (r.person == person && !is_answered(ledger, r)) return &r;
  return nullptr;
}

const PointsEvent& event_of(const PointsLedger& ledger, const std::string& name) {
  const auto found = std::find_if(ledger.events.begin(), ledger.events.end(), [&](const auto& e) { return e.name == name; });
  if (found == ledger.events.end()) throw Error(ErrorKind::cannot, say("there are no points {} on record", name));
  return *found;
}

// The bar must have passed; of a suspension the shortest that may be laid down must have been served.
domain::Figure earliest(const PointsEvent& e, const law::Rulebook& law) {
  if (e.barred) {
    domain::Figure f = domain::figure("earliest", "可恢复的首日", e.barred->plus_days(1));
    f.formula = "不得再次登记的末日之次日";
    f.inputs = {domain::figure("barred", "不得再次登记的末日", *e.barred)};
    f.clause = e.citation;
    return f;
  }
  const law::Value min = law.value("points.person.suspend_min", e.date);
  domain::Figure f = domain::figure("earliest", "可恢复的首日", due::term(e.date.plus_days(1), min.term()).last.plus_days(1));
  f.formula = "暂停首日起满最短暂停期限之次日";
  f.inputs = {domain::figure("first", "暂停首日", e.date.plus_days(1))};
  f.clause = min.source.to_chinese();
  return f;
}

void refuse_unmet(const law::Rulebook& law, const PointsRestored& a) {
  law::Facts known;
  for (const std::string& s : a.states) known.set(s.substr(0, s.find('=')), s.ends_with("=yes"));
  std::vector<std::string> missing;
  for (const law::Condition& c : law.conditions(a.was == "ended" ? "points.restore.ended" : "points.restore.suspended", a.date))
    if (law.evaluate(c, known, a.date).answer != law::Answer::yes)
      missing.push_back(c.label + "（" + c.source.to_chinese() + "；" + c.evidence + "）");
  if (!missing.empty()) throw Error(ErrorKind::gate, say("the status cannot be restored yet; what is missing:")).with_items(missing);
}

// As asked; else from the day after the term, or from the answer when that comes later.
Date first_day(const PointsEvent& e, const PointsRestore& request, Date answered) {
  if (request.from) return std::max(*request.from, answered);
  const std::optional<Date> last = e.ended ? e.barred : e.until;
  return last ? std::max(last->plus_days(1), answered) : answered;
}

void check_first(const PointsEvent& e, const PointsRestored& a) {
  const Date allowed = Date::parse(a.earliest->value);
  if (*a.from < a.date)
    throw Error(ErrorKind::usage, say("{0} lies before the answer of {1}", a.from->to_string(), a.date.to_string()), {"--from"});
  if (*a.from < allowed)
    throw Error(ErrorKind::gate, say("{0} may be restored from {1} on, not from {2}", a.person, allowed.to_string(), a.from->to_string()),
                {a.earliest->clause});
  if (!e.ended && e.until && *a.from <= *e.until && a.source.empty())
    throw Error(ErrorKind::usage, say("a suspension is shortened only by a rule of the province; name it"), {"--source"});
}

void check_answer(const PointsRestore& request, const PointsRestored& a) {
  if (a.result != granted && a.result != "refused")
    throw Error(ErrorKind::usage, say("“{}” is none of granted, refused", a.result), {"--result"});
  if (a.result != granted && a.reason.empty()) throw Error(ErrorKind::usage, say("a refusal needs its reason"), {"--reason"});
  if (a.result != granted && a.from) throw Error(ErrorKind::usage, say("what is refused has no first day"), {"--from"});
  if (a.date < request.requested)
    throw Error(ErrorKind::usage, say("{0} was asked for on {1}, after the answer", request.name, request.requested.to_string()), {"--date"});
}

std::string citation(const law::Rulebook& law, Date day) { return law.clause("points.restore.assessed", day).source.to_chinese(); }

}  // namespace

PointsRestore ask_restore(const PointsLedger& ledger, const law::Rulebook& law, PointsRestore request) {
  if (request.reason.empty()) throw Error(ErrorKind::usage, say("a request to restore needs its ground"), {"--reason"});
  if (const PointsRestore* open = open_request(ledger, request.person))
    throw Error(ErrorKind::gate, say("{} waits for its answer", open->name), {}, "mi-penalize points answer");
  const PointsEvent* e = stopping(ledger, law, request.person, request.requested);
  if (!e) throw Error(ErrorKind::gate, say("no points stop {0} on {1}", request.person, request.requested.to_string()));
  if (request.from && (e->ended || !e->until || *e->until < *request.from || *request.from < request.requested))
    throw Error(ErrorKind::usage, say("{} shortens no suspension", request.from->to_string()), {"--from"});
  request.early = request.from.has_value();
  request.event = e->name;
  return request;
}

PointsRestored answer_restore(const PointsLedger& ledger, const law::Rulebook& law, PointsRestored answer) {
  const PointsRestore* request = open_request(ledger, answer.person);
  if (!request) throw Error(ErrorKind::gate, say("no request to restore {} waits for an answer", answer.person), {}, "mi-penalize points restore");
  check_answer(*request, answer);
  const PointsEvent& e = event_of(ledger, request->event);
  answer.name = request->name;
  answer.event = e.name;
  answer.was = e.ended ? "ended" : "suspended";
  answer.early = request->early;
  answer.citation = citation(law, answer.date);
  answer.earliest = earliest(e, law);
  if (answer.result != granted) return answer;
  if (!answer.from) answer.from = first_day(e, *request, answer.date);
  check_first(e, answer);
  refuse_unmet(law, answer);
  return answer;
}

bool is_recorded(const PointsLedger& ledger, const PointsRestore& request) {
  return std::any_of(ledger.requests.begin(), ledger.requests.end(), [&](const PointsRestore& r) {
    return r.person == request.person && r.requested == request.requested && r.from == request.from && r.reason == request.reason &&
           r.asked_by == request.asked_by;
  });
}

bool is_recorded(const PointsLedger& ledger, const PointsRestored& answer) {
  if (open_request(ledger, answer.person)) return false;
  return std::any_of(ledger.restored.begin(), ledger.restored.end(), [&](const PointsRestored& r) {
    return r.person == answer.person && r.date == answer.date && r.result == answer.result && (!answer.from || r.from == answer.from) &&
           r.states == answer.states && r.source == answer.source && r.reason == answer.reason;
  });
}

void store(casefile::Change& change, PointsRestore& request) {
  request.name = change.next_name("restore-");
  change.record(request.person, request, request.name, request.requested);
}

void store(casefile::Change& change, PointsRestored& answer) {
  answer.earliest->id = answer.name + ".earliest";
  change.record(answer.person, answer, answer.name, answer.date);
}

domain::Table restore_rows(const PointsLedger& ledger) {
  using base::mark;
  domain::Table t{"mi.penalize.points.restore/1",
                  {{"name", mark("name")},
                   {"person", mark("person")},
                   {"event", mark("event")},
                   {"requested", mark("requested"), domain::ColumnKind::date},
                   {"answered", mark("answered"), domain::ColumnKind::date},
                   {"result", mark("result")},
                   {"from", mark("from"), domain::ColumnKind::date},
                   {"reason", mark("reason")}},
                  {}};
  for (const PointsRestore& r : ledger.requests) {
    const auto a = std::find_if(ledger.restored.begin(), ledger.restored.end(), [&](const auto& x) { return x.name == r.name; });
    const bool answered = a != ledger.restored.end();
    t.rows.push_back({r.name, r.person, r.event, r.requested.to_string(), answered ? json::Value(a->date.to_string()) : json::Value(),
                      answered ? json::Value(a->result) : json::Value(),
                      answered && a->from ? json::Value(a->from->to_string()) : json::Value(), answered && !a->reason.empty() ? a->reason : r.reason});
  }
  return t;
}

law::Replayed replay_restored(const law::Then& then) {
  const auto recorded = domain::decode<PointsRestored>(then.fact.body);
  if (!recorded.earliest) return {};
  domain::Figure now = earliest(event_of(read_points(then.file, recorded.person), recorded.event), then.law);
  now.id = recorded.earliest->id;
  return {{*recorded.earliest}, {now}};
}

}  // namespace mi::work
