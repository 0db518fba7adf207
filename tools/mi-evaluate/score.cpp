// SPDX-License-Identifier: Apache-2.0
// Records the result of an evaluation with the scores it rests on.
#include "work/evaluate/score.hpp"

#include "base/message.hpp"
#include "casefile/copies/authority.hpp"
#include "due/case_calendar.hpp"
#include "law/case_facts.hpp"
#include "law/what_if.hpp"
#include "steps.hpp"
#include "work/evaluate/sheet.hpp"

namespace mi::tools {
namespace {

struct ScoreOptions {
  std::string application, result, reasons, advice;
  std::vector<std::string> sheets, methods;
  std::optional<base::Date> date;
};

void declare(cli::Options& options, ScoreOptions& o) {
  options.arguments("SHEET", o.sheets, base::mark("filled score sheets"), 1);
  declare_application(options, o.application);
  options.choice("--result", o.result, {"pass", "fail"}, base::mark("the result that the evaluation group gives")).required();
  options.option("--date", o.date, base::mark("day on which the evaluation was complete; today when not given"))
      .placeholder("DATE");
  options.option("--method", o.methods, base::mark("how it was held, in the words of its document; may be repeated")).placeholder("TEXT");
  options.option("--reasons", o.reasons, base::mark("why it failed")).placeholder("TEXT");
  options.option("--advice", o.advice, base::mark("what is to be put right")).placeholder("TEXT");
}

std::vector<work::SheetFile> sheets_of(cli::Context& context, const ScoreOptions& o) {
  std::vector<work::SheetFile> files;
  for (const std::string& path : o.sheets) files.push_back({path, context.read_input(path)});
  return files;
}

work::ScoreInput input_of(cli::Context& context, const ScoreOptions& o, const std::vector<work::SheetFile>& sheets) {
  work::ScoreInput input;
  input.date = o.date.value_or(context.as_of());
  input.today = context.as_of();
  input.passed = o.result == "pass";
  input.reasons = o.reasons;
  input.advice = o.advice;
  input.methods = o.methods;
  input.known = law::facts_of_institution(context.opened(), input.date).facts;
  input.scores = work::read_sheets(sheets, work::sheet_rules(context.law(), input.date));
  return input;
}

cli::Exit record(cli::Context& context, const casefile::ApplicationRecord& application, domain::Evaluation e,
                 const std::vector<work::SheetFile>& sheets) {
  const bool on_record = !e.name.empty() && !context.corrects();
  for (const work::SheetFile& sheet : sheets)
    if (!on_record)
      e.sheets.push_back({sheet.name.substr(sheet.name.rfind('/') + 1), context.change().add_file(sheet.bytes)});
  work::store(context.opened(), context.change(), e, application.application.fact.id, {context.corrects(), context.reason()});
  context.print(work::rows(e));
  context.print_figures(work::figures(e));
  if (e.late) context.note(base::say("late: it was to be done by {}", e.due.value));
  context.finish();
  return cli::Exit::done;
}

cli::Exit run(cli::Context& context, const ScoreOptions& o) {
  casefile::require_case_of_record(context.opened(), base::say("giving the result of an evaluation"));
  const auto application = casefile::application(context.opened(), o.application);
  const auto sheets = sheets_of(context, o);
  const work::ScoreInput input = input_of(context, o, sheets);
  const auto calendar = due::calendar_of(context.opened());
  const auto reckon = [&](const law::Rulebook& law) {
    return work::evaluate(application, input, law, calendar, context.corrects());
  };
  if (!context.what_if()) return record(context, application, reckon(context.law()), sheets);
  context.print(law::what_if(context.law(), work::score_switches(),
                             [&](const law::Rulebook& law) { return work::figures(reckon(law)); }));
  return cli::Exit::done;
}

}  // namespace

cli::Step score_step() {
  return cli::step<ScoreOptions>("score", base::mark("record the result of an evaluation with its scores"),
                                 cli::reads_case | cli::writes_case | cli::uses_law | cli::prints_table | cli::explains |
                                     cli::what_if | cli::corrects,
                                 declare, run);
}

}  // namespace mi::tools
