// SPDX-License-Identifier: Apache-2.0
// Every deadline of a case: the packs say which there are, the facts say from when they run, whether they were met, and
// what paused them.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "casefile/case.hpp"
#include "domain/table.hpp"
#include "due/count.hpp"
#include "law/rulebook.hpp"

namespace mi::work {

struct DueItem {
  law::Deadline rule;
  std::string about;
  base::Time event;
  due::Deadline deadline;
  std::optional<base::Date> met;

  // "met", "late" (met after its day), "overdue", "open"
  const char* state(base::Date today) const;
};

// Sorted by the last day. Deadlines whose event did not happen are not listed.
std::vector<DueItem> due_items(const casefile::Case& file, const law::Rulebook& law, base::Date today);

// `subject` names the case where several are listed together.
void add_rows(domain::Table& table, const std::string& subject, const std::vector<DueItem>& items, base::Date today);
domain::Table due_table();

// An iCalendar file (RFC 5545): an all-day event for each deadline that is not met; provisional ones say so.
std::string to_ics(const std::string& case_id, const std::vector<DueItem>& items, base::Time stamp);

}  // namespace mi::work
