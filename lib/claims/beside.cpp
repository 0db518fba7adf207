// SPDX-License-Identifier: Apache-2.0
#include "claims/beside.hpp"

#include "claims/data.hpp"

#include <algorithm>

namespace mi::claims {
namespace {

template <class T> void put(std::vector<T>& column, std::size_t lines, T none, std::size_t line, T value) {
  if (column.empty()) column.assign(lines, none);
  column[line] = value;
}

// Both are in order of id.
void read_lines(Data& data, casefile::Case& source) {
  Beside& beside = data.beside;
  const std::vector<std::int64_t>& ids = data.fees.id;
  auto at = ids.begin();
  for (const auto& [id, row] : casefile::read_rows<domain::FeeExtra>(source, {})) {
    at = std::lower_bound(at, ids.end(), id);
    if (at == ids.end() || *at != id) continue;
    auto line = static_cast<std::size_t>(at - ids.begin());
    if (row.uploaded) put(beside.line_uploaded, ids.size(), Beside::no_time, line, *row.uploaded);
    if (row.days) put(beside.days, ids.size(), std::int32_t{0}, line, static_cast<std::int32_t>(std::clamp<std::int64_t>(*row.days, 0, INT32_MAX)));
  }
}

}  // namespace

void read_beside(Data& data, casefile::Case& source) {
  Beside& beside = data.beside;
  beside.stock = casefile::read_rows<domain::StockLine>(source, {});
  beside.products = casefile::read_dimension(source, domain::Dimension::product);
  for (const auto& [id, row] : casefile::read_rows<domain::VisitExtra>(source, {}))
    if (row.uploaded) beside.uploaded[id] = *row.uploaded;
  read_lines(data, source);
}

}  // namespace mi::claims
