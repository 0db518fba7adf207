// SPDX-License-Identifier: Apache-2.0
// Puts money to a finding that a round, a review of records, a count or a checklist raised without.
#include "work/inspect/money.hpp"

#include "base/error.hpp"
#include "base/message.hpp"
#include "casefile/views/dockets.hpp"
#include "package/encoding.hpp"
#include "steps.hpp"
#include "work/inspect/raise.hpp"
#include "work/inspect/rows.hpp"

namespace mi::tools {
namespace {

using base::mark;

struct MoneyOptions {
  std::string finding;
  std::optional<std::string> items;
  bool whole_visits = false;
  std::string fund_method;
};

void declare(cli::Options& options, MoneyOptions& o) {
  options.argument("FINDING", o.finding, mark("a finding without money, F3")).required();
  options.option("--items", o.items, mark("rows as for raise: item, visit, line, date, amount, line_amount, fund, note")).placeholder("FILE");
  options.flag("--whole-visits", o.whole_visits, mark("all fee lines that the case holds of the finding's visits"));
  options.choice("--fund-method", o.fund_method, {"proportional", "marginal", "whole"},
                 mark("how fund money is apportioned to lines, instead of the switch claims.fund_method"));
}

claims::FundMethod method_of(cli::Context& context, const MoneyOptions& o) {
  if (!o.fund_method.empty()) return claims::fund_method(o.fund_method);
  const auto choice = context.law().find_switch("claims.fund_method");
  return claims::fund_method(choice ? choice->value : "proportional");
}

std::vector<domain::FindingItem> rows_of(cli::Context& context, const MoneyOptions& o, domain::Finding& finding) {
  if (o.items.has_value() == o.whole_visits)
    throw base::Error(base::ErrorKind::usage, base::say("give --items FILE, or --whole-visits"));
  if (o.items) return work::read_items(package::decode_text(context.read_input(*o.items)).text, *o.items);
  work::WholeVisits whole = work::whole_visits(context.opened(), finding, method_of(context, o));
  finding.fund_method = whole.fund_method;
  return whole.items;
}

cli::Exit run(cli::Context& context, const MoneyOptions& o) {
  const domain::Docket before = casefile::docket(context.opened(), o.finding);
  work::check_without_money(before);
  domain::Finding told = before.finding;
  const auto rows = rows_of(context, o, told);
  std::vector<domain::Finding> now{work::with_money(std::move(told), rows)};
  work::complete_lines(context.opened(), now);
  work::store_correction(context.change(), before, now.front(), "补充涉及金额");
  domain::Docket shown = before;
  shown.finding = now.front();
  context.print(work::finding_list({shown}));
  context.print(work::item_list(shown));
  context.finish();
  return cli::Exit::done;
}

}  // namespace

cli::Step money_step() {
  return cli::step<MoneyOptions>("money", mark("put money to a finding that was raised without"),
                                 cli::reads_case | cli::writes_case | cli::uses_law | cli::prints_table, declare, run);
}

}  // namespace mi::tools
