// SPDX-License-Identifier: Apache-2.0
// Samples reckoned again, for mi-case verify --recompute: the frame's least, the list, and what it comes to.
#pragma once
#include "law/replay.hpp"

namespace mi::work {

law::Replayed replay_frame(const law::Then& then);
law::Replayed replay_draw(const law::Then& then);
law::Replayed replay_sample(const law::Then& then);

}  // namespace mi::work
