// SPDX-License-Identifier: Apache-2.0
// Says everything there is to say of exports before they are loaded, and writes nothing.
#include "claims/door/lint.hpp"

#include "base/message.hpp"
#include "base/text.hpp"
#include "steps.hpp"

namespace mi::tools {
namespace {

using base::mark;
using base::say;

struct Lint {
  std::vector<std::string> files;
  std::string encoding;
  std::string map;
  std::optional<std::int64_t> first;
};

void declare(cli::Options& o, Lint& lint) {
  o.arguments("FILE", lint.files, mark("the files that mi-claims load would be given"), 1);
  o.option("--encoding", lint.encoding, mark("encoding of the files, where their bytes do not show it"))
      .placeholder("NAME");
  o.option("--map", lint.map, mark("names of columns that stand in no table: a file of lines “mdtrt_id = NAME”"))
      .placeholder("FILE");
  o.option("--first", lint.first, mark("places listed of each kind of problem; 5 if not given"), 0, 100000)
      .placeholder("N");
}

void tell(cli::Context& context, const claims::LintResult& result) {
  for (const std::string& taken : result.taken) context.note(say("taken: {}", taken));
  for (const domain::BatchFile& file : result.files)
    if (!file.unmapped.empty()) context.note(say("{0}: not stored: {1}", file.name, base::join(file.unmapped, ", ")));
  for (const std::string& passed : result.passed) context.note(say("passed over: {}", passed));
  for (const std::string& warning : result.warnings) context.note(warning);
  if (result.without_visit > 0)
    context.note(say("fee lines of {} visits that no file of visits explains", result.without_visit));
}

cli::Exit run(cli::Context& context, const Lint& lint) {
  auto progress = [&](std::uint64_t done, std::uint64_t total) { context.progress(mark("reading files"), done, total); };
  const auto first = static_cast<std::size_t>(lint.first.value_or(5));
  claims::LintResult result = claims::lint({lint.files, lint.encoding, lint.map, first}, progress);
  tell(context, result);
  context.print(claims::lint_table(result, context.format() == "table"));
  return result.clean() ? cli::Exit::done : cli::Exit::no;
}

}  // namespace

cli::Step lint_step() {
  return cli::step<Lint>("lint", mark("say what is wrong with exports, and write nothing"), cli::prints_table, declare,
                         run);
}

}  // namespace mi::tools
