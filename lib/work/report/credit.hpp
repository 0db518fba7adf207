// SPDX-License-Identifier: Apache-2.0
// What goes into the credit record of an institution (SG-26, ZT-07): decisions and terminations, and how far each is final. Only
// what is final is listed, and a listing always carries the day on which it ends.
#pragma once
#include <string>
#include <vector>

#include "casefile/case.hpp"
#include "domain/table.hpp"
#include "law/rulebook.hpp"

namespace mi::work {

struct CreditEvent {
  std::string subject;  // file name
  std::string name;     // decision-1, agreement-1
  std::string kind;     // decision, termination
  base::Date date;
  std::string clause;   // of what was found, or the ground
  std::string state;    // not-delivered, disputed, changed (by its dispute), final; on the day asked for
  std::optional<base::DateRange> listed;  // credit.blacklist.term from the day on which it became final
};

struct Credit {
  std::vector<CreditEvent> events;
  bool term_open = false;            // the packs leave the time on the list blank: nobody is listed
  std::vector<std::string> unread;   // "x.mi: why"
};
Credit credit(const casefile::Case& file, const law::Rulebook& law, base::Date day);
Credit credit_of_cases(const std::vector<std::string>& files, base::Date day);
domain::Table rows(const Credit& credit, base::Date day);

}  // namespace mi::work
