// SPDX-License-Identifier: Apache-2.0
// What deadlines are counted from, met by and paused by, where no other step records it.
#pragma once
#include <optional>
#include <string>

#include "base/date.hpp"
#include "domain/record.hpp"

namespace mi::domain {

struct DueEvent {  // key: its name, "event-1"
  static constexpr FactKind kind{"due.event/1", Mode::once};
  std::string name;
  std::string event;   // "audit.question": man mi-rules-vocabulary
  std::string about;   // what it concerns, in the office's words
  base::Time at;       // deadlines in hours run from the minute

  template <class V> void fields(V& v) { v("name", name)("event", event)("about", about)("at", at); }
};

struct DueDone {  // key: "deadline/about"
  static constexpr FactKind kind{"due.done/1", Mode::set};
  std::string deadline;
  std::string about;
  base::Date date;
  std::optional<base::Time> at = {};  // the minute, where it is known: what a deadline in hours is kept by

  template <class V> void fields(V& v) { v("deadline", deadline)("about", about)("date", date)("at", at); }
};

// Days that do not count for a deadline whose pack names this kind of pause.
struct DuePause {  // key: "kind/about/first day"
  static constexpr FactKind kind{"due.pause/1", Mode::set};
  std::string pause;   // "apply.supplement"
  std::string about;
  base::Date first;
  std::optional<base::Date> last;  // both included; empty: it still lasts

  template <class V> void fields(V& v) { v("pause", pause)("about", about)("first", first)("last", last); }
};

}  // namespace mi::domain
