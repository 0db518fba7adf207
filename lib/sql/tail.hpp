// SPDX-License-Identifier: Apache-2.0
// Rows for the end of a table, by the million: laid out here on whole pages as SQLite lays them out, and put into the file
// in place of rows that stand for them (stand_ins.hpp). Row by row through a statement, writing was most of the time of a
// load (tests/bench/README.md).
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "base/raw_vector.hpp"
#include "sql/connection.hpp"
#include "sql/row_bytes.hpp"
#include "sql/stand_ins.hpp"

namespace mi::sql {

class Tail {
 public:
  // A table with these columns in this order, the first its INTEGER PRIMARY KEY, without indexes; the others hold text, of
  // which there is one at least, blobs and whole numbers. Error(cannot) when it is another one.
  Tail(Connection& connection, StandIns& stand_ins, std::string table, const std::vector<std::string>& columns);

  // The highest id in the table before, 0 when it is empty: a row added must have a higher one.
  std::int64_t last_id() const { return last_id_; }

  // Adds a row with this id, higher than that of the last, whose columns but the id put() gives to a RowBytes, in order.
  // false: it was not added, being longer than a page or where no pages can be put into the file. Then end_page() lets a
  // statement insert it.
  template <class F> bool add(std::int64_t id, F&& put) {
    row_.start(id);
    put(row_);
    if (!row_.fits()) return false;
    if (const std::size_t size = row_.size(); size + offset_bytes > room()) end_page();
    place(id);
    return true;
  }
  // Gives SQLite the rows added so far; before the transaction's end, and before a statement reads or writes the table.
  void end_page();
  void passed(std::int64_t id) { last_id_ = id; }  // a statement inserted this one

 private:
  static constexpr std::size_t page_header = 8;
  static constexpr std::size_t offset_bytes = 2;

  Connection& connection_;
  StandIns& stand_ins_;
  std::string table_;
  RowBytes row_;
  base::RawVector<unsigned char> page_;
  std::size_t rows_ = 0;
  std::size_t start_ = 0;  // of the rows on the page: they grow from its end to its beginning
  std::int64_t last_id_ = 0;
  std::string insert_;     // of a row that stands for a page
  std::string text_;       // that fills it

  std::size_t room() const { return start_ - page_header - offset_bytes * rows_; }
  void place(std::int64_t id);
  void new_page();
  std::size_t bytes_of_text() const;
};

}  // namespace mi::sql
