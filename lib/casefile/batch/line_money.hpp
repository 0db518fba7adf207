// SPDX-License-Identifier: Apache-2.0
// What findings must know of a claim line: its amount, and the day of its settlement, by which we know whether the
// agency has paid it.
#pragma once
#include <optional>
#include <vector>

#include "casefile/case.hpp"
#include "domain/claims.hpp"

namespace mi::casefile {

struct LineMoney {
  std::optional<base::Money> amount;  // of a fee line; nothing for other rows
  std::optional<base::Date> settled;  // nothing while no valid settlement record names the line
};
// In the order asked. Error(cannot) when a batch is not in this case, or has no such place.
std::vector<LineMoney> line_money(Case& source, const std::vector<domain::LineName>& lines);

}  // namespace mi::casefile
