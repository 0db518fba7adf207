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

std::uint32_t number_of(const std::string& name, std::unordered_map<std::string, std::uint32_t>& known, std::vector<std::string>& names) {
  auto [found, fresh] = known.emplace(name, static_cast<std::uint32_t>(names.size()));
  if (fresh) names.push_back(name);
  return found->second;
}

// Both are in order of id.
void read_lines(Data& data, casefile::Case& source) {
  Beside& beside = data.beside;
  const std::vector<std::int64_t>& ids = data.fees.id;
  std::unordered_map<std::string, std::uint32_t> devices;
  auto at = ids.begin();
  for (const auto& [id, row] : casefile::read_rows<domain::FeeExtra>(source, {})) {
    at = std::lower_bound(at, ids.end(), id);
    if (at == ids.end() || *at != id) continue;
    auto line = static_cast<std::size_t>(at - ids.begin());
    if (row.uploaded) put(beside.line_uploaded, ids.size(), Beside::no_time, line, *row.uploaded);
    if (row.days) put(beside.days, ids.size(), std::int32_t{0}, line, static_cast<std::int32_t>(std::clamp<std::int64_t>(*row.days, 0, INT32_MAX)));
    if (!row.device.empty()) put(beside.device, ids.size(), 0U, line, number_of(row.device, devices, beside.device_names));
  }
}

}  // namespace

void read_beside(Data& data, casefile::Case& source) {
  Beside& beside = data.beside;
  beside.stock = casefile::read_rows<domain::StockLine>(source, {});
  beside.products = casefile::read_dimension(source, domain::Dimension::product);
  for (const auto& [id, row] : casefile::read_rows<domain::VisitExtra>(source, {})) {
    if (row.uploaded) beside.uploaded[id] = *row.uploaded;
    if (!row.referred_to.empty()) beside.referred_to[id] = row.referred_to;
  }
  read_lines(data, source);
}

}  // namespace mi::claims
