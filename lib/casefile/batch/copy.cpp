// SPDX-License-Identifier: Apache-2.0
// Batches from one case to another: the rows are the same, numbers and ids are this file's own.
#include <algorithm>

#include "base/arena.hpp"
#include "base/message.hpp"
#include "casefile/batch/batches.hpp"
#include "casefile/batch/part.hpp"
#include "casefile/batch/rows.hpp"
#include "sql/connection.hpp"

namespace mi::casefile {
namespace {

using namespace detail;

class Copy {
 public:
  Copy(sql::Connection& target, sql::Connection& source) : target_(target), source_(source) {
    for (int d = 0; d < domain::dimension_count; ++d)
      dimensions_.push_back(read_dimension(source, static_cast<domain::Dimension>(d)));
  }

  void batch(const StoredBatch& from) {
    writer_ = std::make_unique<BatchWriter>(target_);
    hasher_ = std::make_unique<BatchHasher>();
    for (std::size_t d = 0; d < dimensions_.size(); ++d) {
      places_[d].assign(dimensions_[d].size() + 1, 0);
      next_[d] = 0;
    }
    for_each_table([&]<class Row>() { table<Row>(from.number); });
    auto copied = writer_->finish(*hasher_);
    if (copied.batch.hash != from.hash)
      throw base::Error(base::ErrorKind::cannot, base::say("batch {} is not what its hash says", from.hash.substr(0, 12)),
                        {source_.path()}, base::say("`mi-case verify` names what was changed"));
  }

  // Turns ids of the source into places of the new batch, bringing the row along the first time; keeps texts.
  template <class T> Copy& operator()(const char*, T& field) {
    if constexpr (is_ref<T>) {
      if (field.place != 0) field.place = place_for(T::dimension, field.place);
    } else if constexpr (std::is_same_v<T, std::string_view>) {
      field = texts_.keep(field);  // the statement's own goes with its next step
    }
    return *this;
  }

 private:
  std::uint32_t place_for(domain::Dimension dimension, std::uint32_t id) {
    auto d = static_cast<std::size_t>(dimension);
    if (id >= places_[d].size()) return 0;  // no such row: the hash will tell
    std::uint32_t& place = places_[d][id];
    if (place != 0) return place;
    std::vector<std::string_view> row;
    for (std::size_t c = 0; c < dimension_columns(dimension).size(); ++c) row.push_back(dimensions_[d].at(id, c));
    writer_->add(dimension, row, hasher_->add(dimension, row));
    return place = ++next_[d];
  }

  template <class Row> void table(std::int64_t number) {
    std::string names;
    for (const std::string& name : columns_of<Row>()) names += (names.empty() ? "" : ", ") + name;
    auto select = source_.prepare("SELECT " + names + " FROM " + table_name<Row> +
                                               " WHERE id BETWEEN ? AND ? ORDER BY id");
    select.with(row_id(number, 0), row_id(number, 0xffffffff));
    std::vector<Row> rows;
    while (select.step()) {
      Row& row = rows.emplace_back();
      row.place = place_of(select.integer(0));
      RowReader reader{select};
      row.fields(reader);
      row.fields(*this);
      if (rows.size() == static_cast<std::size_t>(block_rows)) flush(rows);
    }
    flush(rows);
  }

  template <class Row> void flush(std::vector<Row>& rows) {
    hasher_->add(std::span<const Row>(rows));
    writer_->add(std::span<const Row>(rows));
    rows.clear();
    texts_.clear();
  }

  sql::Connection& target_;
  sql::Connection& source_;
  std::vector<DimensionRows> dimensions_;
  PerDimension<std::uint32_t> places_;
  std::array<std::uint32_t, domain::dimension_count> next_{};
  std::unique_ptr<BatchHasher> hasher_;
  std::unique_ptr<BatchWriter> writer_;
  base::TextArena texts_;
};

}  // namespace

void copy_batches(sql::Connection& target, sql::Connection& source, const std::vector<std::string>& except) {
  std::vector<StoredBatch> missing;
  for (const StoredBatch& batch : stored_batches(source)) {
    auto find = target.prepare("SELECT 1 FROM batch WHERE hash = ?");
    bool wanted = std::find(except.begin(), except.end(), batch.hash) == except.end();
    if (wanted && !find.with(batch.hash).step()) missing.push_back(batch);
  }
  if (missing.empty()) return;
  Copy copy(target, source);
  for (const StoredBatch& batch : missing) copy.batch(batch);
}

}  // namespace mi::casefile
