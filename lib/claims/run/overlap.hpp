// SPDX-License-Identifier: Apache-2.0
// Hits are gross: several may take of one line, and together more than the line has. How much that is stands beside each;
// which of them gets the money is decided between findings (domain/money_once.hpp), never between hits.
#pragma once
#include <string_view>
#include <unordered_map>
#include <vector>

#include "domain/claims.hpp"

namespace mi::claims {

class Overlaps {
 public:
  explicit Overlaps(const std::vector<domain::Hit>& hits);  // which must outlive it

  // What the hits together take of this hit's lines beyond what the lines have, of each line at most the hit's own excess.
  base::Money of(const domain::Hit& hit) const;

 private:
  std::unordered_map<std::string_view, base::Money> beyond_;  // by line, only where it is more than nought
};

}  // namespace mi::claims
