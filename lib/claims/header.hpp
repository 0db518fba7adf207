// SPDX-License-Identifier: Apache-2.0
// What the columns of an export are. The names a column goes by are data: knowledge/claims/columns.csv.
#pragma once
#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace mi::claims {

enum class Kind { visit, settlement, price, fee };  // in the order in which files are loaded
inline constexpr int kind_count = 4;
const char* to_text(Kind kind);

// Column of each field, by the place of the field in the alias table of its kind; -1: the file has none.
struct Columns {
  Kind kind = Kind::fee;
  std::vector<int> of_field;
};

struct Header {
  std::vector<Columns> kinds;          // a wide file may be visits and settlements at once
  std::vector<std::string> names;      // as they stand
  std::vector<std::string> unmapped;
  bool is(Kind kind) const;
};

class AliasTable {
 public:
  // The shipped table. Error(cannot) when it is missing or damaged.
  static AliasTable shipped();
  explicit AliasTable(std::string_view csv);

  // Error(cannot) when the header is of no kind: it names the nearest kind and the columns that are missing.
  Header match(const std::vector<std::string_view>& header) const;
  // Place of a field in Columns::of_field. Error(internal): our code and the table must agree.
  std::size_t place(Kind kind, std::string_view field) const;
  const std::string& name(Kind kind, std::size_t place) const;  // its first name: the national field name

 private:
  struct Field {
    std::string name;
    bool required = false;
    std::vector<std::string> names;   // as written
    std::vector<std::string> folded;
  };
  std::array<std::vector<Field>, kind_count> fields_;

  Columns match_kind(Kind kind, const std::vector<std::string>& folded) const;
  std::vector<std::string> missing(const Columns& columns) const;
  [[noreturn]] void refuse(const std::vector<Columns>& all) const;
};

// Trimmed, ASCII in lower case, full-width forms made narrow: how column names are compared.
std::string fold_name(std::string_view name);

}  // namespace mi::claims
