// SPDX-License-Identifier: Apache-2.0
#include "casefile/verify/report.hpp"

namespace mi::casefile {

std::vector<std::string> described(const Report& report) {
  constexpr std::size_t shown = 20;
  std::vector<std::string> lines;
  for (const Trouble& t : report.troubles) {
    if (lines.size() == shown) break;
    lines.push_back(t.table + (t.row.empty() ? "" : " " + t.row) + (t.column.empty() ? "" : " " + t.column) + ": " + t.what);
  }
  return lines;
}

}  // namespace mi::casefile
