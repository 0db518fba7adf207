// SPDX-License-Identifier: Apache-2.0
// Tells the applicant, once, all that is missing; or records its answer (SG-08).
#include "work/apply/supplement.hpp"

#include "base/message.hpp"
#include "casefile/copies/authority.hpp"
#include "due/case_calendar.hpp"
#include "law/what_if.hpp"
#include "steps.hpp"

namespace mi::tools {
namespace {

struct SupplementOptions {
  std::string application;
  std::optional<base::Date> told, received;
  std::vector<std::string> files;
};

void declare(cli::Options& options, SupplementOptions& o) {
  declare_application(options, o.application);
  options.option("--told", o.told, base::mark("day on which it is told; today when neither is given")).placeholder("DATE");
  options.option("--received", o.received, base::mark("day on which the answer came in")).placeholder("DATE");
  options.arguments("[PAPER=]FILE", o.files, base::mark("what came in with the answer"));
}

cli::Exit tell(cli::Context& context, const casefile::ApplicationRecord& application, base::Date told) {
  casefile::require_case_of_record(context.opened(), base::say("telling what is missing"));
  const auto papers = materials(context, application);
  const auto calendar = due::calendar_of(context.opened());
  const auto reckon = [&](const law::Rulebook& law) { return work::supplement(application, papers, law, calendar, told); };
  if (context.what_if()) {
    context.print(law::what_if(context.law(), work::supplement_switches(),
                               [&](const law::Rulebook& law) { return std::vector<domain::Figure>{reckon(law).due}; }));
    return cli::Exit::done;
  }
  auto notice = reckon(context.law());
  work::store(context.change(), notice, application.application.fact.id);
  context.print(work::rows(notice));
  context.print_figures({notice.due});
  if (notice.late) context.note(base::say("late: it was to be told by {}", notice.due.value));
  context.finish();
  return cli::Exit::done;
}

cli::Exit answered(cli::Context& context, const casefile::ApplicationRecord& application, const SupplementOptions& o) {
  auto answer = work::supplement_answer(application, *o.received);
  Handed handed = handed_in(context, application, o.files, *o.received);
  answer.files = std::move(handed.files);
  work::store(context.change(), answer);
  for (const domain::Paper& paper : handed.papers) work::store(context.change(), paper);
  context.print(work::rows(answer, application.supplements.back().notice.value));
  context.print(work::rows(materials(context, casefile::application(context.opened(), application.name()))));
  context.finish();
  return cli::Exit::done;
}

cli::Exit run(cli::Context& context, const SupplementOptions& o) {
  const auto application = casefile::application(context.opened(), o.application);
  work::require_one_of(o.told, o.received, !o.files.empty());
  if (o.received) return answered(context, application, o);
  return tell(context, application, o.told.value_or(context.as_of()));
}

}  // namespace

cli::Step supplement_step() {
  return cli::step<SupplementOptions>(
      "supplement", base::mark("tell all that is missing, once; or record the answer"),
      cli::reads_case | cli::writes_case | cli::uses_law | cli::prints_table | cli::explains | cli::what_if, declare, run);
}

}  // namespace mi::tools
