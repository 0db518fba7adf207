// SPDX-License-Identifier: Apache-2.0
// Service items: the catalogue, the conditions of one, the months it rests on, and the steps of its life.
#include "work/evaluate/item.hpp"

#include "base/error.hpp"
#include "base/message.hpp"
#include "casefile/copies/authority.hpp"
#include "due/case_calendar.hpp"
#include "law/case_facts.hpp"
#include "steps.hpp"

namespace mi::tools {
namespace {

struct ItemOptions {
  std::string action, ground, text;
  std::optional<std::string> item;
  std::vector<std::string> scores;
  std::string months;
  std::optional<base::Date> date;
};

void declare(cli::Options& options, ItemOptions& o) {
  options.argument("ACTION", o.action, base::mark("list, check, months, or the step: declare, review, approve, evaluate, open, refuse, suspend, restore, close, close-unrectified")).required();
  options.argument("ITEM", o.item, base::mark("code of the item, as list shows it"));
  options.option("--date", o.date, base::mark("day of the step, or of the check; today when not given")).placeholder("DATE");
  options.option("--ground", o.ground, base::mark("the clause it rests on, where the packs name none")).placeholder("CLAUSE");
  options.option("--text", o.text, base::mark("what was seen or decided, in words")).placeholder("TEXT");
  options.option("--score", o.scores, base::mark("NAME=SCORE of an expert; may be repeated")).placeholder("NAME=SCORE");
  options.option("--from", o.months, base::mark("months: a table with month, finance and the statistics of the packs")).placeholder("FILE");
}

domain::AreaScore score_of(const std::string& word) {
  const auto equals = word.find('=');
  if (equals == std::string::npos || equals == 0)
    throw base::Error(base::ErrorKind::usage, base::say("\"{}\" is not NAME=SCORE", word), {"--score"});
  return {"", word.substr(0, equals), base::Rational::parse(word.substr(equals + 1)), ""};
}

cli::Exit list(cli::Context& context, base::Date day) {
  const auto catalogue = work::item_catalogue(context.law(), day);
  context.print(work::rows(catalogue, work::read_item_facts(context.opened()), context.law(), day));
  return cli::Exit::done;
}

cli::Exit months(cli::Context& context, const ItemOptions& o, base::Date day) {
  const auto columns = context.law().value("items.statistics.columns", day);
  if (o.months.empty()) {
    context.print(work::rows(work::read_item_facts(context.opened()).months, columns.list().size()));
    return cli::Exit::done;
  }
  const auto read = work::read_months(context.read_input(o.months), o.months, columns.list());
  work::store(context.change(), read);
  context.print(work::rows(work::read_item_facts(context.opened()).months, columns.list().size()));
  context.finish();
  return cli::Exit::done;
}

cli::Exit check(cli::Context& context, const work::ItemDefinition& item, base::Date day) {
  const auto known = law::facts_of_institution(context.opened(), day);
  const auto result = work::check_item(known, work::read_item_facts(context.opened()), item, context.law(), day);
  context.print(work::rows(result));
  std::vector<domain::Figure> reasons;
  for (const auto& a : result.answers) reasons.push_back(a.reason);
  context.print_figures(reasons);
  for (const std::string& flag : result.flags) context.note(flag);
  for (const std::string& fact : result.verdict.unknown) context.note(base::say("nobody knows: {}", fact));
  if (result.verdict.first_possible) context.note(base::say("possible from {}", result.verdict.first_possible->to_string()));
  return result.verdict.answer == law::Answer::yes ? cli::Exit::done : cli::Exit::no;
}

cli::Exit step(cli::Context& context, const ItemOptions& o, const work::ItemDefinition& item, base::Date day) {
  casefile::require_case_of_record(context.opened(), base::say("a step of a service item"));
  work::ItemInput input{o.action, day, o.ground, o.text, {}};
  for (const std::string& word : o.scores) input.scores.push_back(score_of(word));
  auto change = work::item_step(law::facts_of_institution(context.opened(), day), work::read_item_facts(context.opened()), item,
                                context.law(), due::calendar_of(context.opened()), input);
  work::store(context.opened(), context.change(), change);
  context.print(work::rows(change));
  if (!change.step.total.value.empty()) context.print_figures({change.step.total});
  for (const std::string& line : change.proposals) context.note(base::say("a condition is gone; the agency decides: {}", line));
  for (const std::string& effect : change.effects)
    if (effect == "terminate") context.note(base::say("the agreement is to be ended: mi-agree terminate --ground {}", change.step.ground));
  if (!change.step.passed) context.note(base::say("below the pass mark: refuse the item"));
  context.finish();
  return cli::Exit::done;
}

cli::Exit run(cli::Context& context, const ItemOptions& o) {
  const base::Date day = o.date.value_or(context.as_of());
  if (o.action == "list") return list(context, day);
  if (o.action == "months") return months(context, o, day);
  const auto item = work::item_named(work::item_catalogue(context.law(), day), o.item.value_or(""));
  return o.action == "check" ? check(context, item, day) : step(context, o, item, day);
}

}  // namespace

cli::Step item_step() {
  return cli::step<ItemOptions>("item", base::mark("service items: catalogue, conditions, months, and the steps of an item's life"),
                                cli::reads_case | cli::writes_case | cli::uses_law | cli::prints_table | cli::explains, declare, run);
}

}  // namespace mi::tools
