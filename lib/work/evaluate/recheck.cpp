// SPDX-License-Identifier: Apache-2.0
#include "work/evaluate/recheck.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "base/error.hpp"
#include "base/message.hpp"
#include "casefile/entries.hpp"
#include "casefile/views/applications.hpp"
#include "domain/notice.hpp"

namespace mi::work {
namespace {

using base::Date;
using base::mark;
using domain::Recheck;
using domain::Rechecked;
using domain::Screened;
using Answers = std::vector<Screened>;

constexpr const char* groups[] = {"apply.licence", "apply.type", "apply.basic"};

std::string answer_of(const Answers& answers, const std::string& condition) {
  for (const Screened& s : answers)
    if (s.condition == condition) return s.answer;
  return {};
}

Rechecked line(const ItemDefinition& item, const Screened& now, const Answers& then) {
  return {item.code, item.label, now.condition, now.label, now.clause, answer_of(then, now.condition), now.answer, now.reasoning, now.evidence};
}

void add_lost(Recheck& r, const std::string& item) {
  if (std::find(r.lost.begin(), r.lost.end(), item) == r.lost.end()) r.lost.push_back(item);
}

// What holds now; where nothing does, what held then, else all of them.
std::vector<Rechecked> alternatives(std::vector<Rechecked> lines) {
  const auto keep = [](std::vector<Rechecked> from, auto test) {
    std::erase_if(from, [&](const Rechecked& r) { return !test(r); });
    return from;
  };
  auto holding = keep(lines, [](const Rechecked& r) { return r.now == "yes"; });
  if (!holding.empty()) return holding;
  auto held = keep(lines, [](const Rechecked& r) { return r.before == "yes"; });
  return held.empty() ? lines : held;
}

std::vector<Rechecked> group_of(const char* group, const law::CaseFacts& known, const law::Rulebook& law, Date day, const Answers& then) {
  std::vector<Rechecked> lines;
  for (const law::Answered& a : law::answered_group(group, known, law, day)) lines.push_back(line({}, a.screened, then));
  return lines;
}

void add(Recheck& r, std::vector<Rechecked> lines) {
  for (Rechecked& l : lines) {
    if (l.now == "no") add_lost(r, l.item);
    r.conditions.push_back(std::move(l));
  }
}

// The acceptance in force: of the last application that was taken in by that day.
Answers admitted(const casefile::Case& file, Date day, Recheck& r) {
  Answers answers;
  for (const auto& a : casefile::applications(file))
    if (a.acceptance && a.acceptance->value.date <= day) {
      r.admitted = a.acceptance->value.name;
      answers = a.acceptance->value.screening;
    }
  return answers;
}

// As the item was opened or restored last.
Answers opened(const ItemFacts& items, const std::string& code, Date day) {
  Answers answers;
  for (const domain::ItemStep& s : items.steps)
    if (s.item == code && s.date <= day && !s.conditions.empty()) answers = s.conditions;
  return answers;
}

void add_item(Recheck& r, const ItemDefinition& item, const law::CaseFacts& known, const ItemFacts& items, const law::Rulebook& law, Date day) {
  const Answers then = opened(items, item.code, day);
  std::vector<Rechecked> lines;
  for (const law::Answered& a : check_item(known, items, item, law, day).answers)
    if (!a.screened.group.starts_with("items.bar")) lines.push_back(line(item, a.screened, then));
  add(r, std::move(lines));
}

}  // namespace

Recheck recheck(const casefile::Case& file, const law::CaseFacts& known, const ItemFacts& items, const law::Rulebook& law, Date day,
                const std::string& text) {
  Recheck r;
  r.date = day;
  r.text = text;
  const Answers then = admitted(file, day, r);
  for (const char* group : groups) {
    auto lines = group_of(group, known, law, day, then);
    add(r, law::one_is_enough(group) ? alternatives(std::move(lines)) : std::move(lines));
  }
  for (const ItemDefinition& item : law::open_items(items.steps, law, day)) add_item(r, item, known, items, law, day);
  if (r.conditions.empty())
    throw base::Error(base::ErrorKind::usage, base::say("no pack in use asks an institution for anything on {}", day.to_string()),
                      {"apply.basic", "items.item"});
  return r;
}

void store(const casefile::Case& file, casefile::Change& change, Recheck& r) {
  for (const auto& earlier : casefile::entries<Recheck>(file)) {
    Recheck same = r;
    same.name = earlier.value.name;
    if (domain::encode(same) == domain::encode(earlier.value)) {
      r.name = same.name;
      return;
    }
  }
  r.name = change.next_name("recheck-");
  const std::string id = change.record(r.name, r, r.name, r.date);
  change.record(r.name, domain::DocumentRequest{r.name, "recheck-form", id, r.date, false}, {}, r.date, {id});
}

domain::Table rows(const Recheck& r) {
  domain::Table t{"mi.evaluate.recheck/1",
                  {{"item", mark("item")}, {"condition", mark("condition")}, {"before", mark("then")}, {"now", mark("now")},
                   {"label", mark("what is asked")}, {"clause", mark("clause")}, {"reasoning", mark("reasoning")},
                   {"evidence", mark("evidence")}},
                  {}};
  for (const Rechecked& l : r.conditions)
    t.rows.push_back({l.item, l.condition, l.before, l.now, l.label, l.clause, l.reasoning, l.evidence});
  return t;
}

}  // namespace mi::work
