// SPDX-License-Identifier: Apache-2.0
// The last day of a suspension, the clocks of a resumption and a change, and what a termination rests on, reckoned again from what the case held then, for mi-case verify
// --recompute.
#pragma once
#include "law/replay.hpp"

namespace mi::work {

law::Replayed replay_suspension(const law::Then& then);
// Done again, so that a step which the packs do not allow, or which came after its clock, is told as a difference.
law::Replayed replay_resumption(const law::Then& then);
law::Replayed replay_termination(const law::Then& then);
law::Replayed replay_change(const law::Then& then);

}  // namespace mi::work
