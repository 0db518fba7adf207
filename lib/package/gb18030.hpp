// SPDX-License-Identifier: Apache-2.0
// GB18030 to UTF-8 by a table of its two-byte characters, which the system's converter fills once: the same characters
// as iconv gives, several times as fast. Inside package/ only.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>

namespace mi::package {

// Appends the characters of `bytes` to `out` and returns how many bytes that were: fewer than all where the last
// character is cut off, or where no character begins with the next byte (`malformed`).
std::size_t decode_gb18030(std::string_view bytes, std::string& out, bool& malformed);

}  // namespace mi::package
