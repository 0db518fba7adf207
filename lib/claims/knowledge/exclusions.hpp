// SPDX-License-Identifier: Apache-2.0
// Exclusions: what the agency has agreed not to pursue, beside the rules. A hit that one takes out is counted and named,
// never silent: exclusions.csv of the case, name,rule,item,diagnosis,department,visit_type,from,to,source.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "casefile/case.hpp"
#include "claims/arrays/data.hpp"
#include "claims/knowledge/rules.hpp"
#include "domain/claims.hpp"

namespace mi::claims {

// Each empty field fits all; several words are parted by semicolons, and one of them must fit.
struct Exclusion {
  std::string name;
  std::vector<std::string> rules;        // codes, national codes or kinds
  std::vector<std::string> items;        // beginnings of item codes
  std::vector<std::string> diagnoses;    // beginnings of the visit's diagnosis
  std::vector<std::string> departments;
  std::vector<std::string> visit_types;
  std::string from;                      // days of the conduct, both included
  std::string to;
  std::string source;

  bool covers(const Rule& rule, const domain::Hit& hit, const Stay* stay) const;
};

std::vector<Exclusion> read_exclusions(std::string_view csv, const std::string& name);  // Error(cannot) with file and line
// Of all layers, from top to bottom.
std::vector<Exclusion> exclusions_of_case(const casefile::Case& source);

}  // namespace mi::claims
