// SPDX-License-Identifier: Apache-2.0
// Many short texts in few pieces of memory. Views into it stay good until clear() or the end of the arena, whatever is
// added or moved.
#pragma once
#include <algorithm>
#include <cstddef>
#include <memory>
#include <string_view>
#include <vector>

#include "base/short_text.hpp"

namespace mi::base {

class TextArena {
 public:
  std::string_view keep(std::string_view text) {
    if (text.empty()) return {};
    if (text.size() > room_) grow(text.size());
    char* at = next_;
    copy_bytes(at, text.data(), text.size());
    next_ += text.size();
    room_ -= text.size();
    return {at, text.size()};
  }
  void clear() {  // keeps one piece, to be filled again
    if (pieces_.size() > 1) pieces_.erase(pieces_.begin(), pieces_.end() - 1);
    room_ = pieces_.empty() ? 0 : last_size_;
    next_ = pieces_.empty() ? nullptr : pieces_.back().get();
  }

 private:
  static constexpr std::size_t piece_bytes = std::size_t{64} * 1024;
  std::vector<std::unique_ptr<char[]>> pieces_;
  std::size_t last_size_ = 0;
  char* next_ = nullptr;
  std::size_t room_ = 0;

  void grow(std::size_t least) {
    last_size_ = std::max(least, piece_bytes);
    pieces_.push_back(std::make_unique_for_overwrite<char[]>(last_size_));
    next_ = pieces_.back().get();
    room_ = last_size_;
  }
};

}  // namespace mi::base
