// SPDX-License-Identifier: Apache-2.0
// What visits, persons, items and the like are called: rows of a dimension, all their text in one piece of memory.
#include "base/text.hpp"
#include "casefile/batch/rows.hpp"
#include "casefile/batch/table_rows.hpp"

namespace mi::casefile {

std::string_view DimensionRows::at(std::uint32_t id, std::size_t column) const {
  std::size_t field = id * columns_ + column;
  if (id == 0 || field >= ends_.size()) return {};
  std::uint64_t start = ends_[field - 1];
  return {text_.data() + start, static_cast<std::size_t>(ends_[field] - start)};
}

template <class Row> void DimensionRows::add(const Row& row) {
  if (!detail::is_dimension_id(row.integer(0))) return;  // `mi-case verify` speaks of it
  auto id = static_cast<std::size_t>(row.integer(0));
  ends_.resize(id * columns_, text_.size());  // ids without a row are empty
  for (std::size_t c = 0; c < columns_; ++c) {
    std::string_view field = row.text(static_cast<int>(c) + 1);
    text_.insert(text_.end(), field.begin(), field.end());
    ends_.push_back(text_.size());
  }
  rows_ = id + 1;
}

DimensionRows read_dimension(Case& source, domain::Dimension dimension) {
  return read_dimension(source.connection(), dimension);
}

DimensionRows read_dimension(sql::Connection& source, domain::Dimension dimension) {
  std::vector<std::string> columns = dimension_columns(dimension);
  const DimensionRows none(columns.size());
  columns.insert(columns.begin(), "id");
  return detail::collect_rows(source, to_text(dimension), columns, none);
}

}  // namespace mi::casefile
