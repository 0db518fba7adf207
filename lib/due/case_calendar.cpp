// SPDX-License-Identifier: Apache-2.0
#include "due/case_calendar.hpp"

namespace mi::due {

Calendar calendar_of(const casefile::Case& file) {
  Calendar calendar = Calendar::shipped();
  for (const auto& use : file.all<CalendarUse>()) calendar = calendar.with(Calendar::parse(file.file(use.value.file)));
  return calendar;
}

}  // namespace mi::due
