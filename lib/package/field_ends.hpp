// SPDX-License-Identifier: Apache-2.0
// Where the fields of delimited text end: sixty-four bytes are looked at together, and what was seen in them is kept for
// the fields that follow. A field of claims is ten bytes long, so a look for each of them would see every byte five times.
#pragma once
#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace mi::package {

class FieldEnds {
 public:
  explicit FieldEnds(char separator = ',') : separator_(separator) {}

  // What was seen is forgotten: the text is another one, or lies elsewhere.
  void forget() { looked_ = false; }

  // Calls take(end) for each separator, line feed and carriage return at or behind `at`, and at last for the end of the text, until
  // it says false.
  template <class F> void each(std::string_view text, std::size_t at, F&& take) {
    if (!looked_ || at - block_ >= width) look(text, at);  // before the block counts as far behind it
    std::uint64_t ends = ends_ >> (at - block_) << (at - block_);
    for (;;) {
      for (const std::size_t block = block_; ends != 0; ends &= ends - 1)
        if (!take(block + static_cast<std::size_t>(std::countr_zero(ends)))) return;
      if (text.size() - block_ <= width) break;
      look(text, block_ + width);
      ends = ends_;
    }
    take(text.size());
  }

 private:
  static constexpr std::size_t width = 64;

  char separator_;
  bool looked_ = false;
  std::size_t block_ = 0;    // where the bytes begin that were looked at
  std::uint64_t ends_ = 0;   // a bit for each of them

  // Apart from each(), which is small enough to stand in the loop over the fields.
  [[gnu::noinline]] void look(std::string_view text, std::size_t at) {
    block_ = at;
    looked_ = true;
    ends_ = text.size() - at >= width ? ends_of_block(text.data() + at) : ends_of_rest(text.substr(at));
  }

  bool is_end(char c) const { return c == separator_ || c == '\n' || c == '\r'; }

  std::uint64_t ends_of_rest(std::string_view rest) const {
    std::uint64_t ends = 0;
    for (std::size_t i = 0; i < rest.size(); ++i) ends |= std::uint64_t{is_end(rest[i])} << i;
    return ends;
  }

#ifdef __SSE2__  // on the processors that most offices have
  std::uint64_t ends_of_block(const char* at) const {
    const __m128i separators = _mm_set1_epi8(separator_);
    const __m128i feeds = _mm_set1_epi8('\n');
    const __m128i returns = _mm_set1_epi8('\r');
    std::uint64_t ends = 0;
    for (unsigned i = 0; i < width; i += 16) {
      const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at + i));
      const __m128i found = _mm_or_si128(_mm_cmpeq_epi8(bytes, separators),
                                         _mm_or_si128(_mm_cmpeq_epi8(bytes, feeds), _mm_cmpeq_epi8(bytes, returns)));
      ends |= std::uint64_t{static_cast<unsigned>(_mm_movemask_epi8(found))} << i;
    }
    return ends;
  }
#else
  std::uint64_t ends_of_block(const char* at) const { return ends_of_rest({at, width}); }
#endif
};

}  // namespace mi::package
