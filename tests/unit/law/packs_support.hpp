// SPDX-License-Identifier: Apache-2.0
// What the tests of the shipped packs share.
#pragma once
#include <map>
#include <string>
#include <vector>

#include "base/date.hpp"
#include "due/rule.hpp"
#include "law/rulebook.hpp"

namespace mi::test {

inline base::Date day(const char* text) { return base::Date::parse(text); }

// Each shipped pack is read once a run: under sanitizers reading is what takes the time.
inline const law::Pack& shipped(const std::string& id) {
  static std::map<std::string, law::Pack> read;
  const auto it = read.find(id);
  return it != read.end() ? it->second : read.emplace(id, law::find_pack(id)).first->second;
}

inline law::Rulebook book(const std::string& pack, const char* as_of, const std::vector<law::Override>& set = {}) {
  return law::Rulebook::of({shipped(pack)}, day(as_of), set);
}

// A calendar of weekends only, so that anyone can check the dates.
inline due::Calendar weekends() { return due::Calendar::weekends({day("2023-01-01"), day("2027-12-31")}); }

// The last day to act under a pack's deadline, counted from its event.
inline base::Date last_day(const law::Deadline& rule, const char* event,
                           const std::vector<base::DateRange>& pauses = {}) {
  return due::deadline(day(event), rule, weekends(), pauses).due;
}

inline law::Answer answer(const law::Rulebook& law, const char* condition, const law::Facts& facts) {
  return law.evaluate(law.condition(condition, law.as_of()), facts, law.as_of()).answer;
}

}  // namespace mi::test
