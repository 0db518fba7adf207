// SPDX-License-Identifier: Apache-2.0
// Compressed files, known by their first bytes and not by their names: gzip and Zstandard.
#pragma once
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "package/stream.hpp"

namespace mi::package {

inline constexpr std::uint64_t unpacked_limit = std::uint64_t{64} << 30;

// The content of a gzip or Zstandard stream (several members or frames are joined); any other bytes as they are.
// read() throws Error(cannot) when it is damaged, cut off, or larger than `limit` bytes once unpacked. `look` is shown the
// first bytes of the file, and may throw.
using Look = std::function<void(std::string_view start)>;
std::unique_ptr<Stream> unpacked(std::unique_ptr<Stream> packed, std::uint64_t limit = unpacked_limit, const Look& look = {});

// The same for bytes that lie in memory.
std::string decompress(std::string bytes, std::uint64_t limit = std::uint64_t{4} << 30);

}  // namespace mi::package
