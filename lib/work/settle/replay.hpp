// SPDX-License-Identifier: Apache-2.0
// A settlement reckoned again from what the case held then, for mi-case verify --recompute.
#pragma once
#include "law/replay.hpp"

namespace mi::work {

law::Replayed replay_settlement(const law::Then& then);
law::Replayed replay_bed_fee(const law::Then& then);
law::Replayed replay_form(const law::Then& then);

}  // namespace mi::work
