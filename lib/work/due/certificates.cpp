// SPDX-License-Identifier: Apache-2.0
#include "work/due/certificates.hpp"

#include <algorithm>

#include "casefile/entries.hpp"
#include "law/case_facts.hpp"
#include "law/items.hpp"

namespace mi::work {
namespace {

// Facts of that name whose value is a day; a document's number in place of one never runs out.
bool is_certificate(const std::string& fact, const law::Facts& known) {
  const auto* found = fact.starts_with("certificate.") ? known.find(fact) : nullptr;
  return found != nullptr && !found->none && found->value.kind == law::ValueKind::date;
}

std::vector<std::string> asked_by(const law::ItemDefinition& item, const law::Facts& known, const law::Rulebook& law, base::Date day) {
  std::vector<std::string> asked;
  for (const std::string& group : law::item_groups(item, law, day))
    for (const law::Condition& c : law.conditions(group, day))
      for (const std::string& fact : law::facts_of(c.test))
        if (is_certificate(fact, known) && std::find(asked.begin(), asked.end(), fact) == asked.end()) asked.push_back(fact);
  return asked;
}

}  // namespace

std::vector<Occurrence> certificates(const casefile::Case& file, const law::Rulebook& law, base::Date today) {
  std::vector<domain::ItemStep> steps;
  for (auto& r : casefile::entries<domain::ItemStep>(file)) steps.push_back(std::move(r.value));
  if (steps.empty()) return {};
  std::vector<Occurrence> found;
  const law::Facts known = law::facts_of_institution(file, today).facts;
  for (const law::ItemDefinition& item : law::open_items(steps, law, today))
    for (const std::string& fact : asked_by(item, known, law, today))
      found.push_back({"certificate.expires", item.code + " " + fact, base::Time::of(known.find(fact)->value.date, 0, 0, 0)});
  return found;
}

}  // namespace mi::work
