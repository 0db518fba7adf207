// SPDX-License-Identifier: Apache-2.0
#include "claims/door/repeats.hpp"

#include <algorithm>

namespace mi::claims {
namespace {

std::uintptr_t place_of(std::string_view text) { return reinterpret_cast<std::uintptr_t>(text.data()); }

}  // namespace

void Repeats::start(const Columns& columns, std::span<const std::size_t> fields) {
  std::vector<std::size_t> its;
  for (std::size_t field : fields)
    if (columns.of_field[field] >= 0) its.push_back(static_cast<std::size_t>(columns.of_field[field]));
  std::sort(its.begin(), its.end());
  columns_ = &columns;
  seen_ = Dictionary();
  kept_.clear();
  runs_.clear();
  for (std::size_t column : its) {
    if (runs_.empty() || column > runs_.back().last + 1) runs_.push_back({column, column});
    runs_.back().last = column;
  }
  if (runs_.size() > most_runs) runs_.clear();
}

std::optional<Repeats::Raw> Repeats::raw(std::span<const std::string_view> cells) const {
  constexpr std::uintptr_t separator = 1, quoted_separator = 3;
  if (runs_.empty()) return std::nullopt;
  Raw all;
  for (std::size_t i = 0; i < runs_.size(); ++i) {
    const auto [first, last] = runs_[i];
    const auto gap = [&](std::size_t after) { return place_of(cells[after + 1]) - place_of(cells[after]) - cells[after].size(); };
    const std::uintptr_t its = first < last ? gap(first) : separator;
    if (its != separator && its != quoted_separator) return std::nullopt;
    for (std::size_t column = first + 1; column < last; ++column)
      if (gap(column) != its) return std::nullopt;
    all[i] = {cells[first].data(), place_of(cells[last]) + cells[last].size() - place_of(cells[first])};
  }
  return all;
}

}  // namespace mi::claims
