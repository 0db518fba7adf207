// SPDX-License-Identifier: Apache-2.0
// Keeps evidence files in the case, by their hash, with who held them and when they were taken.
#include <filesystem>

#include "base/error.hpp"
#include "base/message.hpp"
#include "casefile/views/dockets.hpp"
#include "steps.hpp"
#include "work/inspect/raise.hpp"
#include "work/inspect/rows.hpp"

namespace mi::tools {
namespace {

using base::mark;

struct EvidenceOptions {
  std::string action, finding, holder, what = "copy";
  std::optional<std::string> origin;
  std::optional<base::Time> time;
  std::vector<std::string> files;
  std::optional<base::Date> date;
};

void declare(cli::Options& options, EvidenceOptions& o) {
  options.argument("ACTION", o.action, mark("add")).required();
  options.argument("FINDING", o.finding, mark("the finding, F3")).required();
  options.arguments("FILE", o.files, mark("what to keep"), 1);
  options.option("--holder", o.holder, mark("who had it, or took it")).placeholder("NAME");
  options.option("--origin", o.origin, mark("where and how it was come by")).placeholder("TEXT");
  options.choice("--kind", o.what, {"copy", "photo", "record", "statement", "data"}, mark("what it is (default copy)"));
  options.option("--date", o.date, mark("day on which it was taken; today when not given"));
  options.option("--time", o.time, mark("minute at which it was taken, with its day")).placeholder("TIME");
}

cli::Exit run(cli::Context& context, const EvidenceOptions& o) {
  if (o.action != "add")
    throw base::Error(base::ErrorKind::usage, base::say("evidence can only be added"), {o.action});
  const domain::Docket docket = casefile::docket(context.opened(), o.finding);
  std::vector<domain::Evidence> added;
  for (const std::string& path : o.files) {
    domain::Evidence e{o.finding, "", std::filesystem::path(path).filename().string(), o.what, o.holder,
                       o.time ? o.time->date() : o.date.value_or(context.as_of()), o.origin, o.time};
    e.file = work::store_evidence(context.change(), e, context.read_input(path));
    added.push_back(std::move(e));
  }
  context.print(work::finding_sheet(docket, added));
  context.finish();
  return cli::Exit::done;
}

}  // namespace

cli::Step evidence_step() {
  return cli::step<EvidenceOptions>("evidence", mark("add FINDING FILE…: keep evidence in the case"),
                                    cli::reads_case | cli::writes_case | cli::prints_table, declare, run);
}

}  // namespace mi::tools
