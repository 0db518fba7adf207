// SPDX-License-Identifier: Apache-2.0
// An evaluation's scores and days, a publicity's window, a service item's steps reckoned again from what the case held then, for mi-case verify --recompute.
#pragma once
#include "law/replay.hpp"

namespace mi::work {

law::Replayed replay_evaluation(const law::Then& then);
// A step of a service item: its conditions, the experts' mean, the day to put right.
law::Replayed replay_item(const law::Then& then);
// The last day of a publicity, with the complaints that stopped it.
law::Replayed replay_publicity(const law::Then& then);
law::Replayed replay_assessment(const law::Then& then);
law::Replayed replay_survey(const law::Then& then);

}  // namespace mi::work
