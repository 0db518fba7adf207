// SPDX-License-Identifier: Apache-2.0
// The only reader of the clock. MI_NOW fixes it, so that the same inputs give the same bytes.
#pragma once
#include "base/date.hpp"

namespace mi::base {

Time now();             // MI_NOW when set (Error(usage) if malformed), else the machine's clock, in +08:00
Date today();
bool clock_is_fixed();  // recorded in every entry

}  // namespace mi::base
