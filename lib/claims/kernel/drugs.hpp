// SPDX-License-Identifier: Apache-2.0
// Drugs as their codes say it: X… western (1 + 5 ATC class + 4 name + …), Z… Chinese patent, T… herbal slices; and which
// of them are taken home.
#pragma once
#include <string_view>
#include <vector>

#include "claims/kernel/kind.hpp"

namespace mi::claims {

inline constexpr std::size_t name_length = 10;  // X, class and name: what two packs of one drug share
bool is_drug(std::string_view code);            // X or Z
bool is_slice(std::string_view code);           // T and no granule (中药配方颗粒 has twenty characters)

// Lines that a rule's parameter `taken` speaks of: any; discharge: flagged as discharge drugs or, where no export of the
// case has the flag, drugs of the day on which a stay ended.
class Taken {
 public:
  explicit Taken(const KernelInput& input);
  bool is(std::uint32_t line) const;

 private:
  const Data& data_;
  bool discharge_;
  std::vector<char> is_stay_;
};
ParameterSpec taken_parameter();

}  // namespace mi::claims
