// SPDX-License-Identifier: Apache-2.0
// Suspension, resumption, termination: on a ground of the packs, or carrying out a decision (SG-21, SG-22, SG-23).
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "domain/measure.hpp"
#include "domain/notice.hpp"
#include "work/agree/standing.hpp"

namespace mi::work {

struct SuspendInput {
  std::string scope = "institution";  // institution, department, person, item
  std::string target;                 // its code; "" for the institution
  base::Date from;                    // first suspended day
  std::optional<law::Term> term;      // else `to`, else until resumed
  std::optional<base::Date> to;
  std::string ground;                 // clause id
  bool own_request = false;
};

// Error(usage): an unknown ground, a scope the clause does not name, `to` before `from`, longer than
// agreement.suspension.max on own request. Error(gate): the gate agree.suspend(.own) lacks something, no agreement is in force.
domain::Suspension suspend(const AgreementFacts& facts, const law::Rulebook& law, const law::Facts& known,
                           const SuspendInput& input);

// The suspensions that a decision laid down, each from the day after the decision's delivery (switch
// breach.suspension.starts; "stated" needs `stated`), those already on record left out. Error(gate): not delivered.
std::vector<domain::Suspension> carry_out(const AgreementFacts& facts, const law::Rulebook& law,
                                          const domain::Decision& decision,
                                          const std::optional<domain::Delivery>& delivery,
                                          const std::optional<base::Date>& stated);

// `requested`: the day on which the institution asked. Error(gate): the suspension has ended, or the agreement ended by
// itself because nobody asked in time.
domain::Resumption resume(const AgreementFacts& facts, const law::Rulebook& law, const due::Calendar& calendar,
                          const std::string& suspension, base::Date requested, base::Date from,
                          const std::string& reason);

struct TerminateInput {
  base::Date effective;               // first day without agreement
  std::string ground;
  bool own_request = false;
  std::string reason;
};
struct Terminated {
  domain::Termination termination;
  std::vector<std::string> warnings;  // clocks of notice that were not kept
};
// Error(gate): no agreement in force; the gate agree.terminate(.own) lacks something; the ground's own condition
// answers no, with its reasoning.
Terminated terminate(const AgreementFacts& facts, const law::Rulebook& law, const due::Calendar& calendar,
                     law::Facts known, const TerminateInput& input);

}  // namespace mi::work
