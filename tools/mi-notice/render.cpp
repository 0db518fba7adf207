// SPDX-License-Identifier: Apache-2.0
// Makes a document: docx, html or text, from the shipped template or the office's own.
#include "base/error.hpp"
#include "base/message.hpp"
#include "base/path.hpp"
#include "provenance.hpp"
#include "steps.hpp"
#include "work/notice/make.hpp"

namespace mi::tools {
namespace {

struct RenderOptions {
  std::string document;
  std::optional<std::string> file;
  std::string own_template;
  bool unmask = false;
};

void declare(cli::Options& options, RenderOptions& o) {
  options.argument("DOCUMENT", o.document, base::mark("name of the document"));
  options.option("-o,--output", o.file, base::mark("the file to write: .docx, .html or .txt; text to standard output when not given"))
      .placeholder("FILE");
  options.option("--template", o.own_template, base::mark("the office's own template")).placeholder("FILE");
  options.flag("--unmask", o.unmask, base::mark("personal data in full, for what stays inside the agency"));
}

cli::Exit run(cli::Context& context, const RenderOptions& o) {
  const work::Paper paper = work::paper_named(context.opened(), o.document);
  const work::MakeOptions options{work::format_for(o.file.value_or("")), o.own_template, o.unmask, provenance(context)};
  const std::string bytes = work::make_document({context.opened(), context.law(), paper}, options);
  if (!o.file) {
    context.print_text(bytes);
    return cli::Exit::done;
  }
  base::write_file(*o.file, bytes);
  if (paper.is_draft()) context.note(base::say("{} is a draft: it has no number yet", o.document));
  return cli::Exit::done;
}

}  // namespace

cli::Step render_step() {
  return cli::step<RenderOptions>("render", base::mark("make a document"), cli::reads_case | cli::uses_law, declare, run);
}

}  // namespace mi::tools
