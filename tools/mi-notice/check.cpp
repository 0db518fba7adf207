// SPDX-License-Identifier: Apache-2.0
// Checks a template against what its kind requires, or a finished document for blanks and amounts in words.
#include "base/message.hpp"
#include "steps.hpp"
#include "work/notice/templates.hpp"
#include "work/notice/verify.hpp"

namespace mi::tools {
namespace {

struct CheckOptions {
  std::string file;
  std::string kind;
};

void declare(cli::Options& options, CheckOptions& o) {
  options.argument("FILE", o.file, base::mark("a template with --kind, else a finished document"));
  options.option("--kind", o.kind, base::mark("the kind of document that the template is for")).placeholder("KIND");
}

template <class Faults>
cli::Exit answer(cli::Context& context, const Faults& faults) {
  context.print(work::rows(faults));
  return faults.empty() ? cli::Exit::done : cli::Exit::no;
}

cli::Exit run(cli::Context& context, const CheckOptions& o) {
  if (o.kind.empty()) return answer(context, work::open_blanks(document::read_finished(o.file)));
  return answer(context, work::check_template(document::Template::read(o.file), work::manifest_of(o.kind)));
}

}  // namespace

cli::Step check_step() {
  return cli::step<CheckOptions>("check", base::mark("check a template or a finished document"), cli::prints_table,
                                 declare, run);
}

}  // namespace mi::tools
