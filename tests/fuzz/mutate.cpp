// SPDX-License-Identifier: Apache-2.0
#include "fuzz/mutate.hpp"

#include <algorithm>

namespace mi::fuzz {

std::uint64_t Mutator::random() {  // xorshift64*
  state_ ^= state_ >> 12;
  state_ ^= state_ << 25;
  state_ ^= state_ >> 27;
  return state_ * 0x2545F4914F6CDD1DULL >> 16;
}

void Mutator::change(std::string& bytes, const std::vector<std::string>& seeds) {
  const std::size_t at = below(bytes.size() + 1);
  const std::size_t some = std::min(below(16) + 1, bytes.size() - at);
  switch (below(6)) {
    case 0: if (at < bytes.size()) bytes[at] = static_cast<char>(bytes[at] ^ (1 << below(8))); break;
    case 1: bytes.insert(at, 1, static_cast<char>(below(256))); break;
    case 2: bytes.erase(at, some); break;
    case 3: bytes.insert(at, bytes.substr(at, some)); break;
    case 4: bytes.resize(at); break;
    default: {
      const std::string& other = seeds[below(seeds.size())];
      const std::size_t from = below(other.size());
      bytes.insert(at, other.substr(from, below(64)));
    }
  }
}

std::string Mutator::next(const std::vector<std::string>& seeds) {
  std::string bytes = seeds[below(seeds.size())];
  for (std::size_t left = below(4) + 1; left > 0; --left) change(bytes, seeds);
  return bytes;
}

}  // namespace mi::fuzz
