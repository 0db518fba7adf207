// SPDX-License-Identifier: Apache-2.0
// Pages of ours that reach the file through SQLite. A row that fills a page of its own, and says whose it is, is given to
// SQLite in the place of all rows of that page: its tree, its journal and its commit are SQLite's. When the page with that
// row goes to the file, ours goes in its stead. Whatever happens before the commit, a rollback takes back as ever.
#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "base/raw_vector.hpp"
#include "sql/connection.hpp"

namespace mi::sql {

class StandIns {
 public:
  // For a connection in whose open transaction nothing else reads the tables that are written so.
  explicit StandIns(Connection& connection);
  ~StandIns();
  StandIns(const StandIns&) = delete;
  StandIns& operator=(const StandIns&) = delete;

  // Nowhere but in a file with a rollback journal: in a write-ahead log, or in memory, pages do not go where they stand.
  bool can() const;
  std::size_t page_bytes() const;
  std::size_t usable() const;  // bytes of a page that SQLite uses
  // What the row says that stands for this page, at the very end of it: mark_bytes long. Pages of one table come in the
  // order of their rows.
  static constexpr std::size_t mark_bytes = 48;
  std::string add(std::string_view table, base::RawVector<unsigned char> page);

  std::size_t waiting() const;  // pages added since the last flush
  // Writes what was added, unless somebody reads the file as it was: then it is kept. Else only the last page of each table is:
  // SQLite touches it once more when the next follows it. Error(cannot): the disk is full.
  void flush();
  // Writes all, and makes SQLite forget the pages that it has not written itself: the tables can be read again. Error(cannot):
  // likewise, and somebody reads the file.
  void finish();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace mi::sql
