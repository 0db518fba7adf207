// SPDX-License-Identifier: Apache-2.0
#include "claims/kernel/visit_kinds.hpp"

#include <algorithm>

#include "base/message.hpp"

namespace mi::claims {

std::vector<char> visits_of_kind(const KernelInput& input, const std::string& parameter) {
  const About& about = input.data.about;
  std::vector<std::string> kinds = input.parameters.list(parameter);
  std::vector<char> wanted;
  for (const std::string& word : about.words)
    wanted.push_back(kinds.empty() || std::find(kinds.begin(), kinds.end(), word) != kinds.end() ? 1 : 0);
  std::vector<char> visits(about.type.size(), 0);
  for (std::uint32_t v = 0; v < visits.size(); ++v)
    if (about.begins[v] != About::no_day) visits[v] = wanted[about.type[v]];
  return visits;
}

ParameterSpec stays_parameter() {
  return {"stays", base::mark("kinds of visit that are stays, parted by semicolons"), false, {}, "21;22;23;24;25;26;27;28;52"};
}

}  // namespace mi::claims
