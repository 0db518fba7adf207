// SPDX-License-Identifier: Apache-2.0
// What a sample's mean is at least, with a given confidence: Student's t with the correction for a finite frame. An estimate, the one
// place of this toolkit with floating point beside money: it is shown beside the scaled sum and never posted.
#pragma once
#include <cstdint>
#include <vector>

#include "base/money.hpp"

namespace mi::work {

// For `whole` items of which `sample` were seen: whole · (mean − t · s/√n · √(1 − n/whole)), rounded down to the fen, at least zero. One
// item alone says nothing: zero. confidence between 1/2 and 1, one-sided.
base::Money lower_bound(const std::vector<base::Money>& sample, std::int64_t whole, const base::Rational& confidence);

}  // namespace mi::work
