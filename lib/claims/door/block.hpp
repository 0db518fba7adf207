// SPDX-License-Identifier: Apache-2.0
// What passes from the thread that reads a file to those that hash and write: a few thousand rows, and the dimension rows
// that they are the first to name.
#pragma once
#include <array>
#include <cstdint>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

#include "base/arena.hpp"
#include "casefile/batch/batches.hpp"
#include "domain/claims.hpp"

namespace mi::claims {

// Rows of one dimension, in order of their places.
struct NewRows {
  std::vector<std::string_view> columns;  // one row after the other
  std::vector<casefile::ContentHash> hashes;  // filled by the thread that hashes
  void clear() {
    columns.clear();
    hashes.clear();
  }
};

struct Block {
  template <class... Rows> using Lists = std::tuple<std::vector<Rows>...>;

  base::TextArena texts;  // what the views of all rows show
  std::array<NewRows, domain::dimension_count> dimensions;
  domain::BatchRows<Lists> lists;  // one list a table
  std::size_t rows = 0;            // in all lists
  std::uint64_t bytes_read = 0;    // of all files, so far

  template <class Row> std::vector<Row>& of() { return std::get<std::vector<Row>>(lists); }
  template <class Row> void add(Row&& row) {
    ++rows;
    of<std::remove_cvref_t<Row>>().emplace_back(std::forward<Row>(row));
  }
  // Empties it, to be filled again: growing its lists anew would cost as much as filling them.
  void clear() {
    texts.clear();
    for (NewRows& of_one : dimensions) of_one.clear();
    std::apply([](auto&... list) { (list.clear(), ...); }, lists);
    rows = 0;
  }
};

}  // namespace mi::claims
