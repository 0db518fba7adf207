// SPDX-License-Identifier: Apache-2.0
#include "package/encoding.hpp"

#include <simdjson.h>

#include "base/error.hpp"
#include "base/message.hpp"
#include "package/converter.hpp"
#include "package/decoder.hpp"

namespace mi::package {
namespace {

using base::Error;
using base::ErrorKind;

bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

// Length of the well-formed sequence of two or more bytes at `at`; 0 when there is none (Unicode table 3-7).
std::size_t sequence_length(std::string_view bytes, std::size_t at) {
  const auto byte = [&](std::size_t i) {
    return at + i < bytes.size() ? static_cast<unsigned char>(bytes[at + i]) : 0U;
  };
  const unsigned lead = byte(0);
  const unsigned second = byte(1);
  if (lead >= 0xC2 && lead <= 0xDF) return second >= 0x80 && second <= 0xBF ? 2 : 0;
  if (lead >= 0xE0 && lead <= 0xEF) {
    const unsigned low = lead == 0xE0 ? 0xA0 : 0x80;
    const unsigned high = lead == 0xED ? 0x9F : 0xBF;
    return second >= low && second <= high && is_continuation(static_cast<char>(byte(2))) ? 3 : 0;
  }
  if (lead < 0xF0 || lead > 0xF4) return 0;
  const unsigned low = lead == 0xF0 ? 0x90 : 0x80;
  const unsigned high = lead == 0xF4 ? 0x8F : 0xBF;
  const bool rest = is_continuation(static_cast<char>(byte(2))) && is_continuation(static_cast<char>(byte(3)));
  return second >= low && second <= high && rest ? 4 : 0;
}

// Where the last character begins: a block may end in the midst of it.
std::size_t last_character(std::string_view bytes) {
  std::size_t at = bytes.size();
  while (at > 0 && bytes.size() - at < 4 && is_continuation(bytes[at - 1])) --at;
  return at - (at > 0 ? 1 : 0);
}

}  // namespace

// The library says whether, the loop where.
std::size_t first_malformed_utf8(std::string_view bytes) {
  const std::size_t last = last_character(bytes);
  std::size_t at = simdjson::validate_utf8(bytes.data(), last) ? last : 0;
  while (at < bytes.size()) {
    const bool is_ascii = (bytes[at] & 0x80) == 0;
    const std::size_t length = is_ascii ? 1 : sequence_length(bytes, at);
    if (length == 0) return at;
    at += length;
  }
  return std::string_view::npos;
}

namespace {

Decoded decoded(std::string_view bytes, Decoder decoder) {
  Decoded result;
  decoder.add(bytes, result.text);
  decoder.end(result.text);
  result.encoding = decoder.encoding();
  result.doubtful = decoder.doubtful();
  return result;
}

}  // namespace

Decoded decode_text(std::string_view bytes, const std::string& forced) {
  try {
    return decoded(bytes, Decoder(forced));
  } catch (const NotUtf8& failed) {
    return decoded(bytes, Decoder::after_utf8(failed));
  }
}

std::string encode_text(std::string_view utf8, const std::string& encoding) {
  std::string out;
  out.reserve(utf8.size());
  bool cut_off = false;
  const std::size_t done = Converter(encoding, "UTF-8").convert(utf8, out, cut_off);
  if (done != utf8.size())
    throw Error(ErrorKind::cannot, base::say("a character of the text does not exist in {}", encoding),
                {base::say("byte {}", done + 1)});
  return out;
}

}  // namespace mi::package
