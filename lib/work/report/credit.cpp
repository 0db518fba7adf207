// SPDX-License-Identifier: Apache-2.0
#include "work/report/credit.hpp"

#include <algorithm>
#include <utility>

#include "base/error.hpp"
#include "base/message.hpp"
#include "base/text.hpp"
#include "casefile/entries.hpp"
#include "domain/agreement.hpp"
#include "domain/measure.hpp"
#include "domain/notice.hpp"
#include "domain/referral.hpp"
#include "due/count.hpp"

namespace mi::work {
namespace {

using base::Date;
using base::mark;
using domain::ColumnKind;

constexpr const char* term_id = "credit.blacklist.term";

bool knows_term(const law::Rulebook& law) {
  for (const law::Pack& pack : law.used())
    for (const law::Parameter& p : pack.parameters())
      if (p.id == term_id) return true;
  return false;
}

std::string clauses_of(const domain::Decision& d) {
  std::vector<std::string> list;
  for (const domain::Measure& m : d.measures)
    if (std::find(list.begin(), list.end(), m.citation) == list.end()) list.push_back(m.citation);
  return base::join(list, "；");
}

// The first day on which the decision can no longer be held back: delivered, and no dispute about it still open.
std::optional<Date> final_on(const casefile::Case& file, const domain::Decision& d, Date day, std::string& state) {
  const auto delivery = file.get<domain::Delivery>(d.name);
  state = "not-delivered";
  if (!delivery || day < delivery->value.date) return std::nullopt;
  Date from = delivery->value.date;
  state = "final";
  for (const auto& r : casefile::entries<domain::Dispute>(file)) {
    if (r.value.about != d.name || day < r.value.date) continue;
    if (r.value.state == "open") state = "disputed";
    if (r.value.state == "changed") state = "changed";
    from = std::max(from, r.value.date);
  }
  return state == "final" ? std::optional(from) : std::nullopt;
}

void list_from(CreditEvent& event, std::optional<Date> from, const law::Rulebook& law, Date day) {
  if (from && law.has(term_id, day)) event.listed = due::term(*from, law.value(term_id, day).term());
}

void add_decisions(Credit& c, const casefile::Case& file, const law::Rulebook& law, Date day) {
  for (const auto& r : casefile::entries<domain::Decision>(file)) {
    if (day < r.value.date) continue;
    CreditEvent event{"", r.value.name, "decision", r.value.date, clauses_of(r.value), "", {}};
    const auto from = final_on(file, r.value, day, event.state);
    list_from(event, from, law, day);
    c.events.push_back(std::move(event));
  }
}

// What the institution asked for itself says nothing about its conduct.
void add_terminations(Credit& c, const casefile::Case& file, const law::Rulebook& law, Date day) {
  for (const auto& r : casefile::entries<domain::Termination>(file)) {
    if (r.value.own_request || day < r.value.effective) continue;
    CreditEvent event{"", r.value.agreement, "termination", r.value.effective, r.value.citation, "final", {}};
    list_from(event, r.value.effective, law, day);
    c.events.push_back(std::move(event));
  }
}

json::Value day_of(const std::optional<base::DateRange>& listed, bool first) {
  if (!listed) return {};
  return (first ? listed->first : listed->last).to_string();
}

}  // namespace

Credit credit(const casefile::Case& file, const law::Rulebook& law, Date day) {
  Credit c;
  c.term_open = knows_term(law) && !law.has(term_id, day);
  add_decisions(c, file, law, day);
  add_terminations(c, file, law, day);
  return c;
}

Credit credit_of_cases(const std::vector<std::string>& files, Date day) {
  Credit all;
  for (const std::string& path : files) {
    try {
      const auto file = casefile::Case::open(path, casefile::Access::read);
      Credit one = credit(file, law::Rulebook::of(file, day), day);
      all.term_open = all.term_open || one.term_open;
      for (CreditEvent& event : one.events) {
        event.subject = path;
        all.events.push_back(std::move(event));
      }
    } catch (const base::Error& e) {
      all.unread.push_back(path + ": " + e.message());
    }
  }
  return all;
}

domain::Table rows(const Credit& c, Date day) {
  domain::Table t{"mi.report.credit/1",
                  {{"case", mark("case")}, {"name", mark("document or agreement")}, {"kind", mark("kind")}, {"date", mark("date"), ColumnKind::date},
                   {"state", mark("state")}, {"listed_from", mark("listed from"), ColumnKind::date},
                   {"listed_to", mark("listed to"), ColumnKind::date}, {"listed", mark("listed today")}, {"clause", mark("clause")}},
                  {}};
  for (const CreditEvent& e : c.events)
    t.rows.push_back({e.subject, e.name, e.kind, e.date.to_string(), e.state, day_of(e.listed, true), day_of(e.listed, false),
                      e.listed && e.listed->contains(day), e.clause});
  return t;
}

}  // namespace mi::work
