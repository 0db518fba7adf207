// SPDX-License-Identifier: Apache-2.0
// The person of a visit or a settlement. Inside rows/ only.
#pragma once
#include "claims/rows.hpp"

namespace mi::claims {

struct PersonFields {
  std::size_t code, name, identity_type, identity, sex, birth;

  PersonFields(const AliasTable& aliases, Kind kind);
  void check(const Row& row) const;
  // Notes an identity number with a wrong check digit, once a person, at that line.
  domain::Ref<domain::Dimension::person> add(const Row& row, RowContext& context, std::uint32_t place) const;
};

}  // namespace mi::claims
