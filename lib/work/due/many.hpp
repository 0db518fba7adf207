// SPDX-License-Identifier: Apache-2.0
// Deadlines over many case files: what cannot be read is listed, never silently left out.
#pragma once
#include <string>
#include <vector>

#include "domain/figure.hpp"
#include "work/due/list.hpp"

namespace mi::work {

struct DueOfCases {
  struct Part {
    std::string subject;  // file name; "" for the one case
    std::vector<DueItem> items;
    std::string case_id;
  };
  std::vector<Part> parts;
  std::vector<std::string> unread;  // "x.mi: why"
};

DueOfCases due_of_case(const casefile::Case& file, const law::Rulebook& law, base::Date today);
DueOfCases due_of_cases(const std::vector<std::string>& files, base::Date today);

struct DueFilter {
  bool late = false;                // only what is overdue or was late
  std::optional<base::Date> until;  // with what is open and falls due by that day
};
domain::Table rows(const DueOfCases& all, base::Date today, const DueFilter& filter);
std::vector<domain::Figure> figures(const DueOfCases& all);
// An iCalendar file (RFC 5545): an all-day event for each deadline that is not met; provisional ones say so, and of many cases
// each names its own.
std::string to_ics(const DueOfCases& all, base::Time stamp);

}  // namespace mi::work
