// SPDX-License-Identifier: Apache-2.0
// Runs the rules over the claims and prints what they find: leads, not yet findings. Writes nothing unless asked to store.
#include "claims/run/check.hpp"

#include "base/error.hpp"
#include "base/message.hpp"
#include "claims/run/self.hpp"
#include "claims/run/settings.hpp"
#include "claims/run/told.hpp"
#include "steps.hpp"

namespace mi::tools {
namespace {

using base::mark;
using base::say;

struct Check {
  std::string period;
  std::vector<std::string> rules;
  std::vector<std::string> parameters;
  std::string fund_method;
  std::string self;
  bool excluded = false;
  bool summary = false;
  bool store = false;
};

void declare(cli::Options& o, Check& check) {
  o.option("--period", check.period, mark("only what falls into it: 2026-03, 2026, 2026-03-01/2026-03-15")).placeholder("PERIOD");
  o.option("--rule", check.rules, mark("only this rule, by its code or its kind")).placeholder("RULE");
  o.option("--parameter", check.parameters, mark("set a parameter of the rules: NAME=VALUE or RULE:NAME=VALUE"))
      .placeholder("SETTING");
  o.choice("--fund-method", check.fund_method, {"proportional", "marginal", "whole"},
           mark("how fund money is apportioned to lines, instead of the switch claims.fund_method"));
  o.option("--self", check.self, mark("check by the file that the agency made with self-pack, and by nothing else")).placeholder("FILE");
  o.flag("--excluded", check.excluded, mark("print what exclusions took out instead of the hits"));
  o.flag("--summary", check.summary, mark("print a row a rule instead of the hits"));
  o.flag("--store", check.store, mark("record the run and its hits in the case"));
}

void tell(cli::Context& context, const claims::CheckResult& result) {
  for (const std::string& line : claims::told(result)) context.note(line);
  if (result.returned > 0) context.note(say("{} lines were returned, whole or in part", result.returned));
  if (result.repeated > 0) context.note(say("{} lines were passed over: their key is there already", result.repeated));
}

// The same leads with their fund money reckoned by each method.
cli::Exit compare_methods(cli::Context& context, claims::CheckRequest request) {
  std::vector<claims::CheckResult> results;
  for (claims::FundMethod method : claims::fund_methods()) {
    request.method = method;
    results.push_back(claims::check(context.opened(), request));
  }
  context.print(claims::method_rows(results));
  return cli::Exit::done;
}

// A hospital's own check goes by the agency's file, so that both see the same.
claims::CheckRequest by_self_pack(cli::Context& context, const Check& check) {
  if (!check.parameters.empty() || !check.fund_method.empty())
    throw base::Error(base::ErrorKind::usage, say("the agency's file says how to check: it leaves nothing to set"), {"--self"});
  claims::CheckRequest request = claims::read_self_pack(context.read_input(check.self), check.self);
  request.rules = claims::choose_rules(std::move(request.rules), check.rules);
  if (!check.period.empty()) request.period = claims::parse_period(check.period);
  return request;
}

claims::CheckRequest request_of(cli::Context& context, const Check& check) {
  if (!check.self.empty()) return by_self_pack(context, check);
  std::optional<base::DateRange> period;
  if (!check.period.empty()) period = claims::parse_period(check.period);
  base::Date day = period ? period->first : context.as_of();
  auto request = claims::settings(context.opened(), context.law_if_any(), day, check.rules, check.parameters, check.fund_method);
  request.period = period;
  return request;
}

cli::Exit run(cli::Context& context, const Check& check) {
  // Looking needs no right to write; with --store nobody else writes between the looking and the storing.
  bool store = check.store && !context.what_if();
  context.opened(store ? casefile::Access::write : casefile::Access::read);
  claims::CheckRequest request = request_of(context, check);
  if (store) context.change();
  if (context.what_if()) return compare_methods(context, std::move(request));
  claims::CheckResult result = claims::check(context.opened(), request);
  bool for_people = context.format() == "table" || context.format() == "xlsx";
  if (check.excluded) context.print(claims::excluded_rows(result));
  else if (check.summary) context.print(claims::rule_rows(result));
  else context.print(claims::hit_rows(result, for_people ? claims::Reader::person : claims::Reader::program));
  tell(context, result);
  if (store) {
    claims::store(context.opened(), context.change(), result);
    context.finish();
  }
  return cli::Exit::done;
}

}  // namespace

cli::Step check_step() {
  return cli::step<Check>("check", mark("run the rules and print the hits"),
                          cli::writes_case | cli::uses_law | cli::prints_table | cli::what_if, declare, run);
}

}  // namespace mi::tools
