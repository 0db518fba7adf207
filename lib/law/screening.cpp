// SPDX-License-Identifier: Apache-2.0
#include "law/screening.hpp"

#include <algorithm>
#include <utility>

#include "base/message.hpp"
#include "base/text.hpp"

namespace mi::law {
namespace {

using base::mark;
using domain::ColumnKind;
using domain::Figure;
using domain::Screened;
using Words = std::vector<std::string>;

std::string reasoning(const Trace& trace) {
  if (trace.inputs.empty()) return trace.text;
  Words parts;
  for (const Trace& t : trace.inputs) parts.push_back(reasoning(t));
  return trace.text + "（" + base::join(parts, "；") + "）";
}

// What is asked for, and what the facts rest on.
std::string evidence(const Condition& condition, const CaseFacts& known) {
  Words found;
  for (const std::string& name : facts_of(condition.test)) {
    const auto it = known.sources.find(name);
    if (it == known.sources.end()) continue;
    if (std::find(found.begin(), found.end(), it->second.text) == found.end()) found.push_back(it->second.text);
  }
  return base::join(found, "；");
}

Figure figure_of(const Trace& trace, const CaseFacts& known) {
  Figure f;
  f.id = trace.fact;
  f.label = trace.fact.empty() ? trace.text : trace.fact;
  f.value = trace.fact.empty() ? to_text(trace.answer) : trace.found.empty() ? "未记录" : trace.found;
  f.formula = trace.fact.empty() ? "" : trace.text;
  const auto source = known.sources.find(trace.fact);
  if (source != known.sources.end()) f.note = source->second.text;
  for (const Trace& t : trace.inputs) f.inputs.push_back(figure_of(t, known));
  return f;
}

Figure figure_of(const Condition& condition, const Outcome& outcome, const CaseFacts& known) {
  Figure f = figure_of(outcome.trace, known);
  Figure top;
  top.id = condition.id;
  top.label = condition.label;
  top.value = to_text(outcome.answer);
  top.clause = condition.source.to_chinese();
  top.formula = outcome.trace.text;
  top.note = condition.evidence.empty() ? "" : "证明材料：" + condition.evidence;
  if (f.id.empty()) top.inputs = std::move(f.inputs);
  else top.inputs = {std::move(f)};
  return top;
}

const Gap* gap_of(const std::vector<Gap>& gaps, const std::string& id) {
  for (const Gap& gap : gaps)
    if (std::find(gap.affects.begin(), gap.affects.end(), id) != gap.affects.end()) return &gap;
  return nullptr;
}

// What rests on text that is not at hand cannot be checked, whatever the facts say.
Outcome not_at_hand(const Gap& gap) {
  Outcome outcome;
  outcome.answer = outcome.trace.answer = Answer::not_checkable;
  outcome.missing = {gap.closed_by.empty() ? gap.id : gap.closed_by};
  outcome.trace.text = gap.label + "：无法核查（" + gap.text + "）";
  return outcome;
}

}  // namespace

Answered answered(const Condition& c, const CaseFacts& known, const Rulebook& law, base::Date as_of) {
  const std::vector<Gap> gaps = law.gaps();
  const Gap* gap = gap_of(gaps, c.id);
  Outcome outcome = gap ? not_at_hand(*gap) : law.evaluate(c, known.facts, as_of);
  Screened s{c.group,           c.id, c.label, to_text(outcome.answer), c.source.to_chinese(),
             reasoning(outcome.trace), evidence(c, known), {}};
  if (outcome.answer == Answer::no) s.first_possible = outcome.first_possible;
  Figure reason = figure_of(c, outcome, known);
  return {std::move(s), std::move(reason), std::move(outcome)};
}

std::vector<Answered> answered_group(std::string_view group, const CaseFacts& known, const Rulebook& law, base::Date as_of) {
  std::vector<Answered> list;
  for (const Condition& c : law.conditions(group, as_of)) list.push_back(answered(c, known, law, as_of));
  return list;
}

void add_new(Words& list, const Words& more) {
  for (const std::string& word : more)
    if (std::find(list.begin(), list.end(), word) == list.end()) list.push_back(word);
}

Verdict all_of(const std::vector<Answered>& group) {
  Verdict v;
  bool by_time = true;
  for (const Answered& a : group) {
    if (a.outcome.answer == Answer::not_checkable) add_new(v.unknown, a.outcome.missing);
    if (a.outcome.answer != Answer::no) continue;
    v.answer = Answer::no;
    by_time = by_time && a.outcome.first_possible;
    if (by_time) v.first_possible = std::max(v.first_possible.value_or(*a.outcome.first_possible), *a.outcome.first_possible);
  }
  if (!by_time) v.first_possible.reset();
  if (v.answer == Answer::yes && !v.unknown.empty()) v.answer = Answer::not_checkable;
  return v;
}

bool one_is_enough(std::string_view group) { return group == "apply.licence" || group == "apply.type"; }

Verdict one_of(const std::vector<Answered>& group) {
  Verdict v;
  v.answer = Answer::no;
  for (const Answered& a : group) {
    if (a.outcome.answer == Answer::yes) return {};
    if (a.outcome.answer == Answer::not_checkable) add_new(v.unknown, a.outcome.missing);
  }
  if (!v.unknown.empty()) v.answer = Answer::not_checkable;
  return v;
}

domain::Table answer_table(const char* format) {
  return {format,
          {{"condition", mark("condition")},
           {"answer", mark("answer")},
           {"first_possible", mark("first possible"), ColumnKind::date},
           {"label", mark("what is asked")},
           {"clause", mark("clause")},
           {"reasoning", mark("reasoning")},
           {"evidence", mark("evidence")}},
          {}};
}

domain::Row answer_row(const Screened& s) {
  return {s.condition, s.answer, s.first_possible ? json::Value(s.first_possible->to_string()) : json::Value(), s.label,
          s.clause, s.reasoning, s.evidence};
}

}  // namespace mi::law
