// SPDX-License-Identifier: Apache-2.0
// Reads from facts when things happened and what paused, by the tables of law/knowledge/due.
#pragma once
#include <string>
#include <vector>

#include "casefile/case.hpp"

namespace mi::work {

// A line of events.csv or met.csv.
struct Source {
  std::string name;         // event or deadline
  std::string kind, date, about;
  std::string where_key, where_value;
};
std::vector<Source> read_sources(const std::string& table);  // "events" or "met"; Error(cannot) for a damaged table

struct Occurrence {
  std::string name;
  std::string about;
  base::Time at;
};
std::vector<Occurrence> occurrences(const casefile::Case& file, const std::vector<Source>& sources);

// Days that do not count, of one thing: by pauses.csv, and as recorded with mi-due pause. One that still lasts ends today.
struct Pause {
  std::string name;         // "apply.supplement"
  std::string about;
  base::DateRange days;
};
std::vector<Pause> pauses(const casefile::Case& file, base::Date today);
std::vector<std::string> listed_pauses();  // names in pauses.csv

}  // namespace mi::work
