// SPDX-License-Identifier: Apache-2.0
// Each figure of a reckoning is stored in full once, where it stands; where another is reckoned from it, only its name and
// value stand. mi-explain follows the names. Sums over many findings keep their parts as tables.
#pragma once
#include "domain/measure.hpp"

namespace mi::work {

domain::MeasureSet slim(domain::MeasureSet set);
// The same with all parts as inputs, however many.
domain::MeasureSet spread(domain::MeasureSet set);

}  // namespace mi::work
