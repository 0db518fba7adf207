// SPDX-License-Identifier: Apache-2.0
// What kinds over persons and periods share: stays of one person in order of time, days of stays, and a kernel whose
// leads were all found while it was made, because they do not keep to one visit.
#pragma once
#include <string>
#include <vector>

#include "claims/kernel/kind.hpp"

namespace mi::claims {

inline base::Date day_of(std::int64_t seconds) { return base::Date::from_days(day_number(seconds)); }
inline std::int32_t first_day(const Stay& stay) { return day_number(stay.begins); }
inline std::int32_t last_day(const Stay& stay) { return day_number(stay.ends); }

// Visits of these kinds, person by person, each person's in order of begin, then of line. Persons are in order of number;
// visits without a person are left out.
std::vector<std::vector<const Stay*>> stays_of_persons(const Data& data, const std::vector<std::string>& med_types);

// Rows of a dimension that share their first column (a code) are one: the number of each row, from 1; 0 for an empty code.
std::vector<std::uint32_t> same_code(const casefile::DimensionRows& rows);

// Adds the lines of the visit that are left after refunds and of which `counts` (given the line) is true.
template <class F> void add_lines(const Data& data, std::uint32_t visit, Lead& lead, F&& counts) {
  for (std::uint32_t i = data.start[visit]; i < data.start[visit + 1]; ++i) {
    std::uint32_t line = data.by_visit[i];
    if (data.left(line) > 0 && counts(line)) lead.parts.push_back({line, data.left(line), data.cost(line, data.left(line))});
  }
}

// `units` of these lines, taken from the last of them backwards; a line gives no more than it has, and costs its share.
void take_from_last(const Data& data, const std::vector<std::uint32_t>& lines, std::int64_t units, Lead& lead);

// A list of which only the header is shipped waits for the agency's own: says so; "" when it has rows.
std::string lacks_rows(const KernelInput& input);

// A stay as a whole in question: one unit, no line, nothing claimed.
Lead stay_lead(const Stay& stay, std::string detail);

class PreparedLeads : public Kernel {
 public:
  explicit PreparedLeads(std::vector<Lead> leads);
  void run(VisitRange range, std::vector<Lead>& leads) const override;

 private:
  std::vector<Lead> leads_;  // in order of visit
};

}  // namespace mi::claims
