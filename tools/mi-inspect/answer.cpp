// SPDX-License-Identifier: Apache-2.0
// Records what the institution gave of an item that was demanded.
#include "base/message.hpp"
#include "steps.hpp"
#include "work/inspect/demand.hpp"

namespace mi::tools {
namespace {

using base::mark;

struct AnswerOptions {
  std::string demand, note;
  std::optional<std::int64_t> item;
  std::optional<base::Date> date;
  std::vector<std::string> files;
  bool in_part = false;
};

void declare(cli::Options& options, AnswerOptions& o) {
  options.argument("DEMAND", o.demand, mark("the demand, demand-1")).required();
  options.option("--item", o.item, mark("number of the item"), 1, 100000).required().placeholder("N");
  options.option("--date", o.date, mark("day on which it was given; today when not given")).placeholder("DATE");
  options.option("--file", o.files, mark("what was given, kept in the case")).placeholder("FILE");
  options.flag("--in-part", o.in_part, mark("only a part of it was given"));
  options.option("--note", o.note, mark("what the officer notes")).placeholder("TEXT");
}

cli::Exit run(cli::Context& context, const AnswerOptions& o) {
  const auto state = [&] {
    return work::demand_state(context.opened(), o.demand, context.law_if_any(), due::calendar_of(context.opened()));
  };
  domain::DemandAnswer answer{o.demand, *o.item, o.date.value_or(context.as_of()), !o.in_part, {}, o.note};
  work::check_answer(state(), answer);
  for (const std::string& path : o.files) answer.files.push_back(context.change().add_file(context.read_input(path)));
  context.change().record(o.demand + "/" + std::to_string(answer.item), answer, {}, answer.date);
  context.print(work::rows(state(), context.as_of()));
  context.finish();
  return cli::Exit::done;
}

}  // namespace

cli::Step answer_step() {
  return cli::step<AnswerOptions>("answer", mark("record what was given of a demanded item"),
                                  cli::reads_case | cli::writes_case | cli::uses_law | cli::prints_table, declare, run);
}

}  // namespace mi::tools
