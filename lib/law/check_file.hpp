// SPDX-License-Identifier: Apache-2.0
// Packs checked one by one, and together: nothing is thrown for what is wrong in a pack.
#pragma once
#include <string>
#include <vector>

#include "domain/table.hpp"

namespace mi::law {

struct CheckResult {
  struct Line {
    std::string pack;     // as named
    std::string problem;  // "" when all is well
  };
  std::vector<Line> lines;
  bool passed() const;
};

// `together`: also whether one case can use them: layers, topics, what upper layers allow.
CheckResult check_packs(const std::vector<std::string>& names, bool together);
domain::Table rows(const CheckResult& result);  // mi.rules.check/1

}  // namespace mi::law
