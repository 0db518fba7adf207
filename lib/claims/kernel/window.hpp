// SPDX-License-Identifier: Apache-2.0
// Windows in which a cap counts: "day", "stay", or a cycle "14 days", "2 weeks", "1 months", "1 years". A cycle opens with
// the first charge that lies in no earlier one; its day counts, its last day is the day before the same day number N
// months or years later (Civil Code 201 and 202; G3), or the Nth day.
#pragma once
#include <string>

#include "base/date.hpp"

namespace mi::claims {

struct CapWindow {
  enum class Unit { day, stay, days, months };
  Unit unit = Unit::day;
  int count = 1;
  std::string text;  // in Chinese: 每日, 每次住院, 每14天

  static CapWindow parse(const std::string& written, const std::string& place);  // Error(cannot)
  bool is_cycle() const { return unit == Unit::days || unit == Unit::months; }
  base::Date last_day(base::Date first) const;  // of a cycle that opens on this day
};

}  // namespace mi::claims
