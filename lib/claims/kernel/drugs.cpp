// SPDX-License-Identifier: Apache-2.0
#include "claims/kernel/drugs.hpp"

#include "base/message.hpp"
#include "claims/kernel/visit_kinds.hpp"

namespace mi::claims {

bool is_drug(std::string_view code) { return !code.empty() && (code.front() == 'X' || code.front() == 'Z'); }

bool is_slice(std::string_view code) {
  constexpr std::size_t granule_length = 20;
  return !code.empty() && code.front() == 'T' && code.size() != granule_length;
}

Taken::Taken(const KernelInput& input)
    : data_(input.data), discharge_(input.parameters.text("taken") == "discharge"), is_stay_(visits_of_kind(input, "stays")) {}

bool Taken::is(std::uint32_t line) const {
  if (!discharge_) return true;
  std::uint32_t visit = data_.fees.visit[line];
  if (!is_stay_[visit]) return false;
  if (!data_.about.takeaway.empty()) return data_.about.takeaway[line] != 0;
  return data_.day(line) == data_.about.ends[visit];
}

ParameterSpec taken_parameter() {
  return {"taken", base::mark("which drugs: any, discharge (flagged or, without the flag, of the last day of a stay)"), false,
          {"any", "discharge"}, "any"};
}

}  // namespace mi::claims
