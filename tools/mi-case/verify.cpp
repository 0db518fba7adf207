// SPDX-License-Identifier: Apache-2.0
// mi-case verify: was anything changed behind the program's back, or cut off?
#include "base/message.hpp"
#include "casefile/tables.hpp"
#include "casefile/verify.hpp"
#include "steps.hpp"

namespace mi::tools {
namespace {

using base::mark;

struct VerifyOptions {
  std::optional<std::string> file;
  std::vector<std::string> seen;
};

void declare(cli::Options& o, VerifyOptions& v) {
  o.argument("FILE", v.file, mark("the case; else the one that -c or MI_CASE names"));
  o.option("--seen", v.seen, mark("a head printed or handed over before, or a file that carries one; may be repeated"))
      .placeholder("HEAD|FILE");
}

cli::Exit run(cli::Context& context, const VerifyOptions& v) {
  if (v.file) context.use_case(*v.file);
  casefile::Report report = casefile::verify(context.opened());
  int heads = 0;
  for (const std::string& seen : v.seen) heads += casefile::verify_seen(context.opened(), seen, report);
  context.print(report.good() ? casefile::verified_table(context.opened(), heads)
                              : casefile::trouble_table(report, reader_of(context)));
  if (!report.good()) context.note(base::say("places where the case is not as it was written: {}", report.troubles.size()));
  return report.good() ? cli::Exit::done : cli::Exit::no;
}

}  // namespace

cli::Step verify_step() {
  return cli::step<VerifyOptions>("verify", mark("check that nothing was changed or cut off since it was written"),
                                  cli::reads_case | cli::prints_table, declare, run);
}

}  // namespace mi::tools
