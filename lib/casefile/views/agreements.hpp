// SPDX-License-Identifier: Apache-2.0
// The agreement that a day lies in: begun, neither past its term nor ended. What interrupts it is asked elsewhere.
#pragma once
#include <optional>

#include "casefile/case.hpp"
#include "domain/agreement.hpp"

namespace mi::casefile {

std::optional<domain::Agreement> agreement_on(const Case& file, base::Date day);

}  // namespace mi::casefile
