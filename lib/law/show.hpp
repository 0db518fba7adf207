// SPDX-License-Identifier: Apache-2.0
// Packs as tables: what a pack holds, and what two packs say differently.
#pragma once
#include <string>
#include <vector>

#include "domain/table.hpp"
#include "law/rulebook.hpp"

namespace mi::law {

// One object of a pack in words: kind, id, and what it says on one line.
struct Shown {
  std::string kind;  // "value", "clause", …
  Object object;
  std::string says;      // "97 %"; of a clause its measures
  int period = 0;        // which of the periods of its id, the earliest 0
  bool undated = false;  // it begins with a pack that has no known day of effect
  std::string days;      // its own days, where they are not its pack's: " (2025-07-01–)"
};
std::vector<Shown> shown(const Pack& pack);

domain::Table pack_rows(const std::vector<Pack>& packs);                         // mi.rules.list/1
// `id`: that object and what lies below it ("breach", "breach.base"); "" for all.
domain::Table object_rows(const std::vector<Pack>& packs, const std::string& id);  // mi.rules.show/1
domain::Table setting_rows(const Rulebook& law);                                 // mi.rules.settings/1
// What was added, removed or changed from `a` to `b`, by kind, id and period.
domain::Table difference_rows(const Pack& a, const Pack& b);                     // mi.rules.diff/1

}  // namespace mi::law
