// SPDX-License-Identifier: Apache-2.0
// A text that comes in pieces of given sizes, as a disk or a network may hand it over.
#pragma once
#include <algorithm>
#include <string>
#include <vector>

#include "package/stream.hpp"

namespace mi::test {

class Pieces : public package::Stream {
 public:
  // Sizes are taken in turn; 0 counts as 1.
  Pieces(std::string text, std::vector<unsigned char> sizes) : text_(std::move(text)), sizes_(std::move(sizes)) {}
  bool read(std::string& out) override {
    if (at_ == text_.size()) return false;
    std::size_t size = sizes_.empty() ? text_.size() : std::max<std::size_t>(sizes_[turn_++ % sizes_.size()], 1);
    std::string piece = text_.substr(at_, size);
    at_ += piece.size();
    out += piece;
    return true;
  }

 private:
  std::string text_;
  std::vector<unsigned char> sizes_;
  std::size_t at_ = 0;
  std::size_t turn_ = 0;
};

}  // namespace mi::test
