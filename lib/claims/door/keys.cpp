// SPDX-License-Identifier: Apache-2.0
#include "claims/door/keys.hpp"

#include <algorithm>
#include <bit>

namespace mi::claims {

std::vector<std::uint32_t> LineKeys::repeated() const {
  std::vector<std::uint32_t> again;
  std::vector<std::uint32_t> table;  // place in the part, from 1; 0: free
  for (const Part& part : parts_) {
    table.assign(std::bit_ceil(2 * part.hashes.size() + 1), 0);
    std::size_t mask = table.size() - 1;
    for (std::size_t i = 0; i < part.hashes.size(); ++i) {
      std::size_t at = part.hashes[i] & mask;
      while (table[at] != 0 && part.hashes[table[at] - 1] != part.hashes[i]) at = (at + 1) & mask;
      if (table[at] != 0) again.push_back(part.places[i]);
      else table[at] = static_cast<std::uint32_t>(i) + 1;
    }
  }
  std::sort(again.begin(), again.end());
  return again;
}

std::vector<std::uint64_t> LineKeys::missing(std::vector<std::uint64_t> wanted) const {
  std::sort(wanted.begin(), wanted.end());
  wanted.erase(std::unique(wanted.begin(), wanted.end()), wanted.end());
  if (wanted.empty()) return wanted;
  std::vector<bool> found(wanted.size(), false);
  for (const Part& part : parts_)
    for (std::uint64_t hash : part.hashes) {
      const auto at = std::lower_bound(wanted.begin(), wanted.end(), hash);
      if (at != wanted.end() && *at == hash) found[static_cast<std::size_t>(at - wanted.begin())] = true;
    }
  std::size_t i = 0;
  std::erase_if(wanted, [&](std::uint64_t) { return found[i++]; });
  return wanted;
}

}  // namespace mi::claims
