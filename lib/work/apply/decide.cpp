// SPDX-License-Identifier: Apache-2.0
#include "work/apply/decide.hpp"

#include <algorithm>
#include <utility>

#include "base/error.hpp"
#include "base/message.hpp"
#include "domain/notice.hpp"

namespace mi::work {
namespace {

using base::Error;
using base::ErrorKind;
using base::mark;
using base::say;
using casefile::ApplicationRecord;
using domain::ColumnKind;

void must_be_open(const ApplicationRecord& a, base::Date date) {
  if (a.acceptance)
    throw Error(ErrorKind::gate, say("{0} was taken in on {1}", a.name(), a.acceptance->value.date.to_string()));
  if (a.refusal) throw Error(ErrorKind::gate, say("{0} was refused on {1}", a.name(), a.refusal->value.date.to_string()));
  const base::Date received = a.application.value.received;
  if (date < received)
    throw Error(ErrorKind::usage, say("{0} lies before the receipt of the application on {1}", date.to_string(),
                                      received.to_string()));
}

// What stands in the way of taking it in, a line each.
std::vector<std::string> obstacles(const std::vector<MaterialStatus>& papers, const Screening& screening) {
  std::vector<std::string> list;
  for (const domain::Missing& m : missing(papers)) list.push_back(say("missing: {0} ({1})", m.label, m.clause));
  if (screening.eligible == law::Answer::no)
    for (const domain::Screened& s : screening.grounds()) list.push_back(say("no: {0} ({1})", s.label, s.clause));
  for (const std::string& fact : screening.unknown) list.push_back(say("nobody knows: {}", fact));
  return list;
}

domain::Figure first_day(const std::vector<domain::Screened>& grounds) {
  std::optional<base::Date> day;
  bool all = true;
  for (const domain::Screened& s : grounds) {
    if (s.first_possible) day = std::max(day.value_or(*s.first_possible), *s.first_possible);
    else all = false;
  }
  if (!day) return {};
  domain::Figure f = domain::figure("first_possible", "最早可再次申请之日", *day);
  f.formula = "各不予受理期限届满次日中最晚的一日";
  if (!all) f.note = "其余情形与期限无关，消除前仍不予受理";
  for (const domain::Screened& s : grounds) {
    if (!s.first_possible) continue;
    domain::Figure part = domain::figure(s.condition, s.label, *s.first_possible);
    part.clause = s.clause;
    part.formula = s.reasoning;
    f.inputs.push_back(std::move(part));
  }
  return f;
}

json::Value day(const std::optional<base::Date>& date) {
  return date ? json::Value(date->to_string()) : json::Value();
}

const char* state_of(const ApplicationRecord& a) {
  if (a.acceptance) return "accepted";
  if (a.refusal) return "refused";
  const bool waits = !a.supplements.empty() && !a.supplements.back().answer;
  return waits ? "supplementing" : "open";
}

}  // namespace

std::string usual_matter(const law::Rulebook& law, base::Date received) {
  return law.has("apply.matter", received) ? law.value("apply.matter", received).text() : std::string();
}

domain::Application new_application(const casefile::Case& file, base::Date received) {
  for (const ApplicationRecord& a : casefile::applications(file))
    if (a.is_open())
      throw Error(ErrorKind::gate, say("{} is neither taken in nor refused yet", a.name()), {},
                  say("decide it first: mi-apply accept, or mi-apply refuse"));
  domain::Application application;
  application.received = received;
  return application;
}

void store(casefile::Change& change, const domain::Application& application) {
  change.record(application.name, application, application.name, application.received);
}

domain::Acceptance accept(const ApplicationRecord& a, const std::vector<MaterialStatus>& papers,
                          const Screening& screening, const std::string& agency, base::Date date) {
  if (a.acceptance && a.acceptance->value.date == date) return a.acceptance->value;
  must_be_open(a, date);
  auto open = obstacles(papers, screening);
  if (!open.empty())
    throw Error(ErrorKind::gate, say("{} cannot be taken in yet", a.name()), {},
                say("see mi-apply materials and mi-apply screen; what nobody knows is stated with mi-apply state"))
        .with_items(std::move(open));
  return {{}, a.name(), date, agency, screening.as_of, screening.answers};
}

void store(casefile::Change& change, domain::Acceptance& acceptance, const std::string& application_id) {
  if (!acceptance.name.empty()) return;  // on record
  acceptance.name = change.next_name("acceptance-");
  const std::string id =
      change.record(acceptance.application, acceptance, acceptance.name, acceptance.date, {application_id});
  const domain::DocumentRequest request{acceptance.name, "acceptance-notice", id, acceptance.date, false};
  change.record(request.name, request, {}, request.date, {id});
}

domain::Refusal refuse(const ApplicationRecord& a, const Screening& screening, base::Date date, const std::string& text) {
  if (a.refusal && a.refusal->value.date == date && a.refusal->value.text == text) return a.refusal->value;
  must_be_open(a, date);
  domain::Refusal r;
  r.application = a.name();
  r.date = date;
  r.screened_as_of = screening.as_of;
  r.grounds = screening.grounds();
  r.text = text;
  if (r.grounds.empty())
    throw Error(ErrorKind::gate, say("no condition is answered no: {} cannot be refused", a.name()), {},
                say("see mi-apply screen"));
  r.first_possible = first_day(r.grounds);
  return r;
}

void store(casefile::Change& change, domain::Refusal& refusal, const std::string& application_id) {
  if (!refusal.name.empty()) return;  // on record
  refusal.name = change.next_name("refusal-");
  const std::string id = change.record(refusal.application, refusal, refusal.name, refusal.date, {application_id});
  const domain::DocumentRequest request{refusal.name, "refusal-notice", id, refusal.date, true};
  change.record(request.name, request, {}, request.date, {id});
}

domain::Table rows(const domain::Acceptance& a) {
  domain::Table t{"mi.apply.accept/1",
                  {{"application", mark("application")},
                   {"accepted", mark("taken in"), ColumnKind::date},
                   {"agency", mark("agency")},
                   {"document", mark("document")},
                   {"screened_as_of", mark("screened as of"), ColumnKind::date},
                   {"conditions", mark("conditions"), ColumnKind::integer}},
                  {}};
  t.rows.push_back({a.application, a.date.to_string(), a.agency, a.name, a.screened_as_of.to_string(),
                    static_cast<std::int64_t>(a.screening.size())});
  return t;
}

domain::Table rows(const domain::Refusal& r) {
  domain::Table t{"mi.apply.refuse/1",
                  {{"application", mark("application")},
                   {"refused", mark("refused"), ColumnKind::date},
                   {"document", mark("document")},
                   {"ground", mark("ground")},
                   {"label", mark("what is asked")},
                   {"clause", mark("clause")},
                   {"reasoning", mark("reasoning")},
                   {"first_possible", mark("first possible"), ColumnKind::date}},
                  {}};
  for (const domain::Screened& s : r.grounds)
    t.rows.push_back({r.application, r.date.to_string(), r.name, s.condition, s.label, s.clause, s.reasoning,
                      day(s.first_possible)});
  return t;
}

domain::Table rows(const std::vector<ApplicationRecord>& applications) {
  domain::Table t{"mi.apply.list/1",
                  {{"application", mark("application")},
                   {"received", mark("received"), ColumnKind::date},
                   {"state", mark("state")},
                   {"decided", mark("decided"), ColumnKind::date},
                   {"supplements", mark("notices of missing papers"), ColumnKind::integer},
                   {"evaluations", mark("evaluations"), ColumnKind::integer}},
                  {}};
  for (const ApplicationRecord& a : applications) {
    std::optional<base::Date> decided;
    if (a.acceptance) decided = a.acceptance->value.date;
    if (a.refusal) decided = a.refusal->value.date;
    t.rows.push_back({a.name(), a.application.value.received.to_string(), state_of(a), day(decided),
                      static_cast<std::int64_t>(a.supplements.size()), static_cast<std::int64_t>(a.evaluations.size())});
  }
  return t;
}

}  // namespace mi::work
