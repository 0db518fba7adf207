// SPDX-License-Identifier: Apache-2.0
// A prepared statement: bind, step, read columns, reset and use again.
#pragma once
#include <concepts>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

struct sqlite3_stmt;

namespace mi::sql {

struct Null {};
struct Blob {  // bytes that are not text
  std::string bytes;
};
using Value = std::variant<Null, std::int64_t, std::string, Blob>;

class Statement {
 public:
  explicit Statement(sqlite3_stmt* handle) : handle_(handle) {}
  ~Statement();
  Statement(Statement&& other) noexcept : handle_(std::exchange(other.handle_, nullptr)) {}
  Statement& operator=(Statement&& other) noexcept {
    std::swap(handle_, other.handle_);
    return *this;
  }

  // Places count from 1. Text and blobs are copied, but by bind_static, whose bytes must live until the next reset.
  Statement& bind(int place, std::int64_t value);
  Statement& bind(int place, std::string_view text);
  Statement& bind(int place, const std::string& text) { return bind(place, std::string_view(text)); }
  Statement& bind(int place, const char* text) { return bind(place, std::string_view(text)); }
  Statement& bind(int place, const Value& value);
  template <std::integral I> Statement& bind(int place, I value) {
    return bind(place, static_cast<std::int64_t>(value));
  }
  Statement& bind_static(int place, std::string_view text);
  Statement& bind_blob(int place, std::string_view bytes);
  Statement& bind_null(int place);
  // Binds all from place 1 on.
  template <class... Args> Statement& with(const Args&... args) {
    int place = 0;
    (bind(++place, args), ...);
    return *this;
  }

  bool step();         // true: a row is there
  void run();          // steps to the end and resets
  Statement& reset();  // keeps the bindings

  // Columns count from 0. Views live until the next step or reset.
  int columns() const;
  std::string column_name(int column) const;
  bool is_null(int column) const;
  std::int64_t integer(int column) const;
  std::string_view text(int column) const;  // also the bytes of a blob
  std::string string(int column) const { return std::string(text(column)); }
  Value value(int column) const;

 private:
  sqlite3_stmt* handle_;
};

}  // namespace mi::sql
