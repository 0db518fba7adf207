// SPDX-License-Identifier: Apache-2.0
#include "casefile/batch/known_rows.hpp"

#include <algorithm>

#include "casefile/batch/rows.hpp"
#include "casefile/batch/table_rows.hpp"

namespace mi::casefile::detail {

// An id or a hash that no row can have is passed over: `mi-case verify` speaks of it.
template <class Row> void KnownRows::add(const Row& row) {
  const std::string_view hash = row.text(1);
  if (!is_dimension_id(row.integer(0)) || hash.size() != std::tuple_size_v<ContentHash>) return;
  Known& known = rows_.emplace_back();
  std::copy(hash.begin(), hash.end(), known.hash.begin());
  known.id = static_cast<std::uint32_t>(row.integer(0));
}

KnownRows::KnownRows(sql::Connection& db, domain::Dimension dimension)
    : rows_(collect_rows<KnownRows>(db, to_text(dimension), {"id", "hash"}).rows_) {
  // Of two rows with one hash, which no load makes, the first is taken.
  std::sort(rows_.begin(), rows_.end(), [](const Known& a, const Known& b) { return a.hash != b.hash ? a.hash < b.hash : a.id < b.id; });
}

std::int64_t KnownRows::find(const ContentHash& hash) const {
  const auto found = std::lower_bound(rows_.begin(), rows_.end(), hash, [](const Known& known, const ContentHash& of) { return known.hash < of; });
  return found == rows_.end() || found->hash != hash ? 0 : found->id;
}

}  // namespace mi::casefile::detail
