// SPDX-License-Identifier: Apache-2.0
#include "work/penalize/law/facts.hpp"

#include "casefile/views/dockets.hpp"
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

std::optional<domain::LawSet> set_told(const casefile::Case& source, const std::map<std::string, domain::LawStage>& stages) {
  const auto noticed = stages.find("noticed");
  if (noticed == stages.end() || !noticed->second.law) return std::nullopt;
  return domain::decode<domain::LawSet>(source.fact(*noticed->second.law).body);
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
  facts.told = set_told(source, facts.stages);
  const auto pauses = due::pauses(source, still_paused);
  facts.excluded = of_kind(pauses, "law.excluded");
  facts.remedies = of_kind(pauses, "law.remedies");
  for (const Account& a : accounts(source))
    if (a.track == Track::law) facts.outstanding += a.left();
  return facts;
}

}  // namespace mi::work
