// SPDX-License-Identifier: Apache-2.0
// The part of About that only some exports have: deaths, diagnoses, operations, days of supply, orders, notes.
#pragma once
#include <cstdint>
#include <utility>
#include <vector>

#include "casefile/case.hpp"

namespace mi::claims {

struct Data;

// Adds (visit, diagnosis) and (visit, operation) to the pairs.
void read_more_rows(Data& data, casefile::Case& source, std::vector<std::pair<std::uint32_t, std::uint32_t>>& diagnoses,
                    std::vector<std::pair<std::uint32_t, std::uint32_t>>& operations);

}  // namespace mi::claims
