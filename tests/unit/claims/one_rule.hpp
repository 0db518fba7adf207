// SPDX-License-Identifier: Apache-2.0
// One rule over a case written by hand: what it found, in a line a hit.
#pragma once
#include <string>
#include <vector>

#include "base/text.hpp"
#include "claims_case.hpp"

namespace mi::test {

// A rule as a row of rules.csv would have it, with a knowledge list of its own where one is given.
inline claims::Rule one_rule(const std::string& kind, const std::string& parameters = "", const std::string& list = "",
                             const std::string& national = "", const std::string& own_list = "") {
  auto rules = claims::read_rules("code,name,kind,judgement,parameters,list,national\nT-1,试," + kind + ",可疑," + parameters + "," + list + "," + national + "\n", "test");
  rules.front().own_list = own_list;
  return rules.front();
}

inline claims::Rule with_list(const std::string& kind, const std::string& parameters, const std::string& list, const std::string& national = "") {
  return one_rule(kind, parameters, "own.csv", national, list);
}

// Files by name and text, as one batch.
inline void load(ClaimsCase& c, const std::vector<std::pair<std::string, std::string>>& files) {
  std::vector<std::string> paths;
  for (const auto& [name, text] : files) paths.push_back(c.file(name, text));
  c.load({paths, false, "", "", ""});
}

inline claims::CheckResult run_rule(ClaimsCase& c, const claims::Rule& rule, std::optional<base::DateRange> period = {}) {
  claims::CheckRequest request;
  request.rules = {rule};
  request.period = period;
  request.threads = 2;
  return claims::check(c.get(), request);
}

// "V1 1 0.00" of each hit: visit, units, excess.
inline std::string said(const std::vector<domain::Hit>& hits) {
  std::string out;
  for (const auto& hit : hits) out += (out.empty() ? "" : "; ") + hit.visit + " " + hit.units + " " + hit.excess.to_string();
  return out;
}

// "V1 2: 3=12.00 4=1.50" a hit: visit, units, and place and excess of each line, places less `before` (rows in front of the
// fees in the batch).
inline std::vector<std::string> each_found(ClaimsCase& c, const claims::Rule& rule, int before = 1, std::optional<base::DateRange> period = {}) {
  std::vector<std::string> out;
  claims::CheckResult result = run_rule(c, rule, period);
  CHECK_MESSAGE(result.rules.front().lacks.empty(), result.rules.front().lacks);
  for (const auto& hit : result.hits) {
    std::string text = hit.visit + " " + hit.units + ":";
    for (const auto& line : hit.lines)
      text += " " + std::to_string(std::stoi(line.line.substr(line.line.find(':') + 1)) - before) + "=" + line.excess.to_string();
    out.push_back(text);
  }
  return out;
}

inline std::string all(const std::vector<std::string>& lines) { return base::join(lines, "; "); }
inline std::string found(ClaimsCase& c, const claims::Rule& rule, int before = 1, std::optional<base::DateRange> period = {}) {
  return all(each_found(c, rule, before, period));
}

inline std::string lacks(ClaimsCase& c, const claims::Rule& rule) { return run_rule(c, rule).rules.front().lacks; }

using Said = std::vector<std::string>;

// The header of a list of points.
inline const std::string points_header = "limit,name,rule,batch,codes\n";

}  // namespace mi::test
