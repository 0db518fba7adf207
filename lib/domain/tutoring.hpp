// SPDX-License-Identifier: Apache-2.0
// What happens to an agreement beside its suspensions and its end: the tutoring of a new institution, and changes of its
// major data.
#pragma once
#include <optional>
#include <string>

#include "base/date.hpp"
#include "domain/figure.hpp"
#include "domain/record.hpp"

namespace mi::domain {

// What an officer decided in the tutoring period of an agreement (NH-04).
struct TutoringStep {  // key: its name, "tutoring-1"
  static constexpr FactKind kind{"agree.tutoring/1", Mode::once};
  std::string name;
  std::string agreement;
  std::string event;            // extend, unrectified, serious
  base::Date date;
  std::string ground;           // clause id
  std::string citation;
  std::string reason;           // the findings and how grave they are, in words

  template <class V> void fields(V& v) {
    v("name", name)("agreement", agreement)("event", event)("date", date)("ground", ground)("citation", citation)
     ("reason", reason);
  }
};

// A change of the institution's data (SG-19, SQ-27).
struct DataChange {  // key: its name, "change-1"
  static constexpr FactKind kind{"agree.change/1", Mode::set};
  std::string name;
  std::string what;                    // the packs' word: 名称, 银行账户, …
  bool major = false;                  // among the data whose change must be filed
  base::Date starts;                   // approval by the authority; the change itself where nobody approves it
  bool approved = false;               // it is the day of an approval
  std::optional<base::Date> filed;     // day on which the institution filed it
  std::string text;                    // from what to what
  Figure due;                          // last day to file it; empty where there is no clock
  bool late = false;

  template <class V> void fields(V& v) {
    v("name", name)("what", what)("major", major)("starts", starts)("approved", approved)("filed", filed)("text", text)
     ("due", due)("late", late);
  }
};

}  // namespace mi::domain
