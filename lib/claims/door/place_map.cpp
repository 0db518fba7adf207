// SPDX-License-Identifier: Apache-2.0
#include "claims/door/place_map.hpp"

#include <algorithm>

namespace mi::claims {

void PlaceMap::add(std::uint32_t place, std::size_t table, std::int64_t line) {
  if (!runs_.empty()) {
    Run& run = runs_.back();
    if (run.table == table && place == run.last + 1 &&
        line - run.line == static_cast<std::int64_t>(place - run.place)) {
      run.last = place;
      return;
    }
    if (place <= run.last) return;  // a row that is of two kinds
  }
  runs_.push_back({place, table, line, place});
}

PlaceMap::Where PlaceMap::at(std::uint32_t place) const {
  auto after = std::upper_bound(runs_.begin(), runs_.end(), place,
                                [](std::uint32_t p, const Run& run) { return p < run.place; });
  if (after == runs_.begin()) return {};
  const Run& run = *--after;
  return {run.table, run.line + (std::min(place, run.last) - run.place)};
}

}  // namespace mi::claims
