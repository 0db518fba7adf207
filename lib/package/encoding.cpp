// SPDX-License-Identifier: Apache-2.0
#include "package/encoding.hpp"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include <bit>
#include <cstdint>

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

// Most of a claims file is ASCII: sixteen bytes at a time.
std::size_t skip_ascii(std::string_view bytes, std::size_t at) {
#ifdef __SSE2__
  for (; at + 16 <= bytes.size(); at += 16) {
    const int high = _mm_movemask_epi8(_mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes.data() + at)));
    if (high != 0) return at + static_cast<std::size_t>(std::countr_zero(static_cast<unsigned>(high)));
  }
#endif
  while (at < bytes.size() && static_cast<unsigned char>(bytes[at]) < 0x80) ++at;
  return at;
}

#ifdef __SSE2__
// How many bytes of whole Chinese characters, as below, these sixteen begin with: five at the most.
std::size_t chinese_bytes(const char* at) {
  constexpr char first = '\xF0', next = '\xC0';  // the bits that tell what a byte is
  const __m128i bits = _mm_setr_epi8(first, next, next, first, next, next, first, next, next, first, next, next, first, next, next, 0);
  const __m128i wanted = _mm_setr_epi8('\xE0', '\x80', '\x80', '\xE0', '\x80', '\x80', '\xE0', '\x80', '\x80', '\xE0', '\x80', '\x80', '\xE0',
                                       '\x80', '\x80', '\x7F');
  const __m128i text = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at));
  const __m128i closer = _mm_or_si128(_mm_cmpeq_epi8(text, _mm_set1_epi8('\xE0')), _mm_cmpeq_epi8(text, _mm_set1_epi8('\xED')));
  const __m128i good = _mm_andnot_si128(closer, _mm_cmpeq_epi8(_mm_and_si128(text, bits), wanted));
  return static_cast<std::size_t>(std::countr_one(static_cast<unsigned>(_mm_movemask_epi8(good)))) / 3 * 3;
}
#endif

// And most of the rest are Chinese characters, one after the other. Those that begin with E0 or ED need a closer look.
std::size_t skip_chinese(std::string_view bytes, std::size_t at) {
#ifdef __SSE2__
  while (at + 16 <= bytes.size()) {
    const std::size_t passed = chinese_bytes(bytes.data() + at);
    at += passed;
    if (passed < 15) return at;
  }
#endif
  for (; at + 3 <= bytes.size(); at += 3) {
    const auto lead = static_cast<unsigned char>(bytes[at]);
    const bool is_plain = (lead & 0xF0) == 0xE0 && lead != 0xE0 && lead != 0xED;
    if (!is_plain || !is_continuation(bytes[at + 1]) || !is_continuation(bytes[at + 2])) break;
  }
  return at;
}

}  // namespace

std::size_t first_malformed_utf8(std::string_view bytes) {
  for (std::size_t at = 0;;) {
    at = skip_chinese(bytes, skip_ascii(bytes, at));
    if (at == bytes.size()) return std::string_view::npos;
    if ((bytes[at] & 0x80) == 0) continue;
    const std::size_t length = sequence_length(bytes, at);
    if (length == 0) return at;
    at += length;
  }
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

Decoded decode_text(std::string bytes, const std::string& forced) {
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
