// SPDX-License-Identifier: Apache-2.0
// What a suspension or a termination hangs on, for --explain and --what-if: nothing is refused here, because another reading
// may allow what this one refuses.
#pragma once
#include <string>
#include <vector>

#include "work/agree/end.hpp"
#include "work/agree/interrupt.hpp"

namespace mi::work {

// How each last day was counted; a suspension until it is resumed has none.
std::vector<domain::Figure> figures(const std::vector<domain::Suspension>& suspensions);
// How many suspensions count for the agreement (with the switch that says which), and whether the ground is met: yes, no,
// not-checkable; grounds without a condition of their own have only the first.
std::vector<domain::Figure> termination_figures(const AgreementFacts& facts, const law::Rulebook& law, law::Facts known,
                                                const MoveInput& input);

// What a termination on record rests on: these, the last day of notice, and the first day of a new application by each bar.
// Error as work::transition_for.
std::vector<domain::Figure> resting_figures(const AgreementFacts& facts, const law::Rulebook& law, const due::Calendar& calendar,
                                            const law::Facts& known, const MoveInput& input);

const std::vector<std::string>& suspension_switches();   // that move a suspension's days
const std::vector<std::string>& termination_switches();  // that move whether a ground is met

}  // namespace mi::work
