// SPDX-License-Identifier: Apache-2.0
// Each figure of a reckoning is stored in full once, where it stands; where another is reckoned from it, only its name and
// value stand. mi-explain follows the names. A hundred thousand findings would else be told four times over.
#pragma once
#include "domain/measure.hpp"

namespace mi::work {

domain::MeasureSet slim(domain::MeasureSet set);

}  // namespace mi::work
