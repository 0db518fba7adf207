// SPDX-License-Identifier: Apache-2.0
// The level by which an institution is managed and whether it counts as inside the area (ZT-03), by the packs' lists and
// the register of the day. Names count by the letter: a likeness is no match.
#pragma once
#include <string>
#include <vector>

#include "domain/table.hpp"
#include "law/case_facts.hpp"
#include "law/rulebook.hpp"

namespace mi::work {

struct LevelMatch {
  std::string what;      // level, area
  std::string word;      // city-hospital, by-seat; in-area, in-province
  std::string matched;   // the fact and value that decided
  std::string label;
  std::string clause;
};
struct Level {
  std::vector<LevelMatch> matches;   // of a level the last that holds counts: the special after the general
  std::vector<std::string> unknown;
};
// Error(usage) when no pack has such lists on that day.
Level level(const law::CaseFacts& known, const law::Rulebook& law, base::Date day);
domain::Table rows(const Level& level);

}  // namespace mi::work
