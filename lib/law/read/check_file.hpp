// SPDX-License-Identifier: Apache-2.0
// Packs checked one by one, and together: nothing is thrown for what is wrong in a pack. One that cannot be read is
// listed beside others; alone it is its own Error.
#pragma once
#include <string>
#include <vector>

#include "domain/table.hpp"

namespace mi::law {

struct CheckResult {
  struct Line {
    std::string pack;     // as named
    std::string problem;  // "" when all is well
    bool unreadable = false;
  };
  std::vector<Line> lines;
  bool any_wrong() const;
  bool any_unreadable() const;
};

// `together`: also whether one case can use them: layers, topics, what upper layers allow.
CheckResult check_packs(const std::vector<std::string>& names, bool together);
domain::Table rows(const CheckResult& result);  // mi.rules.check/1

}  // namespace mi::law
