// SPDX-License-Identifier: Apache-2.0
// The last day of a suspension and the clock of a change reckoned again from what the case held then, for mi-case verify
// --recompute.
#pragma once
#include "law/replay.hpp"

namespace mi::work {

law::Replayed replay_suspension(const law::Then& then);
law::Replayed replay_change(const law::Then& then);

}  // namespace mi::work
