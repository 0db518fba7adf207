// SPDX-License-Identifier: Apache-2.0
// Takes an agency's own list (rules, limits, prices of peers, exclusions) into the case, or shows those that it has.
#include "base/message.hpp"
#include "claims/knowledge/lists.hpp"
#include "steps.hpp"

namespace mi::tools {
namespace {

using base::mark;
using base::say;

struct Adopt {
  std::string file;
  std::string name;
  std::string layer = "agreement";
  std::string source;
};

void declare(cli::Options& o, Adopt& adopt) {
  o.argument("FILE", adopt.file, mark("the list, delimited text with a header row as the shipped list of its name has it")).required();
  o.option("--name", adopt.name, mark("name of the list, where the file has another")).placeholder("NAME");
  o.choice("--layer", adopt.layer, {"province", "city", "agreement"}, mark("the layer that it belongs to"));
  o.option("--source", adopt.source, mark("the act, letter or minutes that it comes from")).placeholder("TEXT").required();
}

cli::Exit run(cli::Context& context, const Adopt& adopt) {
  casefile::Change& change = context.change();
  const std::string& name = adopt.name.empty() ? adopt.file : adopt.name;
  auto list = claims::adopt_list(context.opened(), change, name, context.read_input(adopt.file), adopt.layer, adopt.source);
  context.finish();
  context.print(claims::list_rows(context.opened()));
  context.note(say("{0}: {1} rows", list.name, list.rows));
  return cli::Exit::done;
}

struct None {};
void declare_none(cli::Options&, None&) {}

cli::Exit show(cli::Context& context, const None&) {
  context.print(claims::list_rows(context.opened()));
  return cli::Exit::done;
}

}  // namespace

cli::Step adopt_step() {
  return cli::step<Adopt>("adopt", mark("take an agency's own list into the case"), cli::writes_case | cli::prints_table, declare, run);
}

cli::Step adopted_step() {
  return cli::step<None>("adopted", mark("list the agency's own lists of the case"), cli::reads_case | cli::prints_table, declare_none, show);
}

}  // namespace mi::tools
