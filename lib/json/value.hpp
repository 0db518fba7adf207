// SPDX-License-Identifier: Apache-2.0
// A JSON value of the toolkit: integers and text, never floats (amounts are decimal strings). Objects keep the order in
// which keys were set; canonical() sorts them, so that equal values have equal bytes and hashes.
#pragma once
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace mi::json {

class Value;
using Array = std::vector<Value>;
using Member = std::pair<std::string, Value>;
using Members = std::vector<Member>;

class Value {
 public:
  Value() = default;  // null
  Value(std::nullptr_t) {}                                   // NOLINT: null, not an empty text
  Value(bool v) : data_(v) {}                                // NOLINT: values convert freely
  Value(std::int64_t v) : data_(v) {}                        // NOLINT
  Value(int v) : data_(std::int64_t{v}) {}                   // NOLINT
  Value(std::string v) : data_(std::move(v)) {}              // NOLINT
  Value(std::string_view v) : data_(std::string(v)) {}       // NOLINT
  Value(const char* v) : data_(std::string(v)) {}            // NOLINT
  Value(Array v) : data_(std::move(v)) {}                    // NOLINT
  static Value object() { return Value(Members{}, 0); }
  static Value array() { return Value(Array{}); }

  bool is_null() const { return data_.index() == 0; }
  bool is_bool() const { return data_.index() == 1; }
  bool is_integer() const { return data_.index() == 2; }
  bool is_text() const { return data_.index() == 3; }
  bool is_array() const { return data_.index() == 4; }
  bool is_object() const { return data_.index() == 5; }

  // Each throws Error(cannot) naming what was found when the value is of another type.
  bool as_bool() const;
  std::int64_t as_integer() const;
  const std::string& as_text() const;
  const Array& items() const;
  const Members& members() const;

  const Value* find(std::string_view key) const;      // nullptr when absent, or when this is no object
  const Value& at(std::string_view key) const;        // Error(cannot) when absent
  Value& set(std::string_view key, Value v);          // adds or replaces; makes an object of a null; returns *this
  Value& push(Value v);                               // makes an array of a null; returns *this
  std::string text_or(std::string_view key, std::string_view fallback) const;

  friend bool operator==(const Value&, const Value&) = default;

 private:
  Value(Members m, int) : data_(std::move(m)) {}
  std::variant<std::monostate, bool, std::int64_t, std::string, Array, Members> data_;
};

// Error(cannot) with "line:column" as its place; floats, duplicate keys, invalid UTF-8 are errors.
Value parse(std::string_view text);
std::string dump(const Value& value);       // one line, keys in their order
std::string dump_pretty(const Value& value);
std::string canonical(const Value& value);  // one line, keys sorted by bytes at every level

}  // namespace mi::json
