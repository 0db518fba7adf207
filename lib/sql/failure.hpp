// SPDX-License-Identifier: Apache-2.0
// SQLite's result codes as errors of ours. Inside sql/ only.
#pragma once
#include <string>

#include "base/error.hpp"

struct sqlite3;

namespace mi::sql {

base::Error failure(sqlite3* handle, int code);                           // with the connection's own path and words
// `system_code`: errno of the last system call that failed, where it is known.
base::Error failure(const std::string& path, int code, const std::string& words, int system_code = 0);
// Throws unless `code` is success (OK, ROW, DONE).
void check(sqlite3* handle, int code);

}  // namespace mi::sql
