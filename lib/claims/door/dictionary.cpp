// SPDX-License-Identifier: Apache-2.0
#include "claims/door/dictionary.hpp"

#include <algorithm>

#include "base/error.hpp"
#include "base/short_text.hpp"

namespace mi::claims {
namespace {

using Place = std::uint32_t;
using LongSize = std::uint32_t;

constexpr unsigned char is_long = 0xFF;  // instead of a size: the size follows
constexpr std::size_t row_unit = 4;

void append(base::RawVector<char>& out, const void* bytes, std::size_t size) {
  out.insert(out.end(), static_cast<const char*>(bytes), static_cast<const char*>(bytes) + size);
}

void append_column(base::RawVector<char>& out, std::string_view column) {
  const auto size = static_cast<LongSize>(column.size());
  const unsigned char start = size < is_long ? static_cast<unsigned char>(size) : is_long;
  append(out, &start, 1);
  if (start == is_long) append(out, &size, sizeof size);
  append(out, column.data(), column.size());
}

bool is_row(const char* at, Dictionary::Columns columns) {
  at += sizeof(Place);
  for (std::string_view column : columns) {
    const bool is_short = column.size() < is_long;
    if (static_cast<unsigned char>(*at++) != (is_short ? column.size() : is_long)) return false;
    if (!is_short && base::word_at<LongSize>(at) != column.size()) return false;
    at += is_short ? 0 : sizeof(LongSize);
    if (!base::same_bytes(at, column.data(), column.size())) return false;
    at += column.size();
  }
  return true;
}

}  // namespace

std::uint64_t hash_text(std::string_view text) { return base::hash_of(text); }

Dictionary::Hash Dictionary::expect(Columns columns) const {
  // Each column by itself, so that the processor need not wait for one with the next.
  constexpr std::uint64_t odd = 0x9E3779B97F4A7C15U;
  std::uint64_t hash = 0;
  for (std::string_view column : columns) hash = column.empty() ? hash + odd : hash * odd + base::hash_of(column);
  const auto upper = static_cast<Hash>(hash >> 32);
  __builtin_prefetch(&slots_[upper & (slots_.size() - 1)]);
  return upper;
}

void Dictionary::fetch(Hash expected) const {
  constexpr std::size_t line_bytes = 64;  // of the processor's cache
  const std::size_t row = std::size_t{slots_[expected & (slots_.size() - 1)].row} * row_unit;
  if (row == 0) return;
  __builtin_prefetch(&rows_[row]);
  __builtin_prefetch(&rows_[std::min(row + line_bytes, rows_.size() - 1)]);
}

Dictionary::Found Dictionary::add(Columns columns, Hash hash) {
  if (2 * (size_ + 1) > slots_.size()) grow();
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t i = hash & mask;; i = (i + 1) & mask) {
    Slot& slot = slots_[i];
    if (slot.row == 0) return keep(slot, columns, hash);
    if (slot.hash != hash || !is_row(at(slot.row), columns)) continue;
    last_ = slot.row;
    return {place_of(last_), false};
  }
}

bool Dictionary::is_last(Columns columns) const { return last_ != 0 && is_row(at(last_), columns); }

std::uint32_t Dictionary::place_of(std::uint32_t row) const { return base::word_at<Place>(at(row)); }

Dictionary::Found Dictionary::keep(Slot& slot, Columns columns, Hash hash) {
  if (rows_.empty()) rows_.resize(row_unit);  // no row stands at 0
  const std::size_t row = rows_.size() / row_unit;
  if (row > UINT32_MAX) throw base::Error(base::ErrorKind::internal, "more than 16 GiB of different texts");
  const auto place = static_cast<Place>(++size_);
  append(rows_, &place, sizeof place);
  for (std::string_view column : columns) append_column(rows_, column);
  rows_.resize((rows_.size() + row_unit - 1) / row_unit * row_unit);
  last_ = static_cast<std::uint32_t>(row);
  slot = {hash, last_};
  return {place, true};
}

void Dictionary::grow() {
  base::ZeroVector<Slot> old(slots_.size() * 2);
  old.swap(slots_);
  const std::size_t mask = slots_.size() - 1;
  for (const Slot& slot : old) {
    if (slot.row == 0) continue;
    std::size_t i = slot.hash & mask;
    while (slots_[i].row != 0) i = (i + 1) & mask;
    slots_[i] = slot;
  }
}

}  // namespace mi::claims
