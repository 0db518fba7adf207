// SPDX-License-Identifier: Apache-2.0
// Shares that a text leaves open and an officer sets in one parameter: "就医管理 20 %; 诚信服务 80 %".
#pragma once
#include <string>
#include <vector>

#include "law/value.hpp"

namespace mi::work {

// One for each name, in the order of the names. Error(usage) for what is no share, an unknown name, one missing or named twice,
// a sum that is not `sum` where `exact`, or above it.
std::vector<base::Rational> parse_shares(const law::Value& written, const std::vector<std::string>& names, bool exact);

}  // namespace mi::work
