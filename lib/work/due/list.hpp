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
  bool met_late = false;                 // of hours: by the minute

  bool is_right() const;  // the pack says that nothing follows but that the right is spent: on_miss = "right.lapses"
  // A duty: "open", "met", "late" (met after its day), "overdue". A right: "open", "used", "late", "lapsed" (its owner let
  // it pass, which is no default).
  const char* state(base::Date today) const;
};

// Sorted by the last day. Deadlines whose event did not happen are not listed.
std::vector<DueItem> due_items(const casefile::Case& file, const law::Rulebook& law, base::Date today);

// What is recorded as met or paused must run: Error(usage) naming what the deadline runs for, or the event that has not
// happened yet, or the pauses that the packs know.
void refuse_unknown_subject(const casefile::Case& file, const law::Deadline& rule, const std::string& about);
void refuse_unknown_pause(const casefile::Case& file, const law::Rulebook& law, const std::string& pause,
                          const std::string& about, base::Date first);

// `subject` names the case where several are listed together.
void add_rows(domain::Table& table, const std::string& subject, const std::vector<DueItem>& items, base::Date today);
domain::Table due_table();

}  // namespace mi::work
