// SPDX-License-Identifier: Apache-2.0
#include "work/penalize/facts.hpp"

#include <algorithm>
#include <string_view>

#include "domain/penalty.hpp"
#include "domain/settlement.hpp"

namespace mi::work {
namespace {

constexpr std::string_view month_prefix = "month:";  // key of a month's settlement

template <class T> std::vector<T> values(const casefile::Case& source) {
  std::vector<T> result;
  for (auto& r : source.all<T>()) result.push_back(std::move(r.value));
  return result;
}

// A reckoning that was decided is over: its choices and reasons are no answer for what is found later.
bool is_decided(const domain::MeasureSet& set, const std::vector<domain::Docket>& dockets) {
  std::set<std::string_view> decided;
  for (const domain::Docket& d : dockets)
    if (d.decided) decided.insert(d.finding.name);
  return std::any_of(set.findings.begin(), set.findings.end(),
                     [&](const domain::NetFinding& n) { return decided.count(n.finding) != 0; });
}

void add_returned(const casefile::Case& source, PenaltyFacts& facts) {
  for (const auto& r : source.all<domain::Returned>()) {
    facts.returned[r.value.finding] += r.value.amount;
    if (r.value.before_check) facts.returned_before[r.value.finding] += r.value.amount;
  }
}

}  // namespace

std::set<std::string> settled_months(const casefile::Case& source) {
  std::set<std::string> months;
  for (const casefile::Fact& f : source.in_force(domain::SettlementResult::kind.name))
    if (f.key.starts_with(month_prefix)) months.insert(f.key.substr(month_prefix.size()));
  return months;
}

PenaltyFacts read_penalty_facts(const casefile::Case& source, casefile::Raisers raisers) {
  PenaltyFacts facts;
  facts.dockets = casefile::dockets(source, raisers);
  facts.decisions = values<domain::Decision>(source);
  facts.agreements = values<domain::Agreement>(source);
  facts.paid_months = settled_months(source);
  add_returned(source, facts);
  auto set = source.get<domain::MeasureSet>("measures");
  if (set && !is_decided(set->value, facts.dockets)) {
    facts.measures = std::move(set->value);
    facts.measures_id = set->fact.id;
  }
  return facts;
}

}  // namespace mi::work
