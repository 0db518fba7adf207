// SPDX-License-Identifier: Apache-2.0
#include "claims/dictionary.hpp"

#include <cstring>

namespace mi::claims {
namespace {

constexpr std::uint64_t seed = 0x9E3779B97F4A7C15U;
constexpr std::uint64_t stir = 0xD6E8FEB86659FD93U;

std::uint64_t mix(std::uint64_t a, std::uint64_t b) {
  unsigned __int128 product = static_cast<unsigned __int128>(a) * b;
  return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64);
}

std::uint64_t word_at(const char* at, std::size_t size) {
  std::uint64_t word = 0;
  std::memcpy(&word, at, size);
  return word;
}

}  // namespace

std::uint64_t hash_text(std::string_view text) {
  std::uint64_t hash = seed ^ text.size();
  while (text.size() >= 8) {
    hash = mix(hash ^ word_at(text.data(), 8), stir);
    text.remove_prefix(8);
  }
  if (!text.empty()) hash = mix(hash ^ word_at(text.data(), text.size()), stir);
  return mix(hash, seed);
}

Dictionary::Found Dictionary::add(std::string_view text) {
  if (2 * (texts_.size() + 1) > slots_.size()) grow();
  std::uint64_t hash = hash_text(text);
  std::size_t mask = slots_.size() - 1;
  for (std::size_t at = hash & mask;; at = (at + 1) & mask) {
    Slot& slot = slots_[at];
    if (slot.place == 0) {
      texts_.push_back(arena_.keep(text));
      slot = {hash, static_cast<std::uint32_t>(texts_.size())};
      return {slot.place, true};
    }
    if (slot.hash == hash && texts_[slot.place - 1] == text) return {slot.place, false};
  }
}

void Dictionary::grow() {
  std::vector<Slot> old(slots_.empty() ? 64 : slots_.size() * 2);
  old.swap(slots_);
  std::size_t mask = slots_.size() - 1;
  for (const Slot& slot : old) {
    if (slot.place == 0) continue;
    std::size_t at = slot.hash & mask;
    while (slots_[at].place != 0) at = (at + 1) & mask;
    slots_[at] = slot;
  }
}

}  // namespace mi::claims
