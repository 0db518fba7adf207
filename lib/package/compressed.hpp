// SPDX-License-Identifier: Apache-2.0
// Compressed files, known by their first bytes and not by their names: gzip and Zstandard.
#pragma once
#include <cstdint>
#include <string>

namespace mi::package {

// The content of a gzip or Zstandard file (several members or frames are joined); any other bytes as they are.
// Error(cannot) when it is damaged, cut off, or larger than `limit` bytes once unpacked.
std::string decompress(std::string bytes, std::uint64_t limit = std::uint64_t{4} << 30);

}  // namespace mi::package
