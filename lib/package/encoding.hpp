// SPDX-License-Identifier: Apache-2.0
// Bytes of an outside file to UTF-8. No guessing by statistics: a byte order mark decides, else strict UTF-8 over the
// whole file, else GB18030 (which holds GBK and GB2312), else an error that asks for the encoding.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>

namespace mi::package {

struct Decoded {
  std::string text;      // valid UTF-8 without a byte order mark
  std::string encoding;  // "UTF-8", "UTF-8 BOM", "UTF-16LE", "UTF-16BE", "GB18030"
  // GB18030 with so few characters outside ASCII that UTF-8 damaged in transit would look the same: worth a warning.
  bool doubtful = false;
};

// `forced` names the encoding instead: one of the names above or any that iconv knows; "" lets the bytes decide.
// Error(cannot) with "byte N" as its place where the bytes are of no known encoding.
Decoded decode_text(std::string_view bytes, const std::string& forced = "");

// UTF-8 to that encoding ("GB18030" for offices whose programs read nothing else). Error(cannot).
std::string encode_text(std::string_view utf8, const std::string& encoding);

// Offset of the first byte that is not UTF-8; npos when all of it is.
std::size_t first_malformed_utf8(std::string_view bytes);

}  // namespace mi::package
