// SPDX-License-Identifier: Apache-2.0
// Where rows come from: a delimited file, or a sheet of a workbook. Cells are views; nothing is held whole.
#pragma once
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace mi::claims {

class RowSource {
 public:
  virtual ~RowSource() = default;
  virtual bool next() = 0;  // goes to the next row; the first is the header; false at the end
  // Of this row; valid until the following next().
  virtual std::span<const std::string_view> cells() const = 0;
  virtual const char* problem() const = 0;  // why the row has no such form that its cells can be told apart; nullptr: it has
  virtual std::int64_t line() const = 0;    // where it stands in its file or sheet, from 1
  virtual std::string raw() const = 0;      // the row as it stands
  virtual void set_width(std::size_t) {}    // of the table, once its header is known: sheets leave blank cells at the end out
  virtual std::uint64_t bytes_read() const { return 0; }  // of what it takes from its file, and of how many
  virtual std::uint64_t size() const { return 0; }
  // Of this row, or of one of its cells (from 0), inside the file: "17", "17:8".
  virtual std::string place(int column = -1) const = 0;
  virtual std::string encoding() const = 0;  // "" where that is no question; known for sure when all was read
};

}  // namespace mi::claims
