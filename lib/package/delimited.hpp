// SPDX-License-Identifier: Apache-2.0
// Rows of delimited text (comma, tab, semicolon), read in one pass over text that lies in memory or comes by the block.
// Fields are views: a million lines are read without a million copies. Quotes as in RFC 4180: "a ""b""" with separators
// and line breaks inside. What a row holds is not judged here; a row that cannot be cut into fields says so and reading
// goes on.
#pragma once
#include <cstddef>
#include <cstdint>
#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "package/field_ends.hpp"
#include "package/stream.hpp"

namespace mi::package {

struct DelimitedOptions {
  char separator = '\0';               // '\0': the commonest of , TAB ; in the first row that has any
  std::size_t max_columns = 4096;      // Error(cannot) past it: this is not a table
  std::size_t max_field = std::size_t{256} * 1024;  // bytes in quotes; a longer field is a quote that was never closed
};

class DelimitedReader {
 public:
  // The text is UTF-8 without a byte order mark (decoder.hpp gives that). One that lies in memory must outlive the reader.
  explicit DelimitedReader(std::string_view text, DelimitedOptions options = {});
  explicit DelimitedReader(std::unique_ptr<Stream> text, DelimitedOptions options = {});

  DelimitedReader(const DelimitedReader&) = delete;
  DelimitedReader& operator=(const DelimitedReader&) = delete;

  bool next();  // goes to the next row; blank lines are passed over; false at the end

  // Valid until the following next().
  const std::vector<std::string_view>& fields() const { return fields_; }
  // What is wrong with the form of this row, as a message id for base::tr; nullptr when it is sound. A quote never
  // closed: fields() then holds what stood before it, and reading goes on at the line after this row's first.
  const char* problem() const { return problem_; }
  std::int64_t line() const { return row_line_; }    // of the row's first character, from 1, as an editor counts
  std::size_t offset() const { return passed_ + row_start_; }  // byte of it in the text, from 0
  std::string_view raw() const { return text_.substr(row_start_, row_end_ - row_start_); }  // without its line end
  char separator() const { return options_.separator; }

 private:
  std::unique_ptr<Stream> more_;  // null: text_ is all there is
  bool ended_ = false;            // more_ has given all
  std::string window_;            // what text_ shows, when the text comes by the block
  std::size_t passed_ = 0;        // bytes before text_
  std::string_view text_;
  DelimitedOptions options_;
  FieldEnds ends_;
  std::size_t at_ = 0;
  std::int64_t line_ = 1;
  std::size_t row_start_ = 0;
  std::size_t row_end_ = 0;
  std::int64_t row_line_ = 0;
  bool cut_off_ = false;  // the row goes on, or may go on, past the end of text_
  const char* problem_ = nullptr;
  std::vector<std::string_view> fields_;
  std::deque<std::string> unquoted_;  // fields with doubled quotes; a deque's strings do not move
  std::size_t unquoted_used_ = 0;

  bool may_grow() const { return more_ != nullptr && !ended_; }
  void choose_separator();
  bool grow();
  bool pass_blank_lines();
  void read_row();
  bool read_plain_fields();
  bool read_quoted();
  void read_after_quote(std::string_view field);
  bool ends_field();
  void pass_line_end();
  void give_up_row();
};

// One field as it must stand in delimited text: quoted where it holds a quote, the separator or a line break.
std::string quote_field(std::string_view field, char separator);

}  // namespace mi::package
