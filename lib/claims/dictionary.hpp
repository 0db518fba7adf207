// SPDX-License-Identifier: Apache-2.0
// Texts numbered in order of their first appearance: what turns a million cells into a few thousand rows of a dimension.
#pragma once
#include <cstdint>
#include <string_view>
#include <vector>

#include "base/arena.hpp"

namespace mi::claims {

std::uint64_t hash_text(std::string_view text);  // well mixed, the same on every machine of one byte order

class Dictionary {
 public:
  struct Found {
    std::uint32_t place = 0;  // from 1
    bool fresh = false;
  };
  Found add(std::string_view text);
  std::size_t size() const { return texts_.size(); }

 private:
  struct Slot {
    std::uint64_t hash = 0;
    std::uint32_t place = 0;  // 0: free
  };
  std::vector<Slot> slots_;  // a power of two, never more than half full
  std::vector<std::string_view> texts_;
  base::TextArena arena_;

  void grow();
};

}  // namespace mi::claims
