// SPDX-License-Identifier: Apache-2.0
// Rows of the sheets of an xlsx workbook, streamed: a sheet of a million rows takes as much memory as its shared
// strings. Cells come out as the text that a person would have written into a CSV (sheet_number.hpp for numbers and
// dates); what is wrong is named by sheet and cell.
#pragma once
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace mi::package {

class SheetReader;

class Workbook {
 public:
  struct Sheet {
    std::string name;
    std::string part;
    bool hidden = false;
  };
  // Error(cannot): no workbook, damaged, encrypted, more than its limits.
  explicit Workbook(std::string bytes);
  ~Workbook();
  Workbook(Workbook&&) noexcept;
  Workbook& operator=(Workbook&&) noexcept;

  const std::vector<Sheet>& sheets() const;   // in the workbook's order
  SheetReader open(std::size_t sheet) const;  // lives no longer than the workbook

  struct State;

 private:
  std::unique_ptr<State> state_;
};

// The face of a DelimitedReader, over one sheet.
class SheetReader {
 public:
  ~SheetReader();
  SheetReader(SheetReader&&) noexcept;
  SheetReader& operator=(SheetReader&&) noexcept;

  bool next();  // goes to the next row that is not blank; false at the end. Error(cannot): damaged

  // Valid until the following next(); as many as the row's last cell that is not blank, at least `width()`.
  const std::vector<std::string_view>& fields() const;
  void set_width(std::size_t columns);  // of the table, once its header is known
  const char* problem() const { return nullptr; }
  std::int64_t line() const;   // number of the row, from 1, as the spreadsheet shows it
  std::size_t offset() const;  // bytes of the sheet read so far
  std::uint64_t size() const;  // bytes of the sheet
  std::string raw() const;     // the row as tab-separated text

  struct State;

 private:
  friend class Workbook;
  explicit SheetReader(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

// "A", "Z", "AA" … for columns from 0.
std::string column_letters(std::size_t column);

bool is_zip(std::string_view bytes);

}  // namespace mi::package
