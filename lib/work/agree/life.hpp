// SPDX-License-Identifier: Apache-2.0
// The agreement's life by the packs' machine "agreement": where it stands on a day, how it came there, and what time alone
// will do. What happens by itself (expiry; the clock of a state) is reckoned from the packs, never recorded.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "law/machine.hpp"
#include "work/agree/standing.hpp"

namespace mi::work {

inline constexpr std::string_view agreement_machine = "agreement";

struct Stand {
  std::string agreement;                // "" when none is on record by that day
  std::string state;                    // of the machine; "" where the packs in use have none
  std::string label;
  bool payable = true;
  std::optional<base::Date> since;      // first day in this state
  std::string event;                    // that led here
  std::string fact;                     // its record; "" where time did it
  std::string clause;
};
Stand stand_on(const AgreementFacts& facts, const law::Rulebook& law, const due::Calendar& calendar, base::Date day);

// What time does from there, and the first day of the state it leads to.
struct Coming {
  law::Transition transition;
  base::Date day;
};
std::vector<Coming> coming(const AgreementFacts& facts, const law::Rulebook& law, const due::Calendar& calendar, const Stand& stand);

// The case's facts for predicates of the machine: how often it was suspended in its term, when it was last terminated, and
// each switch as it stands.
void set_life_facts(law::Facts& known, const AgreementFacts& facts, const law::Rulebook& law, base::Date day);

}  // namespace mi::work
