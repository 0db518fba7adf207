// SPDX-License-Identifier: Apache-2.0
// One row of an export: its cells by the meaning of their columns, read strictly.
#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "claims/door/header.hpp"

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

  std::string_view cell(std::size_t field) const {  // trimmed; "" for what exports write for nothing
    const std::string_view text = as_it_stands(field);
    return text.empty() || is_bare(text) ? text : cleaned(text);
  }
  std::string_view required(std::size_t field) const;
  std::string_view code(std::size_t field) const {  // no code that a spreadsheet has turned into a number
    const std::string_view text = cell(field);
    return text.empty() || is_plain_code(text) ? text : unwrapped(field, text);
  }
  std::string_view required_code(std::size_t field) const;
  std::int64_t decimal(std::size_t field, int decimals) const;
  std::optional<std::int64_t> amount(std::size_t field) const { return number(field, 2); }  // fen
  std::optional<std::int64_t> number(std::size_t field, int decimals) const {
    return cell(field).empty() ? std::nullopt : std::optional(decimal(field, decimals));
  }
  std::int64_t time(std::size_t field) const;                   // seconds, as base::Time
  std::optional<std::int64_t> optional_time(std::size_t field) const;
  std::string date_text(std::size_t field) const;  // "" for an empty cell
  const Columns& columns() const { return columns_; }
  std::span<const std::string_view> cells() const { return cells_; }  // as they stand
  bool has_extras() const { return columns_.has_extras; }
  bool is_valid(std::size_t field) const { return cell(field) != "0"; }
  [[noreturn]] void refuse(std::size_t field, const char* reason) const { throw Unreadable{columns_.kind, field, reason}; }

 private:
  const Columns& columns_;
  std::span<const std::string_view> cells_;

  std::string_view as_it_stands(std::size_t field) const {
    const int column = columns_.of_field[field];
    return column < 0 ? std::string_view() : cells_[static_cast<std::size_t>(column)];
  }

  // Nothing to trim, and no word for nothing: what nearly every cell is.
  static bool is_bare(std::string_view text) {
    auto is_inside = [](char c) { return static_cast<unsigned char>(c) > ' '; };
    const bool may_be_word = (text.front() | 0x20) == 'n' || text.front() == '\\';
    return is_inside(text.front()) && is_inside(text.back()) && !may_be_word;
  }
  // Neither a number with an exponent nor a formula: what nearly every code is.
  static bool is_plain_code(std::string_view text) {
    auto is_letter = [](char c) { return ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') || static_cast<unsigned char>(c) >= 0x80; };
    if (is_letter(text.front())) return true;
    const bool is_digit = text.front() >= '0' && text.front() <= '9';
    return is_digit && text.size() > 1 && text[1] >= '0' && text[1] <= '9';
  }
  static std::string_view cleaned(std::string_view text);
  std::string_view unwrapped(std::size_t field, std::string_view text) const;
};

}  // namespace mi::claims
