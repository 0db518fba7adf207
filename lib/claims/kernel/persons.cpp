// SPDX-License-Identifier: Apache-2.0
#include "claims/kernel/persons.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "base/message.hpp"
#include "package/delimited.hpp"

namespace mi::claims {

std::vector<std::vector<const Stay*>> stays_of_persons(const Data& data, const std::vector<std::string>& med_types) {
  std::set<std::string_view> kinds(med_types.begin(), med_types.end());
  std::map<std::uint32_t, std::vector<const Stay*>> by_person;
  for (const Stay& stay : data.stays)
    if (stay.person != 0 && kinds.count(stay.med_type) != 0) by_person[stay.person].push_back(&stay);
  std::vector<std::vector<const Stay*>> all;
  for (auto& [person, stays] : by_person) {
    std::sort(stays.begin(), stays.end(), [](const Stay* a, const Stay* b) {
      return a->begins != b->begins ? a->begins < b->begins : a->line < b->line;
    });
    all.push_back(std::move(stays));
  }
  return all;
}

std::vector<std::uint32_t> same_code(const casefile::DimensionRows& rows) {
  std::unordered_map<std::string_view, std::uint32_t> known;
  std::vector<std::uint32_t> numbers(std::max<std::size_t>(rows.size(), 1));
  for (std::uint32_t id = 1; id < rows.size(); ++id) {
    std::string_view code = rows.at(id, 0);
    if (!code.empty()) numbers[id] = known.emplace(code, static_cast<std::uint32_t>(known.size() + 1)).first->second;
  }
  return numbers;
}

void take_from_last(const Data& data, const std::vector<std::uint32_t>& lines, std::int64_t units, Lead& lead) {
  for (std::size_t i = lines.size(); i-- > 0 && units > 0;) {
    std::int64_t taken = std::min(units, data.left(lines[i]));
    lead.parts.push_back({lines[i], taken, data.cost(lines[i], taken)});
    units -= taken;
  }
  std::reverse(lead.parts.begin(), lead.parts.end());
}

std::string lacks_rows(const KernelInput& input) {
  package::DelimitedReader rows(input.list);
  if (!input.list.empty() && rows.next() && rows.next()) return {};
  return base::say("the list {} has no rows: mi-claims adopt", input.list_name);
}

Lead stay_lead(const Stay& stay, std::string detail) {
  constexpr std::int64_t one_unit = 10000;
  Lead lead;
  lead.visit = stay.visit;
  lead.units = one_unit;
  lead.from = day_of(stay.begins);
  lead.to = day_of(stay.ends);
  lead.detail = std::move(detail);
  return lead;
}

PreparedLeads::PreparedLeads(std::vector<Lead> leads) : leads_(std::move(leads)) {
  std::stable_sort(leads_.begin(), leads_.end(), [](const Lead& a, const Lead& b) { return a.visit < b.visit; });
}

void PreparedLeads::run(VisitRange range, std::vector<Lead>& leads) const {
  auto before = [](const Lead& lead, std::uint32_t visit) { return lead.visit < visit; };
  auto first = std::lower_bound(leads_.begin(), leads_.end(), range.first, before);
  auto last = std::lower_bound(first, leads_.end(), range.last, before);
  leads.insert(leads.end(), first, last);
}

}  // namespace mi::claims
