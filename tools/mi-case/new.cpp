// SPDX-License-Identifier: Apache-2.0
// mi-case new: makes the case of record of one institution.
#include "base/message.hpp"
#include "casefile/copies/create.hpp"
#include "casefile/views/tables.hpp"
#include "steps.hpp"

namespace mi::tools {
namespace {

using base::mark;

struct NewOptions {
  std::optional<std::string> file;
  std::string agency;
  std::string subject;
};

void declare(cli::Options& o, NewOptions& v) {
  o.argument("FILE", v.file, mark("the file to be made; else the one that -c or MI_CASE names"));
  o.option("--agency", v.agency, mark("code of the agency whose record this is")).placeholder("CODE").required();
  o.option("--subject", v.subject, mark("code of the institution that the case is about")).placeholder("CODE");
}

cli::Exit run(cli::Context& context, const NewOptions& v) {
  if (v.file) context.use_case(*v.file);
  const std::string path = context.case_path();
  const casefile::Head head = casefile::create(path, {v.agency, v.subject}, context.entry_info(), context.dry_run());
  if (context.dry_run()) context.note(base::say("dry run: nothing was written"));
  else context.print(casefile::made_table(path, "", head));
  return cli::Exit::done;
}

}  // namespace

cli::Step new_step() { return cli::step<NewOptions>("new", mark("make a new case"), cli::writes_case, declare, run); }

}  // namespace mi::tools
