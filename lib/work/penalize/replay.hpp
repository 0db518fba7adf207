// SPDX-License-Identifier: Apache-2.0
// Measures and decisions reckoned again from what the case held then, for mi-case verify --recompute.
#pragma once
#include "law/replay.hpp"

namespace mi::work {

law::Replayed replay_measures(const law::Then& then);
law::Replayed replay_decision(const law::Then& then);
law::Replayed replay_penalty(const law::Then& then);  // of the law track

}  // namespace mi::work
