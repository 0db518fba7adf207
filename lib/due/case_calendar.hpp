// SPDX-License-Identifier: Apache-2.0
// The calendar of a case: the shipped national table, with the tables that the case was given laid over it. A table is
// kept in the case by its hash, so that a deadline can be counted again in ten years.
#pragma once
#include <string>

#include "base/date.hpp"
#include "casefile/case.hpp"
#include "domain/record.hpp"
#include "due/calendar.hpp"

namespace mi::due {

struct CalendarUse {  // key: first covered day; a table for the same range replaces the earlier
  static constexpr domain::FactKind kind{"due.calendar/1", domain::Mode::set};
  base::Date first;
  base::Date last;
  std::string file;    // SHA-256 of the table, a file of the case
  std::string source;  // which notice it is taken from

  template <class V> void fields(V& v) { v("first", first)("last", last)("file", file)("source", source); }
};

Calendar calendar_of(const casefile::Case& file);

}  // namespace mi::due
