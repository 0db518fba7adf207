// SPDX-License-Identifier: Apache-2.0
// Reads a finished document back and compares every amount, date, clause, number, name and code with the case.
#include "work/notice/verify.hpp"

#include "base/message.hpp"
#include "base/path.hpp"
#include "steps.hpp"
#include "work/notice/make.hpp"

namespace mi::tools {
namespace {

struct VerifyOptions {
  std::string document;
  std::string file;
  std::string own_template;
};

void declare(cli::Options& options, VerifyOptions& o) {
  options.argument("DOCUMENT", o.document, base::mark("name of the document"));
  options.argument("FILE", o.file, base::mark("the finished document: .docx, .html or .txt"));
  options.option("--template", o.own_template, base::mark("the office's own template")).placeholder("FILE");
}

cli::Exit run(cli::Context& context, const VerifyOptions& o) {
  const work::Paper paper = work::paper_named(context.opened(), o.document);
  const work::MakeOptions options{work::format_for(o.file), o.own_template, false, {}};
  const work::ContentSource source{context.opened(), context.law(), paper};
  const auto wanted = document::read_back(work::make_document(source, options));
  const auto parties = work::parties_of(work::content_of(source, work::manifest_of(paper.request.template_kind)));
  const auto mismatches = work::compare(wanted, document::read_finished(o.file), parties);
  if (mismatches.empty()) {
    context.note(base::say("{0} agrees with the case: {1} amounts, {2} dates, {3} clauses", o.document,
                           wanted.amounts.size(), wanted.dates.size(), wanted.clauses.size()));
    return cli::Exit::done;
  }
  context.print(work::rows(mismatches));
  return cli::Exit::no;
}

}  // namespace

cli::Step verify_step() {
  return cli::step<VerifyOptions>("verify", base::mark("compare a finished document with the case"),
                                  cli::reads_case | cli::uses_law | cli::prints_table, declare, run);
}

}  // namespace mi::tools
