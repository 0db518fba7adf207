// SPDX-License-Identifier: Apache-2.0
// The same money counts once (G10): over all findings in force, heaviest clause first, each takes of every claim line
// the smaller of its excess and what is left of that line. What a finding does not get is its overlap. Withdrawing a
// finding gives its fen to the next. Used by mi-inspect resolve and mi-penalize compute.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "base/money.hpp"
#include "domain/finding.hpp"

namespace mi::domain {

struct Ranked {
  const Finding* finding = nullptr;  // as held (HeldFindings); outlives what is reckoned of it
  std::int64_t rank = 0;    // of its clause; higher is heavier
  std::int64_t place = 0;   // of its clause in the pack: breaks ties (earlier first)
};

struct Share {              // what a finding takes of one line
  std::string line;
  base::Money taken;
  base::Money fund;         // fund money in it: the line's fund × taken ÷ excess, largest remainder over the line
  std::vector<std::string> lost_to;  // findings that took the rest
  std::uint32_t item = 0;   // where the line stands in the finding, first of all: its item there
  std::uint32_t at = 0;     // and its place among the item's lines
};

struct Once {
  std::string finding;
  base::Money gross;
  base::Money overlap;
  base::Money net;          // gross = overlap + net, always
  base::Money fund;         // fund money in the net
  std::vector<Share> shares;
  std::size_t place = 0;    // of the finding among those given
};

// In the order taken: highest rank first, then place, then the finding's name.
std::vector<Once> count_once(const std::vector<Ranked>& findings);

}  // namespace mi::domain
