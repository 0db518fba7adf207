// SPDX-License-Identifier: Apache-2.0
// mi-case log: what was written, when, by whom, with which command.
#include "base/message.hpp"
#include "casefile/views/tables.hpp"
#include "steps.hpp"

namespace mi::tools {
namespace {

using base::mark;

struct LogOptions {
  bool facts = false;
};

void declare(cli::Options& o, LogOptions& v) { o.flag("--facts", v.facts, mark("list the facts instead of the entries")); }

cli::Exit run(cli::Context& context, const LogOptions& v) {
  casefile::Case& opened = context.opened();
  context.print(v.facts ? casefile::log_facts_table(opened, reader_of(context)) : casefile::log_table(opened));
  return cli::Exit::done;
}

}  // namespace

cli::Step log_step() {
  return cli::step<LogOptions>("log", mark("list what was written, by whom and with which command"),
                               cli::reads_case | cli::prints_table, declare, run);
}

}  // namespace mi::tools
