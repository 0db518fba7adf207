// SPDX-License-Identifier: Apache-2.0
// What hangs on a switch: the same reckoning under each reading that the text leaves open (G7). For --what-if.
#pragma once
#include <functional>
#include <string>
#include <vector>

#include "domain/figure.hpp"
#include "domain/table.hpp"
#include "law/rulebook.hpp"

namespace mi::law {

// A row for each figure under each other reading of each switch, beside its value under the reading in force; figures that do not
// move are left out; a switch that moves none has one row that says so, and so has a reading that refuses the step. Where every
// reading refuses it, the error of the reading in force. Switches that no pack has are passed over.
domain::Table what_if(const Rulebook& law, const std::vector<std::string>& switches,
                      const std::function<std::vector<domain::Figure>(const Rulebook&)>& reckon);

}  // namespace mi::law
