// SPDX-License-Identifier: Apache-2.0
// Lists the packs that are shipped, those that a case uses with what is set for it, or the national rules of claims.
#include "base/message.hpp"
#include "claims/knowledge/lists.hpp"
#include "claims/knowledge/national.hpp"
#include "law/show.hpp"
#include "steps.hpp"

namespace mi::tools {
namespace {

struct ListOptions {
  bool used = false;
  bool national = false;
};

void declare(cli::Options& options, ListOptions& o) {
  options.flag("--used", o.used, base::mark("the packs that the case uses, and its switches and parameters"));
  options.flag("--national", o.national, base::mark("the national rules of claims: which run, and what the others need"));
}

cli::Exit run(cli::Context& context, const ListOptions& o) {
  if (o.national) {
    context.print(claims::national_rows(o.used ? claims::rules_of_case(context.opened()) : claims::shipped_rules()));
    return cli::Exit::done;
  }
  if (o.used) {
    const law::Rulebook& law = context.law();
    context.print(law::pack_rows(law.used()));
    context.print(law::setting_rows(law));
    return cli::Exit::done;
  }
  context.print(law::pack_rows(law::read_shipped_heads()));
  return cli::Exit::done;
}

}  // namespace

cli::Step list_step() {
  return cli::step<ListOptions>("list", base::mark("list the packs shipped, or those of a case"),
                                cli::reads_case | cli::uses_law | cli::prints_table, declare, run);
}

}  // namespace mi::tools
