// SPDX-License-Identifier: Apache-2.0
// Everything there is to say of exports before they are loaded: the same reading, by the same rules, and nothing
// written.
#pragma once
#include <functional>
#include <string>
#include <vector>

#include "claims/door/load.hpp"
#include "domain/table.hpp"

namespace mi::claims {

struct LintRequest {
  std::vector<std::string> files;
  std::string encoding;
  std::string map;
  std::size_t first = 5;  // places listed of each kind of problem
};

struct LintGroup {
  bool unreadable = false;  // such rows stop a load; the others are loaded with a note
  std::string column;       // national name; "" where it is the row
  std::string what;         // a message id
  std::int64_t rows = 0;
  std::vector<std::string> first;  // "fees.csv:17:8 “2023-02-30”"
};

struct LintResult {
  std::vector<domain::BatchFile> files;  // without hashes
  std::vector<LintGroup> groups;         // unreadable ones first, the largest first
  std::vector<std::string> taken;  // "fees.csv: mdtrt_id = mdtrt_id; …": every column that is stored, and as what
  std::vector<std::string> passed;
  std::vector<std::string> warnings;
  std::int64_t without_visit = 0;
  bool clean() const { return groups.empty() && warnings.empty(); }
};

// Error(cannot) where load() would refuse a file whole.
LintResult lint(const LintRequest& request, const Progress& progress = {});
// In the reader's language, or for a machine in one that never changes.
domain::Table lint_table(const LintResult& result, bool for_people);

}  // namespace mi::claims
