// SPDX-License-Identifier: Apache-2.0
// Asks for a document of any kind, about a fact of the case, with what an officer says in it.
#include "base/error.hpp"
#include "base/message.hpp"
#include "casefile/copies/authority.hpp"
#include "package/encoding.hpp"
#include "steps.hpp"
#include "work/notice/request.hpp"

namespace mi::tools {
namespace {

using base::mark;

struct NewOptions {
  std::string kind;
  std::optional<std::string> about;
  std::vector<std::string> said, tables;
};

void declare(cli::Options& options, NewOptions& o) {
  options.argument("KIND", o.kind, mark("kind of document; mi-notice kinds lists them")).required();
  options.option("--about", o.about, mark("the fact it tells: its name, its identity, or KIND:KEY")).placeholder("FACT");
  options.option("--say", o.said, mark("what no fact of the case says: path=text")).placeholder("PATH=TEXT");
  options.option("--table", o.tables, mark("rows of a list: path=FILE, its header names the fields")).placeholder("PATH=FILE");
}

// By name or identity, or as KIND:KEY where a fact has no name of its own.
casefile::Fact fact_about(const casefile::Case& file, const std::string& about) {
  const std::size_t colon = about.find(':');
  if (colon == std::string::npos || about.find('/') > colon) return file.fact(about);
  if (auto found = file.current(about.substr(0, colon), about.substr(colon + 1))) return std::move(*found);
  throw base::Error(base::ErrorKind::cannot, base::say("the case has no fact {}", about), {file.path()});
}

cli::Exit run(cli::Context& context, const NewOptions& o) {
  const work::Manifest manifest = work::manifest_of(o.kind);
  if (manifest.binding) casefile::require_case_of_record(context.opened(), base::say("a document that binds"));
  std::optional<casefile::Fact> about;
  if (o.about) about = fact_about(context.opened(), *o.about);
  work::check_about(manifest, about);
  const json::Value words = work::read_words(manifest, o.said, o.tables, [&](const std::string& file) {
    return package::decode_text(context.read_input(file)).text;
  });
  const std::string name = work::store(context.change(), manifest, about, context.as_of(), words);
  const work::Paper paper = work::paper_named(context.opened(), name);
  auto missing = work::missing_fields(work::content_of({context.opened(), context.law_if_any(), paper}, manifest), manifest);
  if (!missing.empty())
    throw base::Error(base::ErrorKind::gate, base::say("{} lacks what it must say", manifest.title), {},
                      base::say("say it with --say PATH=TEXT, or record it in the case")).with_items(std::move(missing));
  context.print(work::rows(std::vector{paper}));
  context.finish();
  return cli::Exit::done;
}

}  // namespace

cli::Step new_step() {
  return cli::step<NewOptions>("new", mark("ask for a document of any kind"),
                               cli::reads_case | cli::writes_case | cli::uses_law | cli::prints_table, declare, run);
}

}  // namespace mi::tools
