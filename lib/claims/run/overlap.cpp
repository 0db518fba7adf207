// SPDX-License-Identifier: Apache-2.0
#include "claims/run/overlap.hpp"

#include <algorithm>

namespace mi::claims {

Overlaps::Overlaps(const std::vector<domain::Hit>& hits) {
  std::size_t lines = 0;
  for (const domain::Hit& hit : hits) lines += hit.lines.size();
  beyond_.reserve(lines);
  for (const domain::Hit& hit : hits)
    for (const domain::LineExcess& line : hit.lines) beyond_.try_emplace(line.line, base::Money() - line.line_amount).first->second += line.excess;
  std::erase_if(beyond_, [](const auto& entry) { return entry.second.fen() <= 0; });
}

base::Money Overlaps::of(const domain::Hit& hit) const {
  base::Money sum;
  for (const domain::LineExcess& line : hit.lines)
    if (const auto found = beyond_.find(line.line); found != beyond_.end()) sum += std::min(found->second, line.excess);
  return sum;
}

}  // namespace mi::claims
