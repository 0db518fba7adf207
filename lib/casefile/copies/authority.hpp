// SPDX-License-Identifier: Apache-2.0
// What binds the agency (decide, sign, settle, terminate, number) is written in the case of record only; a fork records
// what its holder saw (design section 5.6).
#pragma once
#include <string_view>

#include "casefile/case.hpp"

namespace mi::casefile {

// Error(gate) in a fork; `act` names what was tried, in the reader's language: "settling a month".
void require_case_of_record(const Case& file, std::string_view act);

}  // namespace mi::casefile
