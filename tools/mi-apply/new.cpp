// SPDX-License-Identifier: Apache-2.0
// Records an application as it came in: the day, and its papers by hash.
#include "base/message.hpp"
#include "steps.hpp"
#include "work/apply/decide.hpp"

namespace mi::tools {
namespace {

struct NewOptions {
  std::optional<base::Date> received;
  std::string note, matter;
  std::vector<std::string> files;
};

void declare(cli::Options& options, NewOptions& o) {
  options.option("--received", o.received, base::mark("day on which the agency had the papers")).required().placeholder("DATE");
  options.option("--note", o.note, base::mark("what else is to be known of it")).placeholder("TEXT");
  options.option("--matter", o.matter, base::mark("what is applied for; else the packs' apply.matter")).placeholder("TEXT");
  options.arguments("[PAPER=]FILE", o.files, base::mark("a paper that the rules ask for, by its name there; or any file"));
}

cli::Exit run(cli::Context& context, const NewOptions& o) {
  casefile::ApplicationRecord record;
  record.application.value = work::new_application(context.opened(), *o.received);
  domain::Application& application = record.application.value;
  application.name = context.change().next_name("application-");
  application.note = o.note;
  application.matter = o.matter.empty() ? work::usual_matter(context.law(), *o.received) : o.matter;
  Handed handed = handed_in(context, record, o.files, *o.received);
  application.files = std::move(handed.files);
  work::store(context.change(), application);
  for (const domain::Paper& paper : handed.papers) work::store(context.change(), paper);
  context.print(work::rows(casefile::applications(context.opened())));
  context.finish();
  return cli::Exit::done;
}

}  // namespace

cli::Step new_step() {
  return cli::step<NewOptions>("new", base::mark("record an application as it came in"),
                               cli::reads_case | cli::writes_case | cli::uses_law | cli::prints_table, declare, run);
}

}  // namespace mi::tools
