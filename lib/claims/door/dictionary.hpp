// SPDX-License-Identifier: Apache-2.0
// Rows of texts numbered in order of their first appearance: what turns a million cells into a few thousand rows of a
// dimension.
#pragma once
#include <cstdint>
#include <initializer_list>
#include <string_view>

#include "base/raw_vector.hpp"
#include "base/zero_vector.hpp"

namespace mi::claims {

std::uint64_t hash_text(std::string_view text);  // well mixed, the same on every machine of one byte order

class Dictionary {
 public:
  using Columns = std::initializer_list<std::string_view>;  // as many each time
  struct Found {
    std::uint32_t place = 0;  // from 1
    bool fresh = false;
  };
  using Hash = std::uint32_t;

  // The lines of an export name visits and items in an order that no cache foresees. Who knows the row some time before it
  // is added says so, and once more halfway: what is looked at then is brought from memory meanwhile, first the slot, then
  // the row.
  Hash expect(Columns columns) const;
  void fetch(Hash expected) const;
  Found add(Columns columns, Hash expected);
  Found add(Columns columns) { return is_last(columns) ? Found{place_of(last_), false} : add(columns, expect(columns)); }
  std::size_t size() const { return size_; }

 private:
  struct Slot {
    Hash hash = 0;
    std::uint32_t row = 0;  // where it stands in rows_, by four bytes; 0: the slot is free
  };
  // On large pages once they are long: what is looked up lies all over them.
  base::ZeroVector<Slot> slots_ = base::ZeroVector<Slot>(64);  // a power of two, never more than half full
  base::RawVector<char> rows_;  // each: its place, then its columns, each with its size before it
  std::size_t size_ = 0;
  std::uint32_t last_ = 0;       // row; most columns repeat from line to line

  bool is_last(Columns columns) const;
  std::uint32_t place_of(std::uint32_t row) const;
  Found keep(Slot& slot, Columns columns, Hash hash);
  const char* at(std::uint32_t row) const { return rows_.data() + std::size_t{row} * 4; }
  void grow();
};

}  // namespace mi::claims
