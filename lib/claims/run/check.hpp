// SPDX-License-Identifier: Apache-2.0
// Runs rules over the claims of a case. Writes nothing; what it finds is leads, gross, in a stable order and with stable
// identities: the same data gives the same bytes, whatever the number of threads.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "casefile/case.hpp"
#include "claims/kernel/fund.hpp"
#include "claims/knowledge/exclusions.hpp"
#include "claims/knowledge/rules.hpp"
#include "domain/claims.hpp"
#include "domain/table.hpp"

namespace mi::claims {

struct CheckRequest {
  std::vector<Rule> rules;
  std::vector<Exclusion> exclusions = {};
  std::optional<base::DateRange> period;
  FundMethod method = FundMethod::proportional;
  unsigned threads = 0;  // 0: one for each core
};

struct RuleOutcome {
  Rule rule;
  std::string lacks;  // why it could not run, for people; "" when it ran. A rule never passes by silence.
  std::int64_t hits = 0;
  base::Money excess;
  base::Money fund;
  std::int64_t by_proportion = 0;  // hits whose settlement says too little to be reckoned at the margin, as was asked
  std::int64_t excluded = 0;      // hits that exclusions took out; not among `hits`
  base::Money excluded_excess;
};

// A hit that an exclusion took out.
struct ExcludedHit {
  domain::Hit hit;
  std::string exclusion;
  std::string source;
};

struct CheckResult {
  std::vector<domain::Hit> hits;
  std::vector<ExcludedHit> excluded;
  std::vector<RuleOutcome> rules;
  std::vector<domain::CheckRun::List> lists;
  std::vector<std::string> batches;
  std::optional<base::DateRange> period;
  FundMethod method = FundMethod::proportional;
  std::int64_t lines = 0;     // looked at
  std::int64_t returned = 0;  // lines that refunds took off whole or in part
  std::int64_t repeated = 0;  // lines passed over because their key is there already
};

CheckResult check(casefile::Case& source, const CheckRequest& request);

// "2026-03", "2026" or "2026-03-01/2026-03-15". Error(usage).
base::DateRange parse_period(std::string_view text);

enum class Reader { program, person };  // a person sees the main columns, names and numbers of persons masked
domain::Table hit_rows(const CheckResult& result, Reader reader);
domain::Table excluded_rows(const CheckResult& result);   // what exclusions took out, each with its name
domain::Table rule_rows(const CheckResult& result);       // what each rule found, or what it lacks
domain::Table method_rows(const std::vector<CheckResult>& by_method);  // the same run under each method for fund money
domain::Table rules_table(const std::vector<Rule>& rules);  // the rules themselves
domain::Table parameters_table();                           // what can be set of each kind

const std::vector<std::int64_t>& usual_gaps();  // 1, 3, 7, 15, 30 days

// What each gap limit would catch, for the first rule over stays. Error(usage) when the rules have none.
domain::Table gap_rows(casefile::Case& source, const std::vector<Rule>& rules, std::optional<base::DateRange> period,
                       const std::vector<std::int64_t>& days);

// Records the run: claims.check/1, and its hits as a file of the case. The same run again records nothing.
void store(const casefile::Case& target, casefile::Change& change, const CheckResult& result);

}  // namespace mi::claims
