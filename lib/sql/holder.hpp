// SPDX-License-Identifier: Apache-2.0
// Which other process holds locks on a file. Inside sql/ only.
#pragma once
#include <string>
#include <vector>

namespace mi::sql {

// "mi-claims (process 4711)" for each other process that holds a lock on it; empty where the system does not say.
std::vector<std::string> lock_holders(const std::string& path);

}  // namespace mi::sql
