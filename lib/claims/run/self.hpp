// SPDX-License-Identifier: Apache-2.0
// The agency's checks as one file that a hospital runs on its own claims (NH-12): rules with their parameters and lists,
// exclusions, the method for fund money, the period. The same claims give the same hits, byte for byte.
#pragma once
#include <string>
#include <string_view>

#include "claims/run/check.hpp"

namespace mi::claims {

std::string self_pack(const CheckRequest& request);  // canonical JSON, "mi.claims.self/1", with its own hash
// Error(cannot): no such file, or changed since it was made.
CheckRequest read_self_pack(std::string_view text, const std::string& name);

}  // namespace mi::claims
