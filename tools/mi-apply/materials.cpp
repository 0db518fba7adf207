// SPDX-License-Identifier: Apache-2.0
// Shows the papers that the rules ask for and what has come in; marks them (SG-06).
#include "work/apply/materials.hpp"

#include "base/message.hpp"
#include "steps.hpp"

namespace mi::tools {
namespace {

struct MaterialsOptions {
  std::string application, reason, arose_from;
  std::vector<std::string> received, commitments, incomplete;
  std::optional<base::Date> date;
};

void declare(cli::Options& options, MaterialsOptions& o) {
  declare_application(options, o.application);
  options.option("--received", o.received, base::mark("a paper that has come in, with its file or without"))
      .placeholder("PAPER[=FILE]");
  options.option("--commitment", o.commitments, base::mark("a paper for which a signed commitment stands"))
      .placeholder("PAPER[=FILE]");
  options.option("--incomplete", o.incomplete, base::mark("a paper that came in but is not whole")).placeholder("PAPER");
  options.option("--reason", o.reason, base::mark("what it lacks")).placeholder("TEXT");
  options.option("--arose-from", o.arose_from, base::mark("the notice whose answer made the gap")).placeholder("NOTICE");
  options.option("--date", o.date, base::mark("day of it; today when not given")).placeholder("DATE");
}

// Marks one paper; a word "PAPER=FILE" keeps the file as well.
void mark(cli::Context& context, const casefile::ApplicationRecord& application, const std::string& word,
          const std::string& state, const MaterialsOptions& o) {
  const auto equals = word.find('=');
  const auto asked = context.law().materials("apply.material", application.application.value.received);
  const law::Material& material = work::material_named(asked, word.substr(0, equals));
  domain::Paper paper = work::paper(application, material, state, o.date.value_or(context.as_of()));
  if (equals != std::string::npos) paper.files.push_back(attach(context, word.substr(equals + 1)));
  if (state == "incomplete") {
    paper.reason = o.reason;
    paper.arose_from = o.arose_from;
  }
  work::store(context.change(), paper);
}

cli::Exit run(cli::Context& context, const MaterialsOptions& o) {
  const auto application = casefile::application(context.opened(), o.application);
  for (const std::string& word : o.received) mark(context, application, word, "received", o);
  for (const std::string& word : o.commitments) mark(context, application, word, "commitment", o);
  work::require_reason(o.incomplete, o.reason);
  for (const std::string& word : o.incomplete) mark(context, application, word, "incomplete", o);
  context.print(work::rows(materials(context, casefile::application(context.opened(), application.name()))));
  context.finish();
  return cli::Exit::done;
}

}  // namespace

cli::Step materials_step() {
  return cli::step<MaterialsOptions>("materials", base::mark("show and mark the papers that the rules ask for"),
                                     cli::reads_case | cli::writes_case | cli::uses_law | cli::prints_table, declare, run);
}

}  // namespace mi::tools
