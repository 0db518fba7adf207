// SPDX-License-Identifier: Apache-2.0
// The public register of designated institutions (SG-11, article 14): name and address of whoever has an agreement on a day.
#pragma once
#include <string>
#include <vector>

#include "casefile/case.hpp"
#include "domain/table.hpp"
#include "law/rulebook.hpp"

namespace mi::work {

struct Designated {
  std::string subject;    // file name
  std::string name, code, address;
  std::string agreement;
  base::DateRange term;
  std::string state;      // in-force, suspended (the whole institution, on that day)
};
// None: the institution has no agreement on that day, or one that ended by itself in a suspension on own request (SG-21). Error(cannot) where the register does not know its name.
std::vector<Designated> designated(const casefile::Case& file, const law::Rulebook& law, base::Date day);

struct RegisterOfCases {
  std::vector<Designated> list;
  std::vector<std::string> unread;  // "x.mi: why"
};
RegisterOfCases register_of_cases(const std::vector<std::string>& files, base::Date day);
domain::Table rows(const std::vector<Designated>& list);

}  // namespace mi::work
