// SPDX-License-Identifier: Apache-2.0
// Loads exports (visits, settlements, fee lines, price lists) as one batch, and prints the handover list.
#include "claims/load.hpp"

#include "base/clock.hpp"
#include "base/message.hpp"
#include "steps.hpp"

namespace mi::tools {
namespace {

using base::mark;
using base::say;

struct Load {
  std::vector<std::string> files;
  bool quarantine = false;
  std::string encoding;
  std::string holder;
  std::string exported;
};

void declare(cli::Options& o, Load& load) {
  o.arguments("FILE", load.files, mark("delimited text with a header row: visits, settlements, fee lines, a price list"), 1);
  o.flag("--quarantine", load.quarantine, mark("set rows aside that cannot be read, instead of refusing the batch"));
  o.option("--encoding", load.encoding, mark("encoding of the files, where their bytes do not show it")).placeholder("NAME");
  o.option("--holder", load.holder, mark("who handed the files over")).placeholder("NAME");
  o.option("--exported", load.exported, mark("how the files were exported")).placeholder("TEXT");
}

void tell(cli::Context& context, const claims::LoadResult& result) {
  for (const std::string& warning : result.warnings) context.note(warning);
  for (const std::string& row : result.set_aside) context.note(say("set aside: {}", row));
  for (const auto& [what, count] : result.notes)
    context.note(say("implausible, loaded as they are: {0} ({1})", base::tr(claims::meaning_of_note(what)), count));
  if (result.without_visit > 0) context.note(say("fee lines of {} visits that no file of visits explains", result.without_visit));
}

cli::Exit run(cli::Context& context, const Load& load) {
  casefile::Change& change = context.change();
  auto progress = [&](std::uint64_t done, std::uint64_t total) { context.progress(mark("loading"), done, total); };
  claims::LoadResult result = claims::load(
      context.opened(), {load.files, load.quarantine, load.encoding, load.holder, load.exported}, progress);
  if (result.known) {
    context.note(say("batch {} is in the case already: nothing was written", result.batch.hash.substr(0, 12)));
    context.finish();  // with no fact in it: what was written of the batch is rolled back
    return cli::Exit::done;
  }
  tell(context, result);
  change.record(result.batch.hash, result.batch);
  context.print(claims::handover(result.batch, base::now().to_string()));
  context.note(say("batch {}", result.batch.hash.substr(0, 12)));
  context.finish();
  return result.set_aside.empty() ? cli::Exit::done : cli::Exit::set_aside;
}

}  // namespace

cli::Step load_step() {
  return cli::step<Load>("load", mark("load exports as one batch, whole or not at all"),
                         cli::writes_case | cli::prints_table, declare, run);
}

}  // namespace mi::tools
