// SPDX-License-Identifier: Apache-2.0
// The end of the agreement (SG-22, SG-23), and every other step that a pack's machine has: what it rests on, what it costs
// and what must follow.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "work/agree/ask.hpp"

namespace mi::work {

struct MoveInput {
  std::string event;                  // the machine's: "terminate", "postpone"
  base::Date effective;               // first day in the state it leads to
  std::string ground;                 // clause id
  std::optional<base::Date> requested;  // the institution asked for it itself, on this day
  std::string reason;
};
struct Moved {
  law::Transition transition;
  std::string agreement;
  law::Clause ground;                 // its id is "" where the packs ask for none
  std::vector<std::string> warnings;  // clocks of notice that were not kept, conditions of an own request that are not met
  std::vector<Barred> bars;           // when the institution may apply again
};

// Error(usage): the event has a step of its own, or time does it; an unknown ground. Error(gate): no agreement in force; the
// machine knows no such step from there; a gate lacks something; the ground's own condition does not answer yes.
Moved move(const AgreementFacts& facts, const law::Rulebook& law, const due::Calendar& calendar, law::Facts known, const MoveInput& input);
domain::AgreementMove record_of(const Moved& moved, const MoveInput& input);

// The same for an event that has a fact of its own. Error(gate) also when it is terminated already.
Moved terminate(const AgreementFacts& facts, const law::Rulebook& law, const due::Calendar& calendar, law::Facts known, const MoveInput& input);
// By which transition; Error(gate) as terminate().
law::Transition termination_step(const AgreementFacts& facts, const law::Rulebook& law, const due::Calendar& calendar, const MoveInput& input);
domain::Termination termination(const Moved& moved, const MoveInput& input);

// What the packs want done after a step, in words: published, reported, other areas told, papers handed in, care secured.
std::vector<std::string> to_do(const law::Rulebook& law, const law::Transition& transition, const law::Facts& known, base::Date day);

// Whether what happens here happens in other areas too: always, unless the packs make it a question.
law::Answer reaches_other_areas(const law::Rulebook& law, const law::Facts& known, base::Date day);

domain::Table rows(const domain::AgreementMove& move, const law::Transition& transition);

}  // namespace mi::work
