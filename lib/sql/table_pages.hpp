// SPDX-License-Identifier: Apache-2.0
// The rows of one table read straight from the pages of its file, by as many threads as like: six times as fast as stepping
// through a SELECT on each of them, and nothing has to be opened or locked for it (tests/bench/README.md). The transaction
// of the connection holds the file as it is. Where a page cannot be read so, the answer is no, and a SELECT must be asked.
#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "sql/connection.hpp"
#include "sql/page_row.hpp"

namespace mi::sql {

class TablePages {
 public:
  // Nothing where the file is not what the connection sees (no transaction, changes of its own, a write-ahead log, memory),
  // or where the table has no such columns or no INTEGER PRIMARY KEY. Good until the connection's transaction ends.
  static std::optional<TablePages> find(Connection& db, const std::string& table, const std::vector<std::string>& columns);
  TablePages(TablePages&&) noexcept;
  TablePages& operator=(TablePages&&) noexcept;
  ~TablePages();

  // Leaves hold the rows, in order of their ids.
  std::size_t leaves() const;
  // No more rows than that are on the leaves from first to before last; as a rule, just as many.
  std::size_t most_rows(std::size_t first, std::size_t last) const;

  // Calls f(row) for each row on these leaves, in order of id. false: a row goes on elsewhere, or the file is damaged; what
  // f was given until then does not count. May be called from several threads at once.
  template <class F> bool each_row(std::size_t first, std::size_t last, F&& f) const {
    Reader reader(*state_);
    PageRow row = this->row();
    for (std::size_t leaf = first; leaf < last; ++leaf) {
      const unsigned char* page = reader.page(leaf, last);
      if (page == nullptr) return false;
      for (std::size_t i = 0; i < reader.rows(); ++i) {
        if (!row.take(page, reader.offset(page, i))) return false;
        f(std::as_const(row));
      }
    }
    return true;
  }

 private:
  struct State;
  // Reads leaves one after the other, many pages at a time.
  class Reader {
   public:
    explicit Reader(const State& state) : state_(state) {}
    const unsigned char* page(std::size_t leaf, std::size_t last);  // nullptr: it is no leaf
    std::size_t rows() const { return rows_; }
    static std::size_t offset(const unsigned char* page, std::size_t row) {
      const unsigned char* at = page + leaf_header + 2 * row;
      return static_cast<std::size_t>(at[0]) << 8 | at[1];
    }

   private:
    static constexpr std::size_t leaf_header = 8;
    bool fill(std::size_t leaf, std::size_t last);

    const State& state_;
    std::vector<unsigned char> buffer_;
    std::uint32_t first_ = 0;  // page numbers in the buffer: from first_ to before last_
    std::uint32_t last_ = 0;
    std::size_t rows_ = 0;
  };

  explicit TablePages(std::unique_ptr<State> state);
  PageRow row() const;
  std::unique_ptr<State> state_;
};

}  // namespace mi::sql
