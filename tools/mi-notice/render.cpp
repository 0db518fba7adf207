// SPDX-License-Identifier: Apache-2.0
// Makes a document: docx, html or text, from the shipped template or the office's own.
#include <filesystem>

#include "base/error.hpp"
#include "base/folder.hpp"
#include "base/message.hpp"
#include "base/path.hpp"
#include "provenance.hpp"
#include "steps.hpp"
#include "work/notice/bulk.hpp"
#include "work/notice/make.hpp"

namespace mi::tools {
namespace {

struct RenderOptions {
  std::vector<std::string> documents;
  std::optional<std::string> file, data;
  std::string own_template;
  bool unmask = false, all = false;
};

void declare(cli::Options& options, RenderOptions& o) {
  options.arguments("DOCUMENT", o.documents, base::mark("names of documents"));
  options.flag("--all", o.all, base::mark("all documents of the case that are not void"));
  options.option("--data", o.data, base::mark("records, one JSON object a line, filled into --template; no case is needed"))
      .placeholder("FILE");
  options.option("-o,--output", o.file, base::mark("the file to write: .docx, .html or .txt; a folder for several; text to standard output when not given"))
      .placeholder("FILE");
  options.option("--template", o.own_template, base::mark("the office's own template")).placeholder("FILE");
  options.flag("--unmask", o.unmask, base::mark("personal data in full, for what stays inside the agency"));
}

[[noreturn]] void wrong(const std::string& what, const char* place) {
  throw base::Error(base::ErrorKind::usage, what, {place});
}

base::FolderWriter folder_of(const RenderOptions& o) {
  if (!o.file) wrong(base::say("several documents go into a folder"), "-o");
  return base::FolderWriter(*o.file);
}

cli::Exit from_data(cli::Context& context, const RenderOptions& o) {
  if (o.own_template.empty()) wrong(base::say("records are filled into a template"), "--template");
  base::FolderWriter folder = folder_of(o);
  const auto made_from = document::Template::read(o.own_template);
  document::RenderOptions render;
  render.filters.unmask = o.unmask;
  render.provenance = provenance(context);
  const std::string ending = std::filesystem::path(o.own_template).extension().string();
  const auto made = work::render_lines(context.read_input(*o.data), *o.data, made_from, render,
                                       [&](const std::string& name, const std::string& bytes) {
                                         folder.write(name + ending, bytes);
                                       });
  folder.finish();
  context.note(base::say("{} documents made", made));
  return cli::Exit::done;
}

std::vector<work::Paper> papers_of(cli::Context& context, const RenderOptions& o) {
  std::vector<work::Paper> papers;
  for (const std::string& name : o.documents) papers.push_back(work::paper_named(context.opened(), name));
  if (!o.all) return papers;
  for (work::Paper& p : work::papers_of(context.opened()))
    if (!p.voided) papers.push_back(std::move(p));
  return papers;
}

void note_draft(cli::Context& context, const work::Paper& paper) {
  if (work::is_draft(paper)) context.note(base::say("{} is a draft: it has no number yet", paper.request.name));
}

cli::Exit several(cli::Context& context, const RenderOptions& o, const std::vector<work::Paper>& papers) {
  base::FolderWriter folder = folder_of(o);
  const std::string format = o.own_template.empty() ? "docx" : work::format_for(o.own_template);
  const work::MakeOptions options{format, o.own_template, o.unmask, provenance(context)};
  work::TemplateStore templates;
  for (const work::Paper& paper : papers) {
    folder.write(paper.request.name + "." + format,
                 work::make_document({context.opened(), context.law(), paper}, options, &templates));
    note_draft(context, paper);
  }
  folder.finish();
  return cli::Exit::done;
}

cli::Exit run(cli::Context& context, const RenderOptions& o) {
  if (o.data) return from_data(context, o);
  const auto papers = papers_of(context, o);
  if (papers.empty()) wrong(base::say("name a document, or say --all"), "DOCUMENT");
  if (o.all || papers.size() > 1) return several(context, o, papers);
  const work::MakeOptions options{work::format_for(o.file.value_or("")), o.own_template, o.unmask, provenance(context)};
  const std::string bytes = work::make_document({context.opened(), context.law(), papers.front()}, options);
  if (!o.file) {
    context.print_text(bytes);
    return cli::Exit::done;
  }
  base::write_file(*o.file, bytes);
  note_draft(context, papers.front());
  return cli::Exit::done;
}

}  // namespace

cli::Step render_step() {
  return cli::step<RenderOptions>("render", base::mark("make a document, or many"), cli::reads_case | cli::uses_law, declare, run);
}

}  // namespace mi::tools
