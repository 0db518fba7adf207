// SPDX-License-Identifier: Apache-2.0
// A recheck (复核) of what an institution was admitted by: every condition as it was answered then and as it is answered now.
#pragma once
#include <string>
#include <vector>

#include "base/date.hpp"
#include "domain/record.hpp"

namespace mi::domain {

struct Rechecked {
  std::string item;       // code of a service item; "" of the admission itself
  std::string item_label;
  std::string condition;
  std::string label;
  std::string clause;
  std::string before;     // yes, no, not-checkable; "" where it was not asked then
  std::string now;
  std::string reasoning;
  std::string evidence;

  template <class V> void fields(V& v) {
    v("item", item)("item_label", item_label)("condition", condition)("label", label)("clause", clause)("before", before)("now", now)
     ("reasoning", reasoning)("evidence", evidence);
  }
};

struct Recheck {  // key: its name, "recheck-1", which is also its document's
  static constexpr FactKind kind{"evaluate.recheck/1", Mode::once};
  std::string name;
  base::Date date;
  std::string admitted;                // acceptance that it is held against; "" where none is on record
  std::vector<Rechecked> conditions;
  std::vector<std::string> lost;       // "" the admission, and codes of items: some condition is not met; the agency decides
  std::string text;                    // what the officer adds

  template <class V> void fields(V& v) {
    v("name", name)("date", date)("admitted", admitted)("conditions", conditions)("lost", lost)("text", text);
  }
};

}  // namespace mi::domain
