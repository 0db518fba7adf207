// SPDX-License-Identifier: Apache-2.0
#include "work/agree/store.hpp"

#include "base/clock.hpp"
#include "base/message.hpp"
#include "domain/notice.hpp"

namespace mi::work {
namespace {

using domain::ColumnKind;

json::Value day(const std::optional<base::Date>& d) { return d ? json::Value(d->to_string()) : json::Value(); }

}  // namespace

std::string store(casefile::Change& change, domain::Agreement agreement) {
  agreement.name = change.next_name("agreement-");
  change.record(agreement.name, agreement, agreement.name, agreement.signed_on);
  return agreement.name;
}

std::string store(casefile::Change& change, domain::Suspension suspension) {
  suspension.name = change.next_name("suspension-");
  const auto id = change.record(suspension.name, suspension, suspension.name, suspension.from);
  if (suspension.with) return suspension.name;  // the person's own paper is the notice of points
  domain::DocumentRequest request;
  request.name = change.next_name("suspension-notice-");
  request.template_kind = "suspension-notice";
  request.about = id;
  request.date = base::today();
  request.binding = true;
  change.record(request.name, request, request.name, request.date, {id});
  return suspension.name;
}

void store(casefile::Change& change, const domain::Resumption& resumption) {
  change.record(resumption.suspension, resumption, "", resumption.from);
}

void store(casefile::Change& change, const domain::Termination& termination) {
  change.record(termination.agreement, termination, "", termination.effective);
}

std::string store(casefile::Change& change, domain::AgreementRequest request) {
  request.name = change.next_name("request-");
  change.record(request.name, request, request.name, request.date);
  return request.name;
}

std::string store(casefile::Change& change, domain::AgreementMove& move) {
  move.name = change.next_name("move-");
  change.record(move.name, move, move.name, move.date);
  return move.name;
}

domain::Table rows(const domain::Agreement& a) {
  return {"mi.agree.agreement/1",
          {{"name", base::mark("agreement")},
           {"pack", base::mark("pack")},
           {"signed_on", base::mark("signed"), ColumnKind::date},
           {"from", base::mark("from"), ColumnKind::date},
           {"to", base::mark("to"), ColumnKind::date},
           {"renews", base::mark("renews")}},
          {{a.name, a.pack, a.signed_on.to_string(), a.term.first.to_string(), a.term.last.to_string(), a.renews}}};
}

domain::Table rows(const std::vector<domain::Suspension>& suspensions) {
  domain::Table table{"mi.agree.suspension/1",
                      {{"name", base::mark("suspension")},
                       {"scope", base::mark("scope")},
                       {"target", base::mark("target")},
                       {"from", base::mark("from"), ColumnKind::date},
                       {"to", base::mark("to"), ColumnKind::date},
                       {"clause", base::mark("clause")},
                       {"decision", base::mark("decision")}},
                      {}};
  for (const auto& s : suspensions)
    table.rows.push_back({s.name, s.scope, s.target, s.from.to_string(), day(s.to), s.citation, s.decision});
  return table;
}

domain::Table rows(const domain::Termination& t) {
  return {"mi.agree.termination/1",
          {{"agreement", base::mark("agreement")},
           {"effective", base::mark("first day without agreement"), ColumnKind::date},
           {"ground", base::mark("ground")},
           {"clause", base::mark("clause")},
           {"own_request", base::mark("own request")}},
          {{t.agreement, t.effective.to_string(), t.ground, t.citation, t.own_request}}};
}

}  // namespace mi::work
