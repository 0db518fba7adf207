// SPDX-License-Identifier: Apache-2.0
// Columns of one name: joined tables have them, and which of two is meant only a person can say.
#include <algorithm>

#include "base/error.hpp"
#include "base/message.hpp"
#include "claims/door/header.hpp"

namespace mi::claims {

FoldedNames::FoldedNames(const std::vector<std::string_view>& header) {
  for (std::string_view name : header) names.push_back(fold_name(name));
  for (std::size_t i = 0; i < names.size(); ++i) {
    const auto begin = names.begin(), here = begin + static_cast<std::ptrdiff_t>(i);
    const auto before = std::count(begin, here, names[i]), all = std::count(begin, names.end(), names[i]);
    chosen.push_back(all > 1 && !names[i].empty() ? names[i] + "[" + std::to_string(before + 1) + "]" : "");
  }
}

std::size_t FoldedNames::find(const std::string& name) const {
  std::size_t at = 0;
  while (at < names.size() && names[at] != name && (chosen[at].empty() || chosen[at] != name)) ++at;
  return at;
}

void AliasTable::refuse_twins(const Header& header) const {
  const FoldedNames folded({header.names.begin(), header.names.end()});
  for (const Columns& columns : header.kinds)
    for (std::size_t f = 0; f < columns.of_field.size(); ++f) {
      if (columns.of_field[f] < 0) continue;
      const auto column = static_cast<std::size_t>(columns.of_field[f]);
      const Field& field = fields_[static_cast<std::size_t>(columns.kind)][f];
      const bool is_said = std::find(field.folded.begin(), field.folded.end(), folded.chosen[column]) != field.folded.end();
      if (folded.chosen[column].empty() || is_said) continue;
      const auto twins = std::count(folded.names.begin(), folded.names.end(), folded.names[column]);
      throw base::Error(base::ErrorKind::cannot,
                        base::say("{0} columns are called “{1}”: which of them is meant?", twins, header.names[column]), {},
                        base::say("rename them, or choose one with --map: {0} = {1}[2] is the second", field.names.front(), header.names[column]));
    }
}

}  // namespace mi::claims
