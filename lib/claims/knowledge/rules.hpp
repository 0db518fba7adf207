// SPDX-License-Identifier: Apache-2.0
// Rules are rows of data over the check kinds: knowledge/claims/rules.csv.
#pragma once
#include <string>
#include <vector>

#include "claims/kernel/kind.hpp"

namespace mi::claims {

struct Rule {
  std::string code;
  std::string name;       // in Chinese
  std::string kind;
  std::string judgement;  // 违规 or 可疑
  Parameters parameters;
  std::string list;       // file beside the rules; "" when the kind needs none
  std::string national;   // code of the national rule that it serves
  std::string own_list = {};  // text that stands instead of the shipped list
};

// Error(cannot) with file and line: an unknown kind or parameter, a value that the kind does not know, a code twice.
std::vector<Rule> read_rules(std::string_view csv, const std::string& name);
std::vector<Rule> shipped_rules();
std::string shipped_list(const std::string& name);  // text of a knowledge list
std::string list_text(const Rule& rule);            // of the rule's own or shipped list

// Sets parameters from "NAME=VALUE" or "RULE:NAME=VALUE". Error(usage): no rule has it, or it cannot say that.
void set_parameters(std::vector<Rule>& rules, const std::vector<std::string>& settings);

// Why the rule cannot run on these claims, for people; "" when it can.
std::string what_it_lacks(const Rule& rule, const KernelInput& input);
std::string what_it_lacks(const Rule& rule, const Data& data);

// Its parameters as people need to see them: those that say something else than the kind does by itself.
std::string shown_parameters(const Rule& rule);

// The first parameter that is still to be chosen; "" when none is.
std::string open_parameter(const Rule& rule);

// Keeps the rules named by code, national code or kind; all when none is named. Error(usage) with the nearest.
std::vector<Rule> choose_rules(std::vector<Rule> rules, const std::vector<std::string>& names);

}  // namespace mi::claims
