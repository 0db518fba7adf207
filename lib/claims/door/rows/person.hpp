// SPDX-License-Identifier: Apache-2.0
// The person and the institution of a visit or a settlement. Inside rows/ only.
#pragma once
#include "claims/door/rows.hpp"

namespace mi::claims {

struct PersonFields {
  std::size_t code, name, identity_type, identity, sex, birth;

  PersonFields(const AliasTable& aliases, ExportKind kind);
  void check(const Row& row) const;
  // Notes, once a person, at that line: an identity number with a wrong check digit (GB 11643), sex or day of birth
  // that are not what it says, the name of a test.
  domain::Ref<domain::Dimension::person> add(const Row& row, RowContext& context, std::uint32_t place) const;
};

struct InstitutionFields {
  std::size_t code, name, credit;

  InstitutionFields(const AliasTable& aliases, ExportKind kind);
  void check(const Row& row) const;
  // Notes, once an institution: a unified social credit code with a wrong check character (GB 32100), the name of a
  // test.
  domain::Ref<domain::Dimension::institution> add(const Row& row, RowContext& context, std::uint32_t place) const;
};

}  // namespace mi::claims
