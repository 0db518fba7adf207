// SPDX-License-Identifier: Apache-2.0
// The findings of this case under several packs, side by side; nothing is recorded.
#include "base/error.hpp"
#include "base/message.hpp"
#include "base/text.hpp"
#include "steps.hpp"
#include "work/penalize/precedents.hpp"

namespace mi::tools {
namespace {

using base::mark;
using base::say;

struct CompareOptions {
  std::string packs;
  std::vector<std::string> map, assume;
  std::optional<base::Date> date;
};

void declare(cli::Options& options, CompareOptions& o) {
  options.option("--packs", o.packs, mark("packs to compare, with commas between: suqian-2018,chifeng")).placeholder("A,B").required();
  options.option("--map", o.map, mark("a finding's clause in a pack: F1=zk.58.3; may be repeated")).placeholder("FINDING=CLAUSE");
  options.option("--assume", o.assume, mark("a switch or parameter for all of them; may be repeated")).placeholder("NAME=VALUE");
  options.option("--date", o.date, mark("day of the reckoning; --as-of when not given"));
}

void find_extended(const law::Pack& pack, std::vector<law::Pack>& found) {
  for (const law::Extends& e : pack.extends()) {
    found.push_back(law::find_pack(e.pack));
    find_extended(law::Pack(found.back()), found);
  }
}

cli::Exit run(cli::Context& context, const CompareOptions& o) {
  std::vector<law::Pack> packs, extended;
  for (const std::string& id : base::split(o.packs, ',')) packs.push_back(law::find_pack(id));
  if (packs.size() < 2) throw base::Error(base::ErrorKind::usage, say("two packs at least are compared"), {"--packs"});
  for (const law::Pack& pack : packs) find_extended(pack, extended);
  std::vector<law::Override> set;
  for (const std::string& text : o.assume) set.push_back(law::Override::parse(text));
  const auto facts = work::read_penalty_facts(context.opened());
  const auto result = work::compare_packs(facts, packs, extended, set, o.map, o.date.value_or(context.as_of()));
  context.print(result.table);
  if (!result.unmapped.empty())
    context.note(say("no clause, or several that fit; name one with --map: {}", base::join(result.unmapped, ", ")));
  return result.unmapped.empty() ? cli::Exit::done : cli::Exit::set_aside;
}

}  // namespace

cli::Step compare_step() {
  return cli::step<CompareOptions>("compare", mark("the same findings under several packs"),
                                   cli::reads_case | cli::prints_table, declare, run);
}

}  // namespace mi::tools
