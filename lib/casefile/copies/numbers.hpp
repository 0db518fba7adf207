// SPDX-License-Identifier: Apache-2.0
// Whose document numbers are whose. Inside casefile/ only; other rooms ask fork.hpp's next_number().
#pragma once
#include "casefile/copies/fork.hpp"

namespace mi::casefile {

// Error(gate) unless the block is this case's to give: inside its own, outside those it gave away.
void must_be_free(const Case& source, const NumberBlock& block);

}  // namespace mi::casefile
