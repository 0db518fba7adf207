// SPDX-License-Identifier: Apache-2.0
// Loads exports (visits, settlements, fee lines, diagnoses, operations, price lists, stock …) as one batch, and prints the
// handover list.
#include "claims/door/load.hpp"

#include "base/clock.hpp"
#include "base/message.hpp"
#include "claims/door/notes.hpp"
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
  std::string map;
  bool sm3 = false;
};

void declare(cli::Options& o, Load& load) {
  o.arguments("FILE", load.files, mark("delimited text or xlsx with a header row: visits, settlements, fee lines, diagnoses, operations, a price list, stock"), 1);
  o.flag("--quarantine", load.quarantine, mark("set rows aside that cannot be read, instead of refusing the batch"));
  o.option("--encoding", load.encoding, mark("encoding of the files, where their bytes do not show it")).placeholder("NAME");
  o.option("--map", load.map, mark("names of columns that stand in no table: a file of lines “mdtrt_id = NAME”")).placeholder("FILE");
  o.option("--holder", load.holder, mark("who handed the files over")).placeholder("NAME");
  o.flag("--sm3", load.sm3, mark("hash the files with SM3 (GB/T 32905) as well, for the handover list"));
  o.option("--exported", load.exported, mark("how the files were exported")).placeholder("TEXT");
}

void tell_of_sums(cli::Context& context, const domain::Batch& batch) {
  for (const domain::BatchFile& file : batch.files)
    if (file.invalid_sum)
      context.note(say("{0}: {1} rows that the export marks as invalid, {2}; checks pass them over", file.name, file.invalid,
                       file.invalid_sum->to_string()));
  if (batch.netted)
    context.note(say("{0} lines take others back, {1}; checks net them", *batch.netted, batch.netted_sum->to_string()));
}

void tell(cli::Context& context, const claims::LoadResult& result) {
  for (const std::string& warning : result.warnings) context.note(warning);
  for (const std::string& taken : result.taken) context.note(say("taken: {}", taken));
  for (const std::string& passed : result.passed) context.note(say("passed over: {}", passed));
  for (const std::string& row : result.set_aside) context.note(say("set aside: {}", row));
  for (const auto& [what, count] : result.notes)
    context.note(say("implausible, loaded as they are: {0} ({1})", base::tr(claims::meaning_of_note(what)), count));
  tell_of_sums(context, result.batch);
  if (result.without_visit > 0) context.note(say("fee lines of {} visits that no file of visits explains", result.without_visit));
}

cli::Exit run(cli::Context& context, const Load& load) {
  casefile::Change& change = context.change();
  auto progress = [&](std::uint64_t done, std::uint64_t total) { context.progress(mark("loading"), done, total); };
  claims::LoadResult result = claims::load(
      context.opened(), {load.files, load.quarantine, load.encoding, load.holder, load.exported, load.map, load.sm3}, progress);
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
