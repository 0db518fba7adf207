// SPDX-License-Identifier: Apache-2.0
// From the rows of all files to the lines of one batch: text that repeats into dimensions, what cannot be read refused
// with its column, what is implausible noted and kept. How a kind of rows is read stands in a file of rows/.
#pragma once
#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "claims/door/block.hpp"
#include "claims/door/dictionary.hpp"
#include "claims/door/header.hpp"
#include "claims/door/late_visits.hpp"
#include "claims/door/repeats.hpp"
#include "claims/door/row.hpp"

namespace mi::claims {

// What the kinds of rows share while a batch is made.
class RowContext {
 public:
  struct Stay {  // of a visit by its place
    std::int64_t begins = INT64_MIN;
    std::int64_t ends = INT64_MAX;
    bool known = false;
  };

  // The row of the dimension with these columns; none when all are empty.
  template <domain::Dimension D> domain::Ref<D> ref(Dictionary::Columns columns) {
    return {name(D, columns, are_empty(columns) ? none : dictionaries_[static_cast<std::size_t>(D)].add(columns))};
  }
  // In steps, where there is work to do between them (Dictionary::expect).
  template <domain::Dimension D> Dictionary::Hash expect(Dictionary::Columns columns) const {
    return dictionaries_[static_cast<std::size_t>(D)].expect(columns);
  }
  template <domain::Dimension D> void fetch(Dictionary::Hash expected) const {
    dictionaries_[static_cast<std::size_t>(D)].fetch(expected);
  }
  template <domain::Dimension D> domain::Ref<D> ref(Dictionary::Columns columns, Dictionary::Hash expected) {
    return {name(D, columns, are_empty(columns) ? none : dictionaries_[static_cast<std::size_t>(D)].add(columns, expected))};
  }
  domain::Ref<domain::Dimension::visit> visit(std::string_view code) { return visit(code, expect<domain::Dimension::visit>({code})); }
  domain::Ref<domain::Dimension::visit> visit(std::string_view code, Dictionary::Hash expected);
  // The visit of the fee line that was added last.
  void visit_of_line(std::string_view code, Dictionary::Hash expected);
  void finish_block();  // the lines of the block have all that they name
  Repeats& items_again() { return items_again_; }  // by their cells: places of items
  bool is_fresh() const { return is_fresh_; }  // whether the last ref() named its row for the first time
  Stay& stay(domain::Ref<domain::Dimension::visit> visit) { return stays_[visit.place]; }
  std::string_view keep(std::string_view text) { return block_->texts.keep(text); }
  std::uint32_t next_place() { return ++next_place_; }
  template <class Line> void add(Line&& line) { block_->add(std::forward<Line>(line)); }
  void note(std::uint32_t place, const char* what, std::string detail = {});  // LineChecks gives it its number
  // true when the settlement came before in this batch.
  bool came_before(domain::Ref<domain::Dimension::settlement> settlement);
  void count(std::int64_t amount, bool valid);  // into the sums of the file

  void start_file();
  void fill(Block& block) { block_ = &block; }

  std::int64_t invalid() const { return invalid_; }
  std::int64_t invalid_sum() const { return invalid_sum_; }
  std::int64_t sum() const { return sum_; }      // fen: of fee lines or of settlements
  std::uint32_t last_place() const { return next_place_; }

 private:
  std::array<Dictionary, domain::dimension_count> dictionaries_;
  bool is_fresh_ = false;
  std::vector<Stay> stays_{1};
  std::vector<bool> settled_;    // by place of the settlement
  LateVisits late_visits_;
  Repeats items_again_;
  Block* block_ = nullptr;
  std::uint32_t next_place_ = 0;
  std::int64_t invalid_ = 0;
  std::int64_t invalid_sum_ = 0;
  std::int64_t sum_ = 0;

  static constexpr Dictionary::Found none{};
  static bool are_empty(Dictionary::Columns columns) {
    return std::all_of(columns.begin(), columns.end(), [](std::string_view column) { return column.empty(); });
  }
  std::uint32_t name(domain::Dimension dimension, Dictionary::Columns columns, Dictionary::Found found) {
    is_fresh_ = found.fresh;
    if (found.fresh) hand_on(dimension, columns);
    return found.place;
  }
  void hand_on(domain::Dimension dimension, Dictionary::Columns columns);
  void set_visit(std::size_t line, std::string_view code, Dictionary::Hash hash);  // of a fee line of the block
};

class RowKind {
 public:
  virtual ~RowKind() = default;
  // Throws Unreadable when add() would, for kinds that stand in one row with another: both are checked before either is
  // added.
  virtual void check(const Row&) const {}
  // Adds the row as a line. Throws Unreadable; then nothing was added.
  virtual void add(const Row& row, RowContext& context) const = 0;
};

// One a kind, in rows/.
std::unique_ptr<RowKind> visit_rows(const AliasTable& aliases);
std::unique_ptr<RowKind> settlement_rows(const AliasTable& aliases);
std::unique_ptr<RowKind> diagnosis_rows(const AliasTable& aliases);
std::unique_ptr<RowKind> operation_rows(const AliasTable& aliases);
std::unique_ptr<RowKind> price_rows(const AliasTable& aliases);
std::unique_ptr<RowKind> stock_rows(const AliasTable& aliases);
std::unique_ptr<RowKind> exam_rows(const AliasTable& aliases);
std::unique_ptr<RowKind> upload_rows(const AliasTable& aliases);
std::unique_ptr<RowKind> fee_rows(const AliasTable& aliases);

class RowBuilder {
 public:
  explicit RowBuilder(const AliasTable& aliases);
  // Adds a row as lines of all kinds of its header, or throws Unreadable and adds nothing.
  void add(const Header& header, std::span<const std::string_view> cells);
  RowContext& context() { return context_; }
  const RowContext& context() const { return context_; }

 private:
  std::array<std::unique_ptr<RowKind>, kind_count> kinds_;
  RowContext context_;
};

}  // namespace mi::claims
