// SPDX-License-Identifier: Apache-2.0
#include "claims/kernel/window.hpp"

#include "base/error.hpp"
#include "base/message.hpp"
#include "base/text.hpp"

namespace mi::claims {

CapWindow CapWindow::parse(const std::string& written, const std::string& place) {
  if (written == "day") return {Unit::day, 1, "每日"};
  if (written == "stay") return {Unit::stay, 1, "每次住院"};
  auto parts = base::split(written, ' ');
  bool good = parts.size() == 2 && !parts[0].empty() && parts[0].size() <= 4 && parts[0].find_first_not_of("0123456789") == std::string::npos;
  int count = good ? std::stoi(parts[0]) : 0;
  if (count > 0 && parts[1] == "days") return {Unit::days, count, fmt::format("每{}天", count)};
  if (count > 0 && parts[1] == "weeks") return {Unit::days, count * 7, fmt::format("每{}周", count)};
  if (count > 0 && parts[1] == "months") return {Unit::months, count, fmt::format("每{}个月", count)};
  if (count > 0 && parts[1] == "years") return {Unit::months, count * 12, fmt::format("每{}年", count)};
  throw base::Error(base::ErrorKind::cannot,
                    base::say("a window is day, stay, or a number of days, weeks, months or years, not “{}”", written), {place});
}

base::Date CapWindow::last_day(base::Date first) const {
  return unit == Unit::months ? first.plus_months(count).plus_days(-1) : first.plus_days(count - 1);
}

}  // namespace mi::claims
