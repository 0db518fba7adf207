// SPDX-License-Identifier: Apache-2.0
// Raises findings: from the hits of a check, through a pipe or from a file, or by hand from what was seen.
#include "work/inspect/raise.hpp"

#include "base/error.hpp"
#include "base/message.hpp"
#include "casefile/views/dockets.hpp"
#include "package/encoding.hpp"
#include "steps.hpp"
#include "work/inspect/hits.hpp"
#include "work/inspect/rows.hpp"

namespace mi::tools {
namespace {

using base::mark;

struct RaiseOptions {
  std::optional<std::string> hits;
  std::string group = "rule";
  std::string title, text, source = "on-site", department;
  std::optional<base::Date> from, to;
  std::optional<base::Money> amount, fund;
  std::vector<std::string> doctors, evidence;
  std::optional<std::int64_t> events;
  std::optional<std::string> items;
};

void declare(cli::Options& options, RaiseOptions& o) {
  options.argument("HITS", o.hits, mark("hits of mi-claims check -f json: a file, or - for a pipe; none: by hand"));
  options.choice("--group", o.group, {"rule", "visit", "person", "department"},
                 mark("what makes one finding of hits (default rule); department: of one rule"));
  options.option("--title", o.title, mark("by hand: what it is, in a few words")).placeholder("TEXT");
  options.option("--text", o.text, mark("what was seen")).placeholder("TEXT");
  options.choice("--source", o.source, {"on-site", "complaint", "hand"}, mark("where it comes from (default on-site)"));
  options.option("--from", o.from, mark("first day of the conduct"));
  options.option("--to", o.to, mark("last day of the conduct; the first when not given"));
  options.option("--amount", o.amount, mark("whole violating amount")).placeholder("YUAN");
  options.option("--fund", o.fund, mark("fund money in that amount")).placeholder("YUAN");
  options.option("--items", o.items, mark("items from a file with the columns item, amount, fund and others"))
      .placeholder("FILE");
  options.option("--department", o.department, mark("department's code")).placeholder("CODE");
  options.option("--doctor", o.doctors, mark("a doctor's code")).placeholder("CODE");
  options.option("--events", o.events, mark("times or patients, where a clause counts them"), 1, 1000000).placeholder("N");
  options.option("--evidence", o.evidence, mark("a file that proves it, kept in the case"))
      .placeholder("FILE");
}

std::vector<std::string> batches(const casefile::Case& file) {
  std::vector<std::string> hashes;
  for (const auto& b : file.all<domain::Batch>()) hashes.push_back(b.value.hash);
  return hashes;
}

void hits_only(const RaiseOptions& o) {
  if (o.title.empty() && !o.amount && !o.items && !o.from) return;
  throw base::Error(base::ErrorKind::usage, base::say("hits are raised as they are; --title, --from, --amount and --items "
                                                      "are for findings by hand"));
}

std::vector<domain::Finding> from_hits(cli::Context& context, const RaiseOptions& o) {
  hits_only(o);
  const std::string name = *o.hits == "-" ? "stdin" : *o.hits;
  const auto hits = work::read_hits(context.read_input(*o.hits), name);  // whole, before the case is locked
  work::check_batches(hits, batches(context.opened()), name);
  return work::group_hits(hits, work::grouping(o.group), work::known_hits(context.opened()));
}

std::vector<domain::Finding> from_hand(cli::Context& context, const RaiseOptions& o) {
  if (!o.from)
    throw base::Error(base::ErrorKind::usage, base::say("give hits, or --title and --from for a finding by hand"));
  work::HandFinding said;
  said.title = o.title;
  said.text = o.text;
  said.source = o.source;
  said.conduct = {*o.from, o.to.value_or(*o.from)};
  said.department = o.department;
  said.doctors = o.doctors;
  said.events = o.events.value_or(0);
  said.amount = o.amount;
  said.fund = o.fund;
  if (o.items) said.items = work::read_items(package::decode_text(context.read_input(*o.items)).text, *o.items);
  return {work::by_hand(said)};
}

void add_evidence(cli::Context& context, const RaiseOptions& o, std::vector<domain::Finding>& findings) {
  for (const std::string& path : o.evidence) {
    const std::string hash = context.change().add_file(context.read_input(path));
    for (domain::Finding& f : findings) f.evidence.push_back(hash);
  }
}

// A correction keeps the finding's name; what was said about it stays with it.
void correct(cli::Context& context, std::vector<domain::Finding>& findings) {
  const domain::Docket before = casefile::docket(context.opened(), *context.corrects());
  work::check_correction(before, findings, context.reason());
  work::store_correction(context.change(), before, findings.front(), context.reason());
}

domain::Table shown(std::vector<domain::Finding> findings) {
  std::vector<domain::Docket> dockets;
  for (domain::Finding& f : findings) dockets.push_back({std::move(f), {}, {}, {}, {}, false});
  return work::finding_list(dockets);
}

cli::Exit run(cli::Context& context, const RaiseOptions& o) {
  std::vector<domain::Finding> findings = o.hits ? from_hits(context, o) : from_hand(context, o);
  if (findings.empty()) {
    context.note(base::say("nothing new: all hits stand in findings already"));
    return cli::Exit::done;
  }
  work::complete_lines(context.opened(), findings);
  add_evidence(context, o, findings);
  if (context.corrects()) correct(context, findings);
  else work::store(context.change(), findings);
  context.print(shown(std::move(findings)));
  context.finish();
  return cli::Exit::done;
}

}  // namespace

cli::Step raise_step() {
  return cli::step<RaiseOptions>("raise", mark("raise findings from hits, or one by hand"),
                                 cli::reads_case | cli::writes_case | cli::prints_table | cli::corrects, declare, run);
}

}  // namespace mi::tools
