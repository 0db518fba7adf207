// SPDX-License-Identifier: Apache-2.0
// Records a round of the wards and shows what it comes to under the packs of the case; on request raises the findings.
#include "work/inspect/round.hpp"

#include "base/hash.hpp"
#include "base/message.hpp"
#include "package/encoding.hpp"
#include "steps.hpp"
#include "work/inspect/raise.hpp"

namespace mi::tools {
namespace {

using base::mark;

struct RoundOptions {
  std::string census;
  std::optional<std::string> slips;
  std::optional<base::Time> time, ended;
  std::vector<std::string> inspectors;
  bool raise = false;
};

void declare(cli::Options& options, RoundOptions& o) {
  options.option("--census", o.census, mark("inpatients of the wards and who was in bed")).required().placeholder("FILE");
  options.option("--slips", o.slips, mark("leave slips, as they were shown")).placeholder("FILE");
  options.option("--time", o.time, mark("minute at which the round began")).required().placeholder("TIME");
  options.option("--ended", o.ended, mark("minute at which it ended; the same when not given")).placeholder("TIME");
  options.option("--inspector", o.inspectors, mark("who went round")).placeholder("PERSON");
  options.flag("--raise", o.raise, mark("raise a finding for each clause"));
}

struct Read {
  domain::Round round;
  std::vector<std::string> bytes;  // of the files, kept once it is known that the round is new
};

std::string text_of(cli::Context& context, const std::string& path, Read& read) {
  read.bytes.push_back(context.read_input(path));
  read.round.files.push_back(base::sha256_hex(read.bytes.back()));
  return package::decode_text(read.bytes.back()).text;
}

Read read(cli::Context& context, const RoundOptions& o) {
  Read result;
  domain::Round& round = result.round;
  round.begins = *o.time;
  round.ends = o.ended.value_or(*o.time);
  round.inspectors = o.inspectors;
  round.checks = work::read_census(text_of(context, o.census, result), o.census);
  if (o.slips) round.slips = work::read_slips(text_of(context, *o.slips, result), *o.slips);
  return result;
}

// The rounds before this one; the same round again has its old name.
std::vector<domain::Round> before(cli::Context& context, domain::Round& round) {
  std::vector<domain::Round> earlier;
  for (auto& r : context.opened().all<domain::Round>()) {
    if (r.value.begins == round.begins && r.value.files == round.files) round.name = r.value.name;
    else if (r.value.begins < round.begins) earlier.push_back(std::move(r.value));
  }
  return earlier;
}

cli::Exit run(cli::Context& context, const RoundOptions& o) {
  Read taken = read(context, o);
  domain::Round& round = taken.round;
  work::check_round(round, context.law());
  const auto earlier = before(context, round);
  const auto hits = work::judge(round, earlier, context.law());
  context.print(work::census_rows(round, context.law()));
  context.print(work::rows(hits));
  if (!round.name.empty()) {
    context.note(base::say("this round is recorded already as {}; nothing was written", round.name));
    return cli::Exit::done;
  }
  for (const std::string& bytes : taken.bytes) context.change().add_file(bytes);
  round.name = context.change().next_name("round-");
  context.change().record(round.name, round, round.name, round.begins.date());
  auto findings = work::findings_of(round, hits);
  if (o.raise) work::store(context.change(), findings);
  context.finish();
  return cli::Exit::done;
}

}  // namespace

cli::Step round_step() {
  return cli::step<RoundOptions>("round", mark("record a round of the wards; hung stays by beds and leave slips"),
                                 cli::reads_case | cli::writes_case | cli::uses_law | cli::prints_table, declare, run);
}

}  // namespace mi::tools
