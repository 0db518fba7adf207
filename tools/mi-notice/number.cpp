// SPDX-License-Identifier: Apache-2.0
// Gives a document its number (发文字号): one counter per word and year, none left out, none used twice.
#include "base/message.hpp"
#include "casefile/copies/authority.hpp"
#include "steps.hpp"
#include "work/notice/papers.hpp"

namespace mi::tools {
namespace {

struct NumberOptions {
  std::string document;
  std::string word;
};

void declare(cli::Options& options, NumberOptions& o) {
  options.argument("DOCUMENT", o.document, base::mark("name of the document"));
  options.option("--word", o.word, base::mark("the office's word and series")).required().placeholder("WORD");
}

cli::Exit run(cli::Context& context, const NumberOptions& o) {
  casefile::require_case_of_record(context.opened(), base::say("numbering a document"));
  const work::Paper paper = work::paper_named(context.opened(), o.document);
  const auto number = work::next_number(context.opened(), paper, o.word, paper.request.date.year());
  if (paper.number) {
    context.note(base::say("{0} already has the number {1}; nothing was written", o.document, number.text));
  } else {
    context.change().record(fmt::format("{}/{}/{}", number.word, number.year, number.number), number);
    context.finish();
  }
  context.print_text(number.text + "\n");
  return cli::Exit::done;
}

}  // namespace

cli::Step number_step() {
  return cli::step<NumberOptions>("number", base::mark("give a document its number"), cli::reads_case | cli::writes_case,
                                  declare, run);
}

}  // namespace mi::tools
