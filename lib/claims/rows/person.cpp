// SPDX-License-Identifier: Apache-2.0
#include "claims/rows/person.hpp"

#include "base/message.hpp"
#include "claims/cells.hpp"

namespace mi::claims {

PersonFields::PersonFields(const AliasTable& aliases, Kind kind)
    : code(aliases.place(kind, "person")),
      name(aliases.place(kind, "person_name")),
      identity_type(aliases.place(kind, "identity_type")),
      identity(aliases.place(kind, "identity")),
      sex(aliases.place(kind, "sex")),
      birth(aliases.place(kind, "birth")) {}

void PersonFields::check(const Row& row) const {
  row.code(code);
  if (is_rounded_identity(row.code(identity)))
    row.refuse(identity, base::mark("a spreadsheet has rounded this identity number: digits are lost"));
  row.optional_time(birth);
}

domain::Ref<domain::Dimension::person> PersonFields::add(const Row& row, RowContext& context, std::uint32_t place) const {
  std::string_view number = row.cell(identity);
  std::string_view type = row.cell(identity_type);
  bool is_citizen = type == "01" || (type.empty() && number.size() == 18);
  std::string born = row.date_text(birth);
  auto person = context.ref<domain::Dimension::person>({row.cell(code), row.cell(name), type, number, row.cell(sex), born});
  if (context.is_fresh() && is_citizen && !number.empty() && !is_identity_number(number))
    context.note(place, "identity", std::string(number));
  return person;
}

}  // namespace mi::claims
