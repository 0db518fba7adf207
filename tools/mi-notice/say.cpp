// SPDX-License-Identifier: Apache-2.0
// Says in a document what no fact of the case does, until it is issued.
#include "base/error.hpp"
#include "base/message.hpp"
#include "package/encoding.hpp"
#include "steps.hpp"
#include "work/notice/request.hpp"

namespace mi::tools {
namespace {

using base::mark;

struct SayOptions {
  std::string document;
  std::vector<std::string> said, tables;
};

void declare(cli::Options& options, SayOptions& o) {
  options.argument("DOCUMENT", o.document, mark("name of the document")).required();
  options.option("--say", o.said, mark("what no fact of the case says: path=text")).placeholder("PATH=TEXT");
  options.option("--table", o.tables, mark("rows of a list: path=FILE, its header names the fields")).placeholder("PATH=FILE");
}

cli::Exit run(cli::Context& context, const SayOptions& o) {
  const work::Paper paper = work::paper_named(context.opened(), o.document);
  work::check_open(paper);
  const work::Manifest manifest = work::manifest_of(paper.request.template_kind);
  const json::Value now = work::read_words(manifest, o.said, o.tables, [&](const std::string& file) {
    return package::decode_text(context.read_input(file)).text;
  });
  const auto before = context.opened().get<domain::DocumentWords>(o.document);
  const domain::DocumentWords words{o.document, work::merged(before ? before->value.values : json::Value(), now)};
  context.change().record(o.document, words, {}, paper.request.date);
  context.finish();
  return cli::Exit::done;
}

}  // namespace

cli::Step say_step() {
  return cli::step<SayOptions>("say", mark("say in a document what no fact of the case does"),
                               cli::reads_case | cli::writes_case, declare, run);
}

}  // namespace mi::tools
