// SPDX-License-Identifier: Apache-2.0
// Which days are working days: weekends, statutory holidays and the make-up days worked in exchange. The table is data
// (mi-calendar(5)); outside the days it covers only weekends are known, and what is counted there is provisional.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/date.hpp"

namespace mi::due {

enum class DayKind { holiday, workday };  // workday: a weekend day that is worked (调休上班)

struct SpecialDay {
  base::Date date;
  DayKind kind = DayKind::holiday;
  std::string name;  // 春节
  friend bool operator==(const SpecialDay&, const SpecialDay&) = default;
};

class Calendar {
 public:
  // Error(cannot) with its place, "name:line": no covered range, an unknown kind, no such date, a date twice.
  static Calendar parse(std::string_view csv, const std::string& name = "calendar");
  static Calendar load(const std::string& path);
  static Calendar shipped();                          // the national table that comes with the program
  static Calendar weekends(base::DateRange covered);  // no holidays at all

  bool is_workday(base::Date day) const;
  // Outside the covered days: counted by weekends only, 暂定.
  bool provisional(base::Date day) const { return !covered_.contains(day); }
  base::Date next_workday(base::Date day) const;      // the day itself when it is one
  base::Date previous_workday(base::Date day) const;  // the day itself when it is one
  // Working days after `from`, up to and with `to`.
  int workdays_between(base::Date from, base::Date to) const;

  const base::DateRange& covered() const { return covered_; }
  const std::vector<SpecialDay>& days() const { return days_; }  // by date
  const SpecialDay* special(base::Date day) const;               // null on ordinary days
  std::string name_of(base::Date day) const;                     // 春节, 周末, or "" on an ordinary working day

  // This table with a later one put over it: inside `later`'s range only `later` counts, and a day it lists outside its
  // range (a New Year's make-up day in the old year) replaces ours. Error(cannot) when days between them are uncovered.
  Calendar with(const Calendar& later) const;
  std::string to_csv() const;  // parse() reads it back; the same table gives the same bytes

 private:
  base::DateRange covered_;
  std::vector<SpecialDay> days_;  // sorted by date, no date twice
};

}  // namespace mi::due
