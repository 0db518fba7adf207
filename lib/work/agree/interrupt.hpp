// SPDX-License-Identifier: Apache-2.0
// Suspension and resumption: on a ground of the packs, or carrying out a decision (SG-21, SG-23, SG-24).
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "domain/measure.hpp"
#include "domain/notice.hpp"
#include "domain/points.hpp"
#include "work/agree/ask.hpp"

namespace mi::work {

struct SuspendInput {
  std::string scope = "institution";  // institution, department, person, item
  std::string target;                 // its code; "" for the institution
  base::Date from;                    // first suspended day
  std::optional<law::Term> term;      // else `to`, else until resumed
  std::optional<base::Date> to;
  std::string ground;                 // clause id
  std::optional<base::Date> requested;  // the institution asked for it itself, on this day
  bool own_request() const { return requested.has_value(); }
};
struct Suspended {
  domain::Suspension suspension;
  law::Transition transition;
  std::vector<std::string> warnings;  // clocks of notice that were not kept
};

// Error(usage): an unknown ground, a scope the clause does not name, `to` before `from`, longer than the transition allows.
// Error(gate): the machine knows no such step from where the agreement stands, a gate lacks something, no agreement is in
// force.
Suspended suspend(const AgreementFacts& facts, const law::Rulebook& law, const due::Calendar& calendar, law::Facts known,
                  const SuspendInput& input);

// Its days: by the term, by the last day, or open until resumed; with the figure that says how. Error(usage): `to` before `from`.
void set_stretch(domain::Suspension& suspension, const SuspendInput& input);

// The suspensions that a decision laid down, each from the day after the decision's delivery (switch
// breach.suspension.starts; "stated" needs `stated`), those already on record left out. Error(gate): not delivered.
std::vector<domain::Suspension> carry_out(const AgreementFacts& facts, const law::Rulebook& law,
                                          const domain::Decision& decision,
                                          const std::optional<domain::Delivery>& delivery,
                                          const std::optional<base::Date>& stated);

// Who was given points for that decision under the agreement: the persons found liable for it, each once.
std::vector<std::string> found_liable(const casefile::Case& file, const std::string& decision);
// For a termination on that ground: by the decisions that chose to terminate under the clause.
std::vector<std::string> found_liable_for(const casefile::Case& file, const std::string& ground);
// Of the persons liable for what an institution or department is stopped for, each with it and as long as it
// (医保发〔2024〕23号); `leader` has its name. Those not liable stay as they are. Error(usage): no pack in use says so, the
// leader is a person or an item.
std::vector<domain::Suspension> liable_persons(const law::Rulebook& law, const domain::Suspension& leader,
                                               const std::vector<std::string>& persons);

// `requested`: the day on which the institution asked. Error(gate): the suspension has ended, or the agreement ended by
// itself because nobody asked in time.
domain::Resumption resume(const AgreementFacts& facts, const law::Rulebook& law, const due::Calendar& calendar,
                          const std::string& suspension, base::Date requested, base::Date from,
                          const std::string& reason);

}  // namespace mi::work
