// SPDX-License-Identifier: Apache-2.0
#include "cli/shared.hpp"

#include "base/message.hpp"

namespace mi::cli {
namespace {

using base::mark;

constexpr std::int64_t longest_wait_seconds = 24 * 3600;

void declare_case(Options& o, SharedValues& v) {
  o.option("-c,--case", v.case_path, mark("the case file; MI_CASE names it for many commands")).placeholder("FILE");
  o.option("--wait", v.wait_seconds, mark("how long to wait for another writer (default 5)"), 0, longest_wait_seconds)
      .placeholder("SECONDS");
}

void declare_writing(Options& o, SharedValues& v) {
  o.option("--by", v.person, mark("who does this; else the name of the account")).placeholder("PERSON");
  o.flag("--dry-run", v.dry_run, mark("do everything but write"));
}

void declare_law(Options& o, SharedValues& v) {
  o.option("--as-of", v.as_of, mark("whose law, and which day counts as today"));
  o.option("--set", v.set, mark("try a switch or parameter for this run; may be repeated")).placeholder("NAME=VALUE");
}

void declare_output(Options& o, SharedValues& v) {
  o.choice("-f,--format", v.format, {"table", "tsv", "csv", "json", "xlsx"},
           mark("form of the result; else by the ending of -o, else table"));
  o.option("-o,--output", v.output, mark("write the result to this file, whole or not at all")).placeholder("FILE");
}

void declare_correction(Options& o, SharedValues& v) {
  o.option("--corrects", v.corrects, mark("the fact that this one replaces")).placeholder("ID");
  o.option("--reason", v.reason, mark("why it is corrected"));
}

void declare_everywhere(Options& o, SharedValues& v) {
  o.flag("-q,--quiet", v.quiet, mark("no talk, only results and errors"));
  o.flag("--show-settings", v.show_settings, mark("list the settings of the look, each with its origin, and end"));
  o.flag("-h,--help", v.help, mark("show this help and end"));
  o.flag("--version", v.version, mark("show the version and end"));
}

}  // namespace

void declare_shared(Options::State& state, SharedValues& values, unsigned uses) {
  Options o(state);
  state.declaring_shared = true;
  if (uses & (reads_case | writes_case)) declare_case(o, values);
  if (uses & writes_case) declare_writing(o, values);
  if (uses & uses_law) declare_law(o, values);
  if (uses & prints_table) declare_output(o, values);
  if (uses & explains) o.flag("--explain", values.explain, mark("show how each figure came about"));
  if (uses & what_if) o.flag("--what-if", values.what_if, mark("show what hangs on each open reading of the law"));
  if (uses & corrects) declare_correction(o, values);
  declare_everywhere(o, values);
  state.declaring_shared = false;
}

}  // namespace mi::cli
