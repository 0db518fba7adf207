// SPDX-License-Identifier: Apache-2.0
// The identity of an institution through its changes (KM-16, SG-07): licence, credit code, address, and the persons who
// answer for it, compared with other case files. A match is shown to an officer; nothing is decided by it.
#pragma once
#include <string>
#include <vector>

#include "casefile/case.hpp"
#include "domain/table.hpp"

namespace mi::work {

// One thing that tells who an institution is, and since when.
struct Trait {
  std::string kind;    // code, name, uscc, licence, address, legal-representative, head, controller
  std::string value;   // of persons the identity number
  std::string shown;   // of persons the name, the number masked
  base::Date from;
};
// In order of the days; each value once.
std::vector<Trait> traits(const casefile::Case& file);
domain::Table rows(const std::vector<Trait>& traits);

struct Match {
  std::string other;        // case file
  std::string institution;  // its name there
  Trait here, there;
  std::string terminated;   // first day without agreement there, and its clause; "" when none was ended
};
// Persons match by identity number only; names of institutions are shown in the history and never compared.
std::vector<Match> matches(const std::vector<Trait>& here, const casefile::Case& other, const std::string& path);

struct MatchesOfCases {
  std::vector<Match> matches;
  std::vector<std::string> unread;  // "x.mi: why"
};
MatchesOfCases matches_of_cases(const std::vector<Trait>& here, const std::vector<std::string>& paths);
domain::Table rows(const std::vector<Match>& matches);

}  // namespace mi::work
