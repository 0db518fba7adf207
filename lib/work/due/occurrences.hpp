// SPDX-License-Identifier: Apache-2.0
// Reads from facts when things happened, by the tables of law/knowledge/due.
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

}  // namespace mi::work
