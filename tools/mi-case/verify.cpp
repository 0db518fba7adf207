// SPDX-License-Identifier: Apache-2.0
// mi-case verify: was anything changed behind the program's back, or cut off?
#include "base/message.hpp"
#include "casefile/verify/verify.hpp"
#include "casefile/views/tables.hpp"
#include "recompute.hpp"
#include "steps.hpp"

namespace mi::tools {
namespace {

using base::mark;

struct VerifyOptions {
  std::optional<std::string> file;
  std::vector<std::string> seen;
  bool recompute = false;
};

void declare(cli::Options& o, VerifyOptions& v) {
  o.argument("FILE", v.file, mark("the case; else the one that -c or MI_CASE names"));
  o.option("--seen", v.seen, mark("a head printed or handed over before, or a file that carries one; may be repeated"))
      .placeholder("HEAD|FILE");
  o.flag("--recompute", v.recompute, mark("reckon every result again, each with the packs and switches of its own day"));
}

// What is not as it was written need not be reckoned again.
bool figures_hold(cli::Context& context) {
  const law::Recomputed again = law::recompute(context.opened(), replayers());
  if (!again.differences.empty()) context.print(law::rows(again));
  context.note(base::say("reckoned again: {0} results, {1} figures; {2} differ", again.results, again.figures,
                         again.differences.size()));
  if (again.withheld > 0) context.note(base::say("withheld by this export, and not reckoned again: {}", again.withheld));
  return again.differences.empty();
}

cli::Exit run(cli::Context& context, const VerifyOptions& v) {
  if (v.file) context.use_case(*v.file);
  casefile::Report report = casefile::verify(context.opened());
  int heads = 0;
  for (const std::string& seen : v.seen) heads += casefile::verify_seen(context.opened(), seen, report);
  context.print(report.good() ? casefile::verified_table(context.opened(), heads)
                              : casefile::trouble_table(report, reader_of(context)));
  if (!report.good()) context.note(base::say("places where the case is not as it was written: {}", report.troubles.size()));
  const bool holds = report.good() && (!v.recompute || figures_hold(context));
  return holds ? cli::Exit::done : cli::Exit::no;
}

}  // namespace

cli::Step verify_step() {
  return cli::step<VerifyOptions>("verify", mark("check that nothing was changed or cut off since it was written"),
                                  cli::reads_case | cli::prints_table, declare, run);
}

}  // namespace mi::tools
