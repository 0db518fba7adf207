// SPDX-License-Identifier: Apache-2.0
// The steps of a service item's life, each allowed by the packs' machine.
#include <algorithm>
#include <utility>

#include "base/error.hpp"
#include "base/message.hpp"
#include "base/text.hpp"
#include "casefile/entries.hpp"
#include "domain/agreement.hpp"
#include "due/rule.hpp"
#include "work/evaluate/item.hpp"

namespace mi::work {
namespace {

using base::Error;
using base::ErrorKind;
using base::say;
using Words = std::vector<std::string>;

bool holds(const Words& list, const std::string& word) { return std::find(list.begin(), list.end(), word) != list.end(); }

law::Transition transition_of(const law::Rulebook& law, const ItemDefinition& item, const std::string& state, const ItemInput& input) {
  Words possible;
  for (const law::Transition& t : law.transitions("item", input.date)) {
    if (!holds(t.from_states, state)) continue;
    if (t.event == input.event) return t;
    if (!holds(possible, t.event)) possible.push_back(t.event);
  }
  throw Error(ErrorKind::gate, say("{0} stands at \"{1}\": from there {2} is no step", item.code, state, input.event), {},
              possible.empty() ? std::string() : say("possible: {}", base::join(possible, ", ")));
}

// A transition that is only for a class names it among its effects.
void refuse_class(const law::Rulebook& law, const ItemDefinition& item, const law::Transition& t, base::Date day) {
  Words classes;
  for (const ItemDefinition& other : item_catalogue(law, day)) classes.push_back(other.category);
  const bool of_one = std::any_of(t.effects.begin(), t.effects.end(), [&](const auto& e) { return holds(classes, e); });
  if (of_one && !holds(t.effects, item.category))
    throw Error(ErrorKind::gate, say("{0} is an item of the class {1}", item.code, item.category), {item.clause});
}

void refuse_unmet(const ItemCheck& check) {
  if (check.verdict.answer == law::Answer::yes) return;
  Words open;
  for (const law::Answered& a : check.answers)
    if (a.outcome.answer != law::Answer::yes) open.push_back(a.screened.clause + "：" + a.screened.reasoning);
  throw Error(ErrorKind::gate, say("{} does not meet its conditions yet", check.item.code), {},
              say("see mi-evaluate item check; what nobody knows is stated with mi-apply state"))
      .with_items(std::move(open));
}

void refuse_outside_window(const law::Rulebook& law, base::Date day) {
  if (!law.has("items.window.from", day) && !law.has("items.stages", day)) return;
  const base::Date from = law.value("items.window.from", day).date(), to = law.value("items.window.to", day).date();
  if (day < from || to < day)
    throw Error(ErrorKind::gate, say("items are declared from {0} to {1}", from.to_string(), to.to_string()),
                {law.value("items.window.from", day).source.to_chinese()});
}

void set_scores(const law::Rulebook& law, const ItemInput& input, domain::ItemStep& step) {
  if (input.scores.empty()) throw Error(ErrorKind::usage, say("an evaluation needs the scores of its experts"), {"--score"});
  base::Rational sum;
  for (const auto& s : input.scores) {
    sum = sum + s.score;
    step.total.inputs.push_back(domain::figure("", s.scorer, s.score, "分"));
  }
  auto inputs = std::move(step.total.inputs);
  const law::Value mark = law.value("items.pass_mark", input.date);
  const base::Rational mean = sum / base::Rational(static_cast<std::int64_t>(input.scores.size()));
  step.total = domain::figure("total", "专家平均分", mean, "分");
  step.total.formula = "各专家评分的平均数，合格分 " + mark.quantity.written;
  step.total.clause = mark.source.to_chinese();
  step.total.inputs = std::move(inputs);
  step.scores = input.scores;
  step.passed = mean >= mark.rational();
}

void set_ground(const law::Rulebook& law, const law::Transition& t, const ItemInput& input, domain::ItemStep& step) {
  const std::string id = input.ground.empty() ? t.ground : input.ground;
  if (id.empty()) return;
  const law::Clause clause = law.clause(id, input.date);
  step.ground = clause.id;
  step.citation = clause.source.to_chinese();
}

void set_due(const law::Rulebook& law, const due::Calendar& calendar, domain::ItemStep& step) {
  const law::Deadline rule = law.deadline("items.rectify", step.date);
  step.due = due::figure("rectify_by", rule.label, due::deadline(step.date, rule, calendar));
  step.due.clause = rule.source.to_chinese();
}

// The expert's result decides whether an evaluated item may be opened.
void refuse_failed(const ItemFacts& facts, const ItemDefinition& item) {
  const domain::ItemStep* last = nullptr;
  for (const domain::ItemStep& s : facts.steps)
    if (s.item == item.code && s.event == "evaluate") last = &s;
  if (last != nullptr && !last->passed)
    throw Error(ErrorKind::gate, say("{0} did not reach the pass mark: {1}", item.code, base::Rational::parse(last->total.value).to_decimal(4)), {last->total.clause});
}

// Items open today whose conditions would not hold after the step: the agency decides on each (KM-11, KM-13).
Words proposals_after(const law::CaseFacts& known, ItemFacts facts, const law::Rulebook& law, const domain::ItemStep& step) {
  facts.steps.push_back(step);
  Words list;
  for (const ItemDefinition& other : item_catalogue(law, step.date)) {
    if (other.code == step.item || item_state(facts, other.code, law, step.date) != "open") continue;
    for (const law::Answered& a : check_item(known, facts, other, law, step.date).answers)
      if (a.outcome.answer == law::Answer::no && a.screened.group != "items.bar" && a.screened.reasoning.find("已开通") != std::string::npos)
        list.push_back(other.code + "：" + a.screened.reasoning);
  }
  return list;
}

// Not put right: known when its time is over and its conditions are still not met (KM-13).
void refuse_rectified(const law::CaseFacts& known, const ItemFacts& facts, const ItemDefinition& item, const law::Rulebook& law, base::Date day) {
  const domain::ItemStep* stop = nullptr;
  for (const domain::ItemStep& s : facts.steps)
    if (s.item == item.code && s.event == "suspend") stop = &s;
  if (stop != nullptr && !stop->due.value.empty() && day <= base::Date::parse(stop->due.value))
    throw Error(ErrorKind::gate, say("{0} may still be put right, to {1}", item.code, stop->due.value), {stop->due.clause});
  if (check_item(known, facts, item, law, day).verdict.answer == law::Answer::yes)
    throw Error(ErrorKind::gate, say("{} meets its conditions again", item.code), {}, say("restore it: mi-evaluate item restore"));
}

const domain::ItemStep* on_record(const ItemFacts& facts, const domain::ItemStep& step) {
  for (const domain::ItemStep& s : facts.steps)
    if (s.item == step.item && s.event == step.event && s.date == step.date && s.note == step.note) return &s;
  return nullptr;
}

void check_step(const law::CaseFacts& known, const ItemFacts& facts, const ItemDefinition& item, const law::Rulebook& law, const ItemInput& input,
                domain::ItemStep& step) {
  if (input.event == "declare") refuse_outside_window(law, input.date);
  if (input.event == "close-unrectified") refuse_rectified(known, facts, item, law, input.date);
  if (input.event != "open" && input.event != "restore" && input.event != "approve") return;
  if (input.event == "open") refuse_failed(facts, item);
  const ItemCheck check = check_item(known, facts, item, law, input.date);
  refuse_unmet(check);
  for (const law::Answered& a : check.answers) step.conditions.push_back(a.screened);
}

}  // namespace

ItemChange item_step(const law::CaseFacts& known, const ItemFacts& facts, const ItemDefinition& item, const law::Rulebook& law,
                     const due::Calendar& calendar, const ItemInput& input) {
  ItemChange change;
  change.step.item = item.code;
  change.step.event = input.event;
  change.step.date = input.date;
  change.step.note = input.note;
  if (const domain::ItemStep* earlier = on_record(facts, change.step)) {
    change.step = *earlier;
    change.from = change.to = item_state(facts, item.code, law, input.date);
    change.on_record = true;
    return change;
  }
  change.from = item_state(facts, item.code, law, input.date);
  const law::Transition t = transition_of(law, item, change.from, input);
  refuse_class(law, item, t, input.date);
  check_step(known, facts, item, law, input, change.step);
  set_ground(law, t, input, change.step);
  if (input.event == "evaluate") set_scores(law, input, change.step);
  if (input.event == "suspend") set_due(law, calendar, change.step);
  change.to = t.to_state;
  change.effects = t.effects;
  if (holds(t.effects, "claims-blocked")) change.proposals = proposals_after(known, facts, law, change.step);
  return change;
}

namespace {

// The one calendar of what is payable holds items too: a stop from the step's day, until it is restored.
void block(casefile::Change& change, const domain::ItemStep& step) {
  domain::Suspension s;
  s.name = change.next_name("suspension-");
  s.scope = "item";
  s.target = step.item;
  s.from = step.date;
  s.ground = step.ground;
  s.citation = step.citation;
  change.record(s.name, s, s.name, s.from);
}

void unblock(const casefile::Case& file, casefile::Change& change, const domain::ItemStep& step) {
  for (const auto& r : casefile::entries<domain::Suspension>(file)) {
    const domain::Suspension& s = r.value;
    if (s.scope != "item" || s.target != step.item || s.to || file.get<domain::Resumption>(s.name)) continue;
    change.record(s.name, domain::Resumption{s.name, step.date, step.citation}, {}, step.date);
  }
}

}  // namespace

void store(const casefile::Case& file, casefile::Change& change, ItemChange& item) {
  if (item.on_record) return;
  item.step.name = change.next_name("item-step-");
  change.record(item.step.name, item.step, item.step.name, item.step.date);
  if (holds(item.effects, "claims-blocked") && item.from == "open") block(change, item.step);
  if (item.from == "suspended" && item.to == "open") unblock(file, change, item.step);
}

}  // namespace mi::work
