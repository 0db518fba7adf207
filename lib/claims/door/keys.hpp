// SPDX-License-Identifier: Apache-2.0
// Which lines have a key that came before. Keys are known by 64 bits of hash: twelve bytes a line instead of the text.
#pragma once
#include <array>
#include <cstdint>
#include <vector>

namespace mi::claims {

class LineKeys {
 public:
  void add(std::uint64_t hash, std::uint32_t place) {
    Part& part = parts_[hash >> (64 - part_bits)];
    part.hashes.push_back(hash);
    part.places.push_back(place);
  }
  std::vector<std::uint32_t> repeated() const;  // places of all but the first line of each key, in rising order
  std::vector<std::uint64_t> missing(std::vector<std::uint64_t> wanted) const;  // those of `wanted` that no line has, in rising order

 private:
  // Parts by the first bits of the hash: few enough that the ends of all lie in the processor's cache while they grow, each
  // small enough to lie there when it is looked through.
  static constexpr int part_bits = 6;
  struct Part {
    std::vector<std::uint64_t> hashes;
    std::vector<std::uint32_t> places;
  };
  std::array<Part, 1 << part_bits> parts_;
};

}  // namespace mi::claims
