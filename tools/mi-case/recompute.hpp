// SPDX-License-Identifier: Apache-2.0
// The Results that mi-case verify --recompute reckons again. A room of work/ joins with one line of the list.
#pragma once
#include "law/replay.hpp"

namespace mi::tools {

const std::vector<law::Replayer>& replayers();

}  // namespace mi::tools
