// SPDX-License-Identifier: Apache-2.0
// JSON that was checked when it was written, read without making a value of each part: the bodies of facts by the hundred
// thousand. Views lie in the text and in the scanner; they are good until the next text is read.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/arena.hpp"
#include "json/value.hpp"

namespace mi::json {

class Scanner;

enum class Sort : std::uint8_t { null, boolean, integer, text, array, object };

// One part of a scanned text: a value, with its key where it is a member of an object.
class View {
 public:
  bool is_null() const { return part().sort == Sort::null; }
  // Each throws Error(cannot) when the value is of another type, as Value's do.
  bool as_bool() const;
  std::int64_t as_integer() const;
  std::string_view as_text() const;
  bool find(std::string_view key, View& found) const;  // false when absent, or when this is no object
  std::size_t item_count() const;  // of a list
  template <class Visit> void each_item(Visit visit) const;
  Value value() const;

 private:
  friend class Scanner;
  struct Part {
    Sort sort = Sort::null;
    std::uint32_t next = 0;    // the part behind this one and all that is in it
    std::int64_t integer = 0;  // also of a boolean
    std::string_view text;
    std::string_view key;
  };
  View(const std::vector<Part>* parts, std::uint32_t at) : parts_(parts), at_(at) {}
  const Part& part() const { return (*parts_)[at_]; }
  void must_be(Sort sort, const char* wanted) const;

  const std::vector<Part>* parts_;
  std::uint32_t at_;
};

class Scanner {
 public:
  // Error(cannot) as parse() has it. The text must outlive the views.
  View scan(std::string_view text);

 private:
  bool read_value(std::string_view key);
  bool read_text(std::string_view& out);
  bool unescape(std::size_t from, std::string_view& out);
  bool read_integer(std::int64_t& out);
  bool read_word(std::string_view word);
  bool read_members(char close, bool keyed);
  void add(const Value& value, std::string_view key);
  std::uint32_t open(Sort sort, std::string_view key);

  std::string_view text_;
  std::size_t at_ = 0;
  int depth_ = 0;
  std::vector<View::Part> parts_;
  base::TextArena kept_;  // texts with escapes, written out
};

template <class Visit> void View::each_item(Visit visit) const {
  must_be(Sort::array, "a list");
  for (std::uint32_t i = at_ + 1; i < part().next; i = (*parts_)[i].next) visit(View(parts_, i));
}

}  // namespace mi::json
