// SPDX-License-Identifier: Apache-2.0
// What passes from the thread that reads a file to those that hash and write: a few thousand rows, and the dimension rows
// that they are the first to name.
#pragma once
#include <cstdint>
#include <string_view>
#include <tuple>
#include <vector>

#include "base/arena.hpp"
#include "casefile/batch/batches.hpp"
#include "domain/claims.hpp"

namespace mi::claims {

struct DimensionRow {
  domain::Dimension dimension;
  std::uint32_t first = 0;  // of its columns, in Block::columns
};

struct Block {
  template <class... Rows> using Lists = std::tuple<std::vector<Rows>...>;

  base::TextArena texts;  // what the views of all rows show
  std::vector<DimensionRow> dimensions;
  std::vector<std::string_view> columns;
  std::vector<casefile::ContentHash> hashes;  // of `dimensions`; filled by the thread that hashes
  domain::BatchRows<Lists> lists;             // one list a table
  std::size_t rows = 0;                       // in all lists
  std::uint64_t bytes_read = 0;               // of all files, so far

  template <class Row> std::vector<Row>& of() { return std::get<std::vector<Row>>(lists); }
  template <class Row> Row& add(Row row) {
    ++rows;
    return of<Row>().emplace_back(std::move(row));
  }
  std::span<const std::string_view> columns_of(const DimensionRow& row) const {
    return std::span(columns).subspan(row.first, casefile::dimension_columns(row.dimension).size());
  }
  // Empties it, to be filled again: growing its lists anew would cost as much as filling them.
  void clear() {
    texts.clear();
    dimensions.clear();
    columns.clear();
    hashes.clear();
    std::apply([](auto&... list) { (list.clear(), ...); }, lists);
    rows = 0;
  }
};

}  // namespace mi::claims
