// SPDX-License-Identifier: Apache-2.0
#include "claims/door/rows/person.hpp"

#include "base/message.hpp"
#include "base/text.hpp"
#include "claims/door/cells.hpp"
#include "domain/identifiers.hpp"

namespace mi::claims {

PersonFields::PersonFields(const AliasTable& aliases, ExportKind kind)
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

namespace {

// "测试", "测试医院", "test": exports hold rows that somebody made to try the system.
bool is_test(std::string_view name) {
  return name.find("测试") != std::string_view::npos || base::lower_ascii(name).starts_with("test");
}

// What of the person is not as the sound number says; "" when all is.
std::string contradicted(std::string_view number, std::string_view sex, std::string_view birth) {
  const std::string day = std::string(number.substr(6, 4)) + "-" + std::string(number.substr(10, 2)) + "-" +
                          std::string(number.substr(12, 2));
  const bool is_male = (number[16] - '0') % 2 == 1;
  const bool says_male = sex == "1" || sex == "男";
  const bool says_female = sex == "2" || sex == "女";
  if (!birth.empty() && birth != day) return "birth";
  return (says_male && !is_male) || (says_female && is_male) ? "sex" : "";
}

void check_identity(std::string_view number, std::string_view sex, std::string_view birth, RowContext& context,
                    std::uint32_t place) {
  if (!is_identity_number(number)) return context.note(place, "identity", std::string(number));
  const std::string what = contradicted(number, sex, birth);
  if (!what.empty()) context.note(place, "person", what);
}

}  // namespace

domain::Ref<domain::Dimension::person> PersonFields::add(const Row& row, RowContext& context,
                                                         std::uint32_t place) const {
  std::string_view number = row.code(identity);
  std::string_view type = row.cell(identity_type);
  bool is_citizen = type == "01" || (type.empty() && number.size() == 18);
  std::string born = row.date_text(birth);
  auto person =
      context.ref<domain::Dimension::person>({row.code(code), row.cell(name), type, number, row.cell(sex), born});
  if (!context.is_fresh()) return person;
  if (is_citizen && !number.empty()) check_identity(number, row.cell(sex), born, context, place);
  if (is_test(row.cell(name))) context.note(place, "test", std::string(row.cell(name)));
  return person;
}

InstitutionFields::InstitutionFields(const AliasTable& aliases, ExportKind kind)
    : code(aliases.place(kind, "institution")),
      name(aliases.place(kind, "institution_name")),
      credit(aliases.place(kind, "credit")) {}

void InstitutionFields::check(const Row& row) const {
  row.code(code);
  row.code(credit);
}

domain::Ref<domain::Dimension::institution> InstitutionFields::add(const Row& row, RowContext& context,
                                                                   std::uint32_t place) const {
  constexpr std::size_t credit_length = 18;  // the code of the platform has twelve characters
  const std::string_view number = row.code(code);
  auto institution = context.ref<domain::Dimension::institution>({number, row.cell(name)});
  if (!context.is_fresh()) return institution;
  for (std::string_view text : {row.code(credit), number.size() == credit_length ? number : std::string_view()})
    if (!domain::fault_of_credit_code(text).empty()) context.note(place, "credit-code", std::string(text));
  if (is_test(row.cell(name))) context.note(place, "test", std::string(row.cell(name)));
  return institution;
}

}  // namespace mi::claims
