// SPDX-License-Identifier: Apache-2.0
#include "claims/knowledge/exclusions.hpp"

#include <algorithm>

#include "base/error.hpp"
#include "base/message.hpp"
#include "base/text.hpp"
#include "claims/knowledge/lists.hpp"
#include "claims/knowledge/rows.hpp"

namespace mi::claims {
namespace {

using base::Error;
using base::ErrorKind;
using base::say;

constexpr std::size_t columns = 9;

std::vector<std::string> words(std::string_view text) {
  return text.empty() ? std::vector<std::string>() : base::split(std::string(text), ';');
}

bool equals_one(const std::vector<std::string>& all, std::string_view value) {
  return all.empty() || std::find(all.begin(), all.end(), value) != all.end();
}

bool begins_with_one(const std::vector<std::string>& all, std::string_view value) {
  return all.empty() || std::any_of(all.begin(), all.end(), [&](const std::string& start) { return value.starts_with(start); });
}

Exclusion read_exclusion(const ListRow& row) {
  if (row[0].empty() || row[8].empty()) throw Error(ErrorKind::cannot, say("an exclusion has a name and a source"));
  for (std::size_t i : {std::size_t{6}, std::size_t{7}})
    if (!row[i].empty()) base::Date::parse(row[i]);
  Exclusion e{std::string(row[0]), words(row[1]), words(row[2]), words(row[3]), words(row[4]), words(row[5]),
              std::string(row[6]), std::string(row[7]), std::string(row[8])};
  if (e.rules.empty() && e.items.empty() && e.diagnoses.empty() && e.departments.empty() && e.visit_types.empty())
    throw Error(ErrorKind::cannot, say("an exclusion must say what it takes out"));
  return e;
}

}  // namespace

bool Exclusion::covers(const Rule& rule, const domain::Hit& hit, const Stay* stay) const {
  auto is_rule = [&](const std::string& r) { return r == rule.code || r == rule.kind || (!rule.national.empty() && r == rule.national); };
  if (!rules.empty() && std::none_of(rules.begin(), rules.end(), is_rule)) return false;
  if (!begins_with_one(items, hit.item) || !equals_one(departments, hit.department)) return false;
  if (!begins_with_one(diagnoses, stay == nullptr ? std::string_view() : stay->diagnosis)) return false;
  if (!equals_one(visit_types, stay == nullptr ? std::string_view() : stay->med_type)) return false;
  return (from.empty() || base::Date::parse(from) <= hit.from) && (to.empty() || hit.to <= base::Date::parse(to));
}

std::vector<Exclusion> read_exclusions(std::string_view csv, const std::string& name) {
  std::vector<Exclusion> exclusions;
  each_row(csv, name, "name,rule,item,diagnosis,department,visit_type,from,to,source",
           [&](const ListRow& row) { exclusions.push_back(read_exclusion(row)); });
  return exclusions;
}

std::vector<Exclusion> exclusions_of_case(const casefile::Case& source) {
  return read_exclusions(list_of_case(source, "exclusions.csv"), "exclusions.csv");
}

}  // namespace mi::claims
