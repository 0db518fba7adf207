// SPDX-License-Identifier: Apache-2.0
#include "work/penalize/law/facts.hpp"

#include <set>

#include "casefile/views/dockets.hpp"
#include "domain/referral.hpp"
#include "due/pauses.hpp"
#include "work/penalize/facts.hpp"
#include "work/penalize/referral.hpp"

namespace mi::work {
namespace {

std::vector<base::DateRange> of_kind(const std::vector<due::Pause>& pauses, std::string_view kind) {
  std::vector<base::DateRange> result;
  for (const due::Pause& p : pauses)
    if (p.name == kind) result.push_back(p.days);
  return result;
}

std::optional<domain::LawSet> set_of(const casefile::Case& source, const std::map<std::string, domain::LawStage>& stages,
                                     const char* stage) {
  const auto found = stages.find(stage);
  if (found == stages.end() || !found->second.law) return std::nullopt;
  return domain::decode<domain::LawSet>(source.fact(*found->second.law).body);
}

// The day on which what came to the treasury for the decision reached its fine, and what came as surcharge.
void add_receipts(const casefile::Case& source, LawFacts& facts) {
  if (!facts.decided || !facts.decided->fine) return;
  std::map<base::Date, base::Money> by_day;
  for (const auto& r : source.all<domain::Recovery>()) {
    if (r.value.decision != facts.decided->name) continue;
    if (r.value.account == "treasury") by_day[r.value.date] += r.value.amount;
    if (r.value.account == "surcharge") facts.surcharge_received += r.value.amount;
  }
  base::Money sum;
  for (const auto& [day, amount] : by_day)
    if (!facts.fine_paid && (sum += amount) >= facts.decided->fine->money()) facts.fine_paid = day;
}

// What is not received yet, and the days in which review or suit against it was going on (行政处罚法 73).
void add_money(const casefile::Case& source, LawFacts& facts) {
  std::set<std::string> decisions;
  for (const Account& a : accounts(source)) {
    if (a.track != Track::law) continue;
    decisions.insert(a.decision);
    facts.outstanding += a.left();
  }
  for (const auto& r : source.all<domain::Dispute>())
    if (decisions.count(r.value.about) != 0 && (r.value.way == "review" || r.value.way == "suit"))
      facts.remedies.push_back({r.value.date, r.value.ended.value_or(still_paused)});
}

}  // namespace

LawFacts read_law_facts(const casefile::Case& source) {
  LawFacts facts;
  facts.dockets = casefile::dockets(source);
  for (auto& r : source.all<domain::LawClassification>()) facts.classified[r.value.finding] = std::move(r.value);
  for (auto& r : source.all<domain::Returned>()) facts.returned[r.value.finding].push_back(std::move(r.value));
  for (auto& r : source.all<domain::LawStage>()) facts.stages[r.value.stage] = std::move(r.value);
  for (auto& r : source.all<domain::Decision>()) facts.decisions.push_back(std::move(r.value));
  facts.paid_months = settled_months(source);
  if (auto set = source.get<domain::LawSet>("law")) {
    facts.set_id = set->fact.id;
    facts.set = std::move(set->value);
  }
  facts.told = set_of(source, facts.stages, "noticed");
  facts.decided = set_of(source, facts.stages, "decided");
  const auto pauses = due::pauses(source, still_paused);
  facts.excluded = of_kind(pauses, "law.excluded");
  facts.remedies = of_kind(pauses, "law.remedies");
  add_money(source, facts);
  add_receipts(source, facts);
  return facts;
}

}  // namespace mi::work
