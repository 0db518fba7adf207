// SPDX-License-Identifier: Apache-2.0
// One row of an export: its cells by the meaning of their columns, read strictly.
#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "claims/header.hpp"

namespace mi::claims {

// A row that cannot be read. `field` is the place of its column in the alias table; `reason` a message id.
struct Unreadable {
  ExportKind kind;
  std::size_t field;
  const char* reason;
};

// Fields are places in the alias table of the row's kind. What is not exactly a value of its column's kind throws
// Unreadable; a column that the file does not have reads as an empty cell.
class Row {
 public:
  Row(const Columns& columns, std::span<const std::string_view> cells) : columns_(columns), cells_(cells) {}

  std::string_view cell(std::size_t field) const;  // trimmed; "" for what exports write for nothing
  std::string_view required(std::size_t field) const;
  std::string_view code(std::size_t field) const;  // no code that a spreadsheet has turned into a number
  std::string_view required_code(std::size_t field) const;
  std::int64_t decimal(std::size_t field, int decimals) const;
  std::optional<std::int64_t> amount(std::size_t field) const;  // fen
  std::optional<std::int64_t> number(std::size_t field, int decimals) const;
  std::int64_t time(std::size_t field) const;                   // seconds, as base::Time
  std::optional<std::int64_t> optional_time(std::size_t field) const;
  std::string date_text(std::size_t field) const;  // "" for an empty cell
  bool has_extras() const { return columns_.has_extras; }
  bool is_valid(std::size_t field) const { return cell(field) != "0"; }
  [[noreturn]] void refuse(std::size_t field, const char* reason) const { throw Unreadable{columns_.kind, field, reason}; }

 private:
  const Columns& columns_;
  std::span<const std::string_view> cells_;
};

}  // namespace mi::claims
