// SPDX-License-Identifier: Apache-2.0
// The line that tells how far a long job is.
#pragma once
#include <chrono>
#include <cstdint>
#include <string>

namespace mi::cli {

// "loading 45 %, 23 M/s, 12 s left": of bytes, lines, or whatever `done` counts. Without a total (0) the count and rate.
std::string progress_line(const char* what, std::uint64_t done, std::uint64_t total, std::chrono::milliseconds elapsed);

}  // namespace mi::cli
