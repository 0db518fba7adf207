// SPDX-License-Identifier: Apache-2.0
// Voids a document that was not delivered. Its number stays taken.
#include "base/message.hpp"
#include "casefile/copies/authority.hpp"
#include "steps.hpp"
#include "work/notice/papers.hpp"

namespace mi::tools {
namespace {

struct VoidOptions {
  std::string document;
  std::string ground;
};

void declare(cli::Options& options, VoidOptions& o) {
  options.argument("DOCUMENT", o.document, base::mark("name of the document"));
  options.option("--ground", o.ground, base::mark("why it is void")).required().placeholder("TEXT");
}

cli::Exit run(cli::Context& context, const VoidOptions& o) {
  casefile::require_case_of_record(context.opened(), base::say("voiding a document"));
  const work::Paper paper = work::paper_named(context.opened(), o.document);
  work::check_void(paper);
  if (paper.voided) {
    context.note(base::say("{} is already void; nothing was written", o.document));
    return cli::Exit::done;
  }
  context.change().record(o.document, domain::DocumentVoid{o.document, o.ground});
  context.finish();
  return cli::Exit::done;
}

}  // namespace

cli::Step void_step() {
  return cli::step<VoidOptions>("void", base::mark("void a document that was not delivered"),
                                cli::reads_case | cli::writes_case, declare, run);
}

}  // namespace mi::tools
