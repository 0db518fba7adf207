// SPDX-License-Identifier: Apache-2.0
// Reads the keys of one TOML table by name and type. Every mistake becomes a problem at its place, never an exception;
// a value that could not be read comes back empty.
#pragma once
#include <initializer_list>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "law/condition.hpp"
#include "law/read/node.hpp"
#include "law/value.hpp"

namespace mi::law {

class Fields {
 public:
  // `section` is what the table is called in messages: "[[clause]]". Keys outside `known` are problems.
  Fields(const Node& table, std::string section, const std::vector<std::string_view>& known, Problems& problems);

  const Node& node() const { return table_; }
  const Node* find(std::string_view key) const { return table_.find(key); }
  const Place& place_of(std::string_view key) const;  // of the key, else of the table
  void problem(std::string_view key, std::string text) const { problems_.add(place_of(key), std::move(text)); }
  Problems& problems() const { return problems_; }
  const std::string& section() const { return section_; }

  void require(std::initializer_list<std::string_view> keys) const;  // "… is missing in [[clause]]"
  std::string text(std::string_view key) const;
  std::string name(std::string_view key) const;  // an id: letters, digits, . - _ /
  bool flag(std::string_view key) const;
  std::optional<std::int64_t> integer(std::string_view key) const;
  std::optional<base::Date> date(std::string_view key) const;
  std::vector<std::string> texts(std::string_view key) const;  // an array of strings, or one string
  std::optional<Quantity> quantity(std::string_view key) const;  // any value form of man/mi-rules.5
  std::optional<base::Rational> number(std::string_view key) const;  // number, percent, count
  std::optional<base::Money> money(std::string_view key) const;
  std::optional<Term> term(std::string_view key) const;
  std::optional<Predicate> predicate(std::string_view key) const;
  // The place in `words` of the text under `key`; the first when the key is absent. A word outside is a problem.
  std::size_t choice(std::string_view key, const std::vector<std::string_view>& words) const;
  // The tables of an array under `key`, or one table.
  std::vector<const Node*> tables(std::string_view key) const;

 private:
  const Node* of_kind(std::string_view key, NodeKind kind, const char* what) const;
  std::optional<Quantity> of_unit(std::string_view key, std::initializer_list<ValueKind> kinds, const char* what) const;

  const Node& table_;
  std::string section_;
  Problems& problems_;
};

// "unknown key …", with the nearest known one.
std::string unknown_word(const char* message, const std::string& word, const std::vector<std::string_view>& known);
std::optional<Quantity> read_quantity(const Node& node, Problems& problems);
std::optional<Predicate> read_predicate(const Node& node, Problems& problems);

}  // namespace mi::law
