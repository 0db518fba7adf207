// SPDX-License-Identifier: Apache-2.0
// Lists the rows that were set aside, as they stood, and what is implausible about those that were loaded.
#include "claims/door/aside.hpp"

#include "base/message.hpp"
#include "steps.hpp"

namespace mi::tools {
namespace {

using base::mark;

struct Aside {
  std::string batch;
};

struct Notes {
  std::string batch;
  std::string what;
};

void declare_aside(cli::Options& o, Aside& aside) {
  o.option("--batch", aside.batch, mark("only of this batch: the first digits of its hash")).placeholder("HASH");
}

void declare_notes(cli::Options& o, Notes& notes) {
  o.option("--batch", notes.batch, mark("only of this batch: the first digits of its hash")).placeholder("HASH");
  o.option("--what", notes.what, mark("only notes of this kind: amount, identity, outside-stay …")).placeholder("KIND");
}

cli::Exit run_aside(cli::Context& context, const Aside& aside) {
  context.print(claims::aside_rows(context.opened(), aside.batch, context.format() == "table"));
  return cli::Exit::done;
}

cli::Exit run_notes(cli::Context& context, const Notes& notes) {
  context.print(claims::note_rows(context.opened(), notes.batch, notes.what, context.format() == "table"));
  return cli::Exit::done;
}

}  // namespace

cli::Step aside_step() {
  return cli::step<Aside>("aside", mark("list the rows that were set aside, as they stood"),
                          cli::reads_case | cli::prints_table, declare_aside, run_aside);
}

cli::Step notes_step() {
  return cli::step<Notes>("notes", mark("list what is implausible about rows that were loaded"),
                          cli::reads_case | cli::prints_table, declare_notes, run_notes);
}

}  // namespace mi::tools
