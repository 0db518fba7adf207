// SPDX-License-Identifier: Apache-2.0
// The national rule base (两库): each rule of edition 1.0 (79) and the nine of 2025, and what became of it here: a row of
// rules.csv serves it, or it needs something that no export carries, or a person. None passes by silence.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "casefile/case.hpp"
#include "claims/knowledge/rules.hpp"
#include "domain/table.hpp"

namespace mi::claims {

struct NationalRule {
  std::string number;
  std::string edition;
  std::string code;   // N2025-13 where the national code is not known
  std::string name;
  std::string group;
  std::string needs;  // where no rule serves it: "data: …", "list: …" or "person: …", in Chinese
};
std::vector<NationalRule> national_rules();  // knowledge list national.csv

// ready    a rule serves it with what exports carry
// choice   ready once a parameter is chosen that the texts leave open
// list     the kind runs; no list is published, the agency gives its own
// data     it needs what no export carries
// person   a person must read
enum class Readiness { ready, choice, list, data, person };
const char* to_text(Readiness readiness);

struct Standing {
  Readiness readiness = Readiness::data;
  std::string rules;  // codes of the rules that serve it
  std::string kind;
  std::string list;   // the knowledge list that its points stand in; "" when it has none
  std::string why;    // what it needs, for people; "" when ready
};
Standing standing(const NationalRule& national, const std::vector<Rule>& rules);

domain::Table national_rows(const std::vector<Rule>& rules);
// What each rule lacks in this case.
domain::Table standing_rows(casefile::Case& source, const std::vector<Rule>& rules);

}  // namespace mi::claims
