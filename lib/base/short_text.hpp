// SPDX-License-Identifier: Apache-2.0
// Short texts by the machine word: compared and hashed in a handful of instructions, where a call of the C library costs
// as much as its work. Nothing is read outside the text.
#pragma once
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace mi::base {

template <class Word>
Word word_at(const char* at) {
  Word word = 0;
  std::memcpy(&word, at, sizeof word);
  return word;
}

// The bytes of a text of one to seven, each at least once: what differs gives another word, as long as the size is the same.
inline std::uint64_t short_word(const char* at, std::size_t size) {
  if (size >= 4) return word_at<std::uint32_t>(at) | std::uint64_t{word_at<std::uint32_t>(at + size - 4)} << 32;
  auto byte = [at](std::size_t i) { return std::uint64_t{static_cast<unsigned char>(at[i])}; };
  return byte(0) | byte(size / 2) << 8 | byte(size - 1) << 16;
}

// What memcpy does; the bytes lie apart.
inline void copy_bytes(char* to, const char* from, std::size_t size) {
  constexpr std::size_t longest = 64;
  if (size < 8 || size > longest) {
    if (size > 0) std::memcpy(to, from, size);
    return;
  }
  for (std::size_t i = 0; i + 8 < size; i += 8) std::memcpy(to + i, from + i, 8);
  std::memcpy(to + size - 8, from + size - 8, 8);
}

// Whether `size` bytes are the same in both places. Codes differ at their end, so that is where it looks first.
inline bool same_bytes(const char* a, const char* b, std::size_t size) {
  if (size < 8) return size == 0 || short_word(a, size) == short_word(b, size);
  if (word_at<std::uint64_t>(a + size - 8) != word_at<std::uint64_t>(b + size - 8)) return false;
  for (std::size_t i = 0; i + 8 < size; i += 8)
    if (word_at<std::uint64_t>(a + i) != word_at<std::uint64_t>(b + i)) return false;
  return true;
}

// A hash of a text, well mixed in all its bits: sixteen bytes with one multiplication, the last of them perhaps once more.
// The same on machines of one byte order only.
inline std::uint64_t hash_of(std::string_view text) {
  constexpr std::uint64_t odd = 0x9E3779B97F4A7C15U;
  constexpr std::uint64_t other = 0xD6E8FEB86659FD93U;
  auto mix = [](std::uint64_t a, std::uint64_t b) {
    const unsigned __int128 product = static_cast<unsigned __int128>(a) * b;
    return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64);
  };
  const char* at = text.data();
  const std::size_t size = text.size();
  if (size < 8) return mix((size == 0 ? 0 : short_word(at, size)) ^ odd, other ^ size);
  std::uint64_t hash = size;
  for (std::size_t done = 0; done + 16 < size; done += 16)
    hash = mix(word_at<std::uint64_t>(at + done) ^ other, word_at<std::uint64_t>(at + done + 8) ^ hash);
  hash = mix(word_at<std::uint64_t>(at + (size < 16 ? 0 : size - 16)) ^ other, word_at<std::uint64_t>(at + size - 8) ^ hash);
  return mix(hash ^ odd, other);
}

}  // namespace mi::base
