// SPDX-License-Identifier: Apache-2.0
// How many designated institutions a plan provides for, by area and kind, and how many there are (SG-02, NH-01). The numbers are
// the authority's: the texts name what they are weighed by (apply.capacity.factors) and no formula, and there is none here.
#pragma once
#include <string>
#include <vector>

#include "casefile/case.hpp"
#include "domain/table.hpp"

namespace mi::work {

struct PlannedPlaces {
  std::string area;                  // GB/T 2260, as the register has it
  std::string type;                  // kind of institution, as the register has it
  std::int64_t places = 0;
  std::vector<std::string> reasons;  // for each factor, what it was weighed by
  std::vector<std::string> designated;  // codes of those that have an agreement on the day
  std::int64_t free() const { return places - static_cast<std::int64_t>(designated.size()); }  // below zero: more than planned
};

// A table with the columns area, type, places, and one for each factor, none of them empty. Error(cannot) with every fault
// at its line.
std::vector<PlannedPlaces> read_plan(std::string bytes, const std::string& file, const std::vector<std::string>& factors);

struct Capacity {
  std::vector<PlannedPlaces> plan;
  std::vector<std::string> outside;  // designated institutions for which the plan has no line: "x.mi: 440203 clinic"
  std::vector<std::string> unread;   // "x.mi: why"
};
Capacity capacity(std::vector<PlannedPlaces> plan, const std::vector<std::string>& cases, base::Date day);
domain::Table rows(const Capacity& capacity, const std::vector<std::string>& factors);

}  // namespace mi::work
