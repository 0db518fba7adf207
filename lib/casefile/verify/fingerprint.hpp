// SPDX-License-Identifier: Apache-2.0
// One hash over what a case says, independent of the order in which it came to know it: every fact, every file, the
// derived tables and the claims. Two copies that merged the same forks in any order have the same fingerprint (their
// entries differ: each wrote its own merges).
#pragma once
#include <string>

#include "casefile/case.hpp"

namespace mi::casefile {

std::string fingerprint(Case& target);

}  // namespace mi::casefile
