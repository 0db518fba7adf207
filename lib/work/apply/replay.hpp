// SPDX-License-Identifier: Apache-2.0
// An application's answers reckoned again from what the case knew then, for mi-case verify --recompute: its screening
// condition by condition, the first possible day of a refusal, the last day to tell what is missing.
#pragma once
#include "law/replay.hpp"

namespace mi::work {

law::Replayed replay_acceptance(const law::Then& then);
law::Replayed replay_refusal(const law::Then& then);
law::Replayed replay_supplement(const law::Then& then);

}  // namespace mi::work
