// SPDX-License-Identifier: Apache-2.0
// Shows what a pack says, each object with its article.
#include "law/show.hpp"

#include "base/error.hpp"
#include "base/message.hpp"
#include "steps.hpp"

namespace mi::tools {
namespace {

struct ShowOptions {
  std::string pack;
  std::string id;
};

void declare(cli::Options& options, ShowOptions& o) {
  options.argument("PACK", o.pack, base::mark("a pack's name, file or folder; @case for those that the case uses"))
      .required();
  options.option("--id", o.id, base::mark("only this id and what lies below it")).placeholder("ID");
}

void note_status(cli::Context& context, const law::Pack& pack) {
  if (pack.status() == law::Status::draft) context.note(base::say("{0} is a draft", pack.id()));
  if (!pack.undated().empty()) context.note(base::say("{0} has no known day of effect: {1}", pack.id(), pack.undated()));
}

cli::Exit run(cli::Context& context, const ShowOptions& o) {
  const auto packs = o.pack == "@case" ? context.law().used() : std::vector{law::find_pack(o.pack)};
  const domain::Table table = law::object_rows(packs, o.id);
  if (table.rows.empty() && !o.id.empty())
    throw base::Error(base::ErrorKind::usage, base::say("nothing has the id \"{0}\"", o.id));
  for (const law::Pack& pack : packs) note_status(context, pack);
  context.print(table);
  return cli::Exit::done;
}

}  // namespace

cli::Step show_step() {
  return cli::step<ShowOptions>("show", base::mark("show what a pack says"),
                                cli::reads_case | cli::uses_law | cli::prints_table, declare, run);
}

}  // namespace mi::tools
