// SPDX-License-Identifier: Apache-2.0
// Cells that come again together from line to line, as all that an export says of an item does: known by their bytes as they
// stand in the text, before any one of them is looked at.
#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "claims/door/dictionary.hpp"
#include "claims/door/header.hpp"

namespace mi::claims {

class Repeats {
 public:
  static constexpr std::size_t most_runs = 3;  // of columns that stand beside each other
  using Raw = std::array<std::string_view, most_runs>;

  // A file with these columns, of which those of the fields repeat.
  void start(const Columns& columns, std::span<const std::size_t> fields);
  bool is_of(const Columns& columns) const { return columns_ == &columns; }
  void forget() { columns_ = nullptr; }  // the next file may have its columns elsewhere

  // The bytes of the cells of a row; nothing where they do not stand in one text, cut by separators alone or each in quotes: then
  // the same bytes need not be the same cells.
  std::optional<Raw> raw(std::span<const std::string_view> cells) const;

  Dictionary::Hash expect(const Raw& raw) const { return seen_.expect({raw[0], raw[1], raw[2]}); }
  void fetch(Dictionary::Hash expected) const { seen_.fetch(expected); }
  // What was kept for them; 0 the first time. Good until the next call.
  std::uint32_t& kept(const Raw& raw, Dictionary::Hash expected) {
    const Dictionary::Found found = seen_.add({raw[0], raw[1], raw[2]}, expected);
    if (found.fresh) kept_.resize(found.place + 1);
    return kept_[found.place];
  }

 private:
  struct Run {  // columns, both included
    std::size_t first = 0;
    std::size_t last = 0;
  };
  const Columns* columns_ = nullptr;
  std::vector<Run> runs_;  // none: too many
  Dictionary seen_;
  std::vector<std::uint32_t> kept_;
};

}  // namespace mi::claims
