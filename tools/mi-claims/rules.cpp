// SPDX-License-Identifier: Apache-2.0
// Lists the rules with their kinds, parameters and written definitions, or what each lacks in a case.
#include "base/message.hpp"
#include "claims/knowledge/national.hpp"
#include "claims/run/check.hpp"
#include "claims/run/settings.hpp"
#include "claims/sql/form.hpp"
#include "steps.hpp"

namespace mi::tools {
namespace {

using base::mark;

struct Rules {
  bool lacks = false;
  std::string sql;
};

void declare(cli::Options& o, Rules& rules) {
  o.flag("--lacks", rules.lacks, mark("which rules run on the claims of the case, and what the others lack"));
  o.option("--sql", rules.sql, mark("the rule as SQL over the tables of the case")).placeholder("RULE");
}

cli::Exit run(cli::Context& context, const Rules& o) {
  if (o.lacks) {
    auto rules = claims::settings(context.opened(), context.law_if_any(), context.as_of(), {}, {}, "").rules;
    context.print(claims::standing_rows(context.opened(), rules));
    return cli::Exit::done;
  }
  if (!o.sql.empty()) {
    context.print(claims::sql_rows(claims::choose_rules(claims::shipped_rules(), {o.sql})));
    return cli::Exit::done;
  }
  context.print(claims::rules_table(claims::shipped_rules()));
  context.print(claims::parameters_table());
  return cli::Exit::done;
}

}  // namespace

cli::Step rules_step() {
  return cli::step<Rules>("rules", mark("list the rules, what each compares and what is its excess"),
                          cli::reads_case | cli::uses_law | cli::prints_table, declare, run);
}

}  // namespace mi::tools
