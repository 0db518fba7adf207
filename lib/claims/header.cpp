// SPDX-License-Identifier: Apache-2.0
#include "claims/header.hpp"

#include <algorithm>

#include "base/error.hpp"
#include "base/message.hpp"
#include "base/path.hpp"
#include "base/text.hpp"
#include "package/delimited.hpp"

namespace mi::claims {
namespace {

using base::Error;
using base::ErrorKind;
using base::say;

constexpr std::array kinds{Kind::visit, Kind::settlement, Kind::price, Kind::fee};

Kind kind_of(std::string_view text) {
  for (Kind kind : kinds)
    if (text == to_text(kind)) return kind;
  throw Error(ErrorKind::cannot, say("“{}” is no kind of claims file", text));
}

const char* label_of(Kind kind) {
  static constexpr std::array labels{base::mark("a file of visits"), base::mark("a file of settlements"),
                                     base::mark("a price list"), base::mark("a file of fee lines")};
  return labels[static_cast<std::size_t>(kind)];
}

std::size_t required_found(const Columns& columns, std::size_t missing) {
  auto found = std::count_if(columns.of_field.begin(), columns.of_field.end(), [](int c) { return c >= 0; });
  return static_cast<std::size_t>(found) * 10 / (missing + 1);
}

}  // namespace

const char* to_text(Kind kind) {
  static constexpr std::array names{"visit", "settlement", "price", "fee"};
  return names[static_cast<std::size_t>(kind)];
}

bool Header::is(Kind kind) const {
  return std::any_of(kinds.begin(), kinds.end(), [&](const Columns& c) { return c.kind == kind; });
}

std::string fold_name(std::string_view name) {
  std::string out;
  name = base::trim(name);
  for (std::size_t i = 0; i < name.size(); ++i) {
    auto byte = static_cast<unsigned char>(name[i]);
    if (byte == 0xEF && i + 2 < name.size()) {  // U+FF01–FF5E: EF BC 81 – EF BD 9E
      int code = ((static_cast<unsigned char>(name[i + 1]) & 0x3F) << 6) | (static_cast<unsigned char>(name[i + 2]) & 0x3F);
      int narrow = 0xF000 + code - 0xFEE0;
      if (narrow >= 0x21 && narrow <= 0x7E) {
        out.push_back(static_cast<char>(narrow));
        i += 2;
        continue;
      }
    }
    out.push_back(name[i]);
  }
  return base::lower_ascii(out);
}

AliasTable AliasTable::shipped() {
  std::string path = base::data_path("knowledge") + "/claims/columns.csv";
  return AliasTable(base::read_file(path));
}

AliasTable::AliasTable(std::string_view csv) {
  package::DelimitedReader reader(csv);
  reader.next();  // its own header
  while (reader.next()) {
    const auto& row = reader.fields();
    if (row.size() != 4) throw Error(ErrorKind::cannot, say("the table of column names is damaged"), {say("line {}", reader.line())});
    Field field{std::string(row[1]), row[2] == "required", base::split(row[3], '|'), {}};
    for (const std::string& name : field.names) field.folded.push_back(fold_name(name));
    fields_[static_cast<std::size_t>(kind_of(row[0]))].push_back(std::move(field));
  }
}

Columns AliasTable::match_kind(Kind kind, const std::vector<std::string>& folded) const {
  Columns columns{kind, {}};
  for (const Field& field : fields_[static_cast<std::size_t>(kind)]) {
    int found = -1;
    for (const std::string& name : field.folded) {  // an earlier name wins over a later one
      auto at = std::find(folded.begin(), folded.end(), name);
      if (at == folded.end()) continue;
      found = static_cast<int>(at - folded.begin());
      break;
    }
    columns.of_field.push_back(found);
  }
  return columns;
}

std::vector<std::string> AliasTable::missing(const Columns& columns) const {
  std::vector<std::string> names;
  const auto& fields = fields_[static_cast<std::size_t>(columns.kind)];
  for (std::size_t i = 0; i < fields.size(); ++i)
    if (fields[i].required && columns.of_field[i] < 0) names.push_back(base::join(fields[i].names, " / "));
  return names;
}

void AliasTable::refuse(const std::vector<Columns>& all) const {
  auto nearest = std::max_element(all.begin(), all.end(), [&](const Columns& a, const Columns& b) {
    return required_found(a, missing(a).size()) < required_found(b, missing(b).size());
  });
  if (required_found(*nearest, missing(*nearest).size()) < 5)
    throw Error(ErrorKind::cannot, say("the first row names no columns of visits, settlements, fee lines or a price list"));
  throw Error(ErrorKind::cannot, say("this looks like {}, but columns are missing", base::tr(label_of(nearest->kind))))
      .with_items(missing(*nearest));
}

Header AliasTable::match(const std::vector<std::string_view>& header) const {
  Header result;
  std::vector<std::string> folded;
  for (std::string_view name : header) {
    result.names.emplace_back(base::trim(name));
    folded.push_back(fold_name(name));
  }
  std::vector<Columns> all;
  for (Kind kind : kinds) all.push_back(match_kind(kind, folded));
  for (const Columns& columns : all)
    if (missing(columns).empty()) result.kinds.push_back(columns);
  if (result.kinds.empty()) refuse(all);
  if (result.is(Kind::fee))  // lines joined with their settlements repeat them: such columns are not read again and again
    std::erase_if(result.kinds, [](const Columns& c) { return c.kind != Kind::fee; });
  for (std::size_t i = 0; i < folded.size(); ++i) {
    bool used = std::any_of(result.kinds.begin(), result.kinds.end(), [&](const Columns& c) {
      return std::find(c.of_field.begin(), c.of_field.end(), static_cast<int>(i)) != c.of_field.end();
    });
    if (!used) result.unmapped.push_back(result.names[i]);
  }
  return result;
}

std::size_t AliasTable::place(Kind kind, std::string_view field) const {
  const auto& fields = fields_[static_cast<std::size_t>(kind)];
  for (std::size_t i = 0; i < fields.size(); ++i)
    if (fields[i].name == field) return i;
  throw Error(ErrorKind::internal, say("the table of column names lacks {}", std::string(to_text(kind)) + "." + std::string(field)));
}

const std::string& AliasTable::name(Kind kind, std::size_t place) const {
  return fields_[static_cast<std::size_t>(kind)][place].names.front();
}

}  // namespace mi::claims
