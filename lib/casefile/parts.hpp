// SPDX-License-Identifier: Apache-2.0
// Tables of a case besides entries, facts and files (the claims): how each takes part in verify, merge and export.
// A part is one line of the list in parts.cpp. Inside casefile/ only.
#pragma once
#include <string>
#include <vector>

#include "casefile/case.hpp"
#include "casefile/verify/report.hpp"

namespace mi::casefile {

struct Part {
  const char* name;
  // Adds a line for every table, row (or block of rows) and column that is not as the facts say. Every column counts.
  void (*verify)(Case& verified, Report& report);
  // Copies what `source` holds and `target` lacks, inside the target's running transaction, after entries, facts and
  // files came over. `source` has verified. Row ids may differ; contents may not depend on the order of merging.
  void (*merge)(sql::Connection& target, sql::Connection& source);
  // Like merge, into a fresh export: `withheld` are the facts whose bodies (and so whose rows) stay at home.
  void (*copy)(sql::Connection& target, sql::Connection& source, const std::vector<FactId>& withheld);
  // A hash over the contents in canonical order, independent of row ids: equal for equal contents.
  std::string (*fingerprint)(sql::Connection& db);
};

const std::vector<Part>& parts();

}  // namespace mi::casefile
