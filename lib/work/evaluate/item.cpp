// SPDX-License-Identifier: Apache-2.0
#include "work/evaluate/item.hpp"

#include <algorithm>
#include <utility>

#include "base/error.hpp"
#include "base/message.hpp"
#include "base/text.hpp"
#include "casefile/entries.hpp"
#include "domain/agreement.hpp"

namespace mi::work {
namespace {

using base::Date;
using base::Error;
using base::ErrorKind;
using base::say;
using Words = std::vector<std::string>;

bool is_whole(const domain::MonthStatistics& m, std::size_t columns, bool figures) {
  if (!figures) return m.finance;
  return m.figures.size() == columns && std::none_of(m.figures.begin(), m.figures.end(), [](const auto& f) { return f.empty(); });
}

// "2015-03" as a number of months, so that neighbours differ by one.
int month_number(const std::string& month) {
  const Date first = Date::parse(month + "-01");
  return first.year() * 12 + static_cast<int>(first.month()) - 1;
}

std::string month_text(int number) { return Date::of(number / 12, number % 12 + 1, 1).to_string().substr(0, 7); }

std::size_t statistics_columns(const law::Rulebook& law, Date day) {
  return law.has("items.statistics.columns", day) ? law.value("items.statistics.columns", day).list().size() : 0;
}

void set_runs(law::CaseFacts& known, const ItemFacts& facts, const law::Rulebook& law, Date day) {
  if (facts.months.empty()) return;
  const std::size_t columns = statistics_columns(law, day);
  const auto put = [&](const char* name, const MonthRun& run) {
    known.facts.set(name, run.months);
    known.sources[name] = {"逐月报表 " + run.first + " 至 " + run.last, {}, false, {}};
  };
  put("statistics.months_finance", month_run(facts.months, columns, false));
  put("statistics.months_service", month_run(facts.months, columns, true));
}

void flag_age(const ItemFacts& facts, const law::Rulebook& law, Date day, ItemCheck& check) {
  if (facts.months.empty() || !law.has("items.statistics.latest", day)) return;
  const std::string& last = facts.months.back().month;
  const auto behind = month_number(day.to_string().substr(0, 7)) - month_number(last);
  if (behind > law.value("items.statistics.latest", day).count())
    check.flags.push_back(say("the last month of statistics, {0}, lies {1} months before {2}", last, behind, day.to_string()));
}

void flag_gaps(const ItemFacts& facts, const law::Rulebook& law, Date day, ItemCheck& check) {
  const MonthRun run = month_run(facts.months, statistics_columns(law, day), true);
  if (!run.gaps.empty()) check.flags.push_back(say("months missing or not whole: {}", base::join(run.gaps, ", ")));
}

bool asks_for_statistics(const ItemCheck& check) {
  return std::any_of(check.answers.begin(), check.answers.end(), [](const law::Answered& a) {
    return a.screened.reasoning.find("连续月数") != std::string::npos;
  });
}

}  // namespace

std::vector<ItemDefinition> item_catalogue(const law::Rulebook& law, Date day) {
  std::vector<ItemDefinition> list = law::catalogued_items(law, day);
  if (list.empty())
    throw Error(ErrorKind::usage, say("no pack in use has a catalogue of service items on {}", day.to_string()), {"items.item"});
  return list;
}

const ItemDefinition& item_named(const std::vector<ItemDefinition>& catalogue, const std::string& code) {
  Words codes;
  for (const ItemDefinition& item : catalogue) {
    if (item.code == code) return item;
    codes.push_back(item.code);
  }
  const std::string near = base::nearest(code, codes);
  throw Error(ErrorKind::usage, say("the catalogue has no item \"{}\"", code), {},
              near.empty() ? say("mi-evaluate item list shows the catalogue") : say("did you mean {}?", near));
}

ItemFacts read_item_facts(const casefile::Case& file) {
  ItemFacts facts;
  for (auto& r : casefile::entries<domain::ItemStep>(file)) facts.steps.push_back(std::move(r.value));
  for (auto& r : casefile::entries<domain::MonthStatistics>(file)) facts.months.push_back(std::move(r.value));
  std::sort(facts.months.begin(), facts.months.end(), [](const auto& a, const auto& b) { return a.month < b.month; });
  return facts;
}

std::string item_state(const ItemFacts& facts, const std::string& code, const law::Rulebook& law, Date day) {
  return law::item_state(facts.steps, code, law, day);
}

MonthRun month_run(const std::vector<domain::MonthStatistics>& months, std::size_t columns, bool figures) {
  MonthRun run;
  std::map<int, bool> whole;
  for (const auto& m : months) whole[month_number(m.month)] = is_whole(m, columns, figures);
  if (whole.empty()) return run;
  const int first = whole.begin()->first, last = whole.rbegin()->first;
  bool unbroken = true;
  for (int n = last; n >= first; --n) {
    const auto it = whole.find(n);
    const bool ok = it != whole.end() && it->second;
    unbroken = unbroken && ok;
    if (unbroken) run.first = month_text(n), ++run.months;
    if (!ok) run.gaps.insert(run.gaps.begin(), month_text(n));
  }
  run.last = month_text(last);
  return run;
}

law::CaseFacts item_known(law::CaseFacts known, const ItemFacts& facts, const ItemDefinition& item, const law::Rulebook& law, Date day) {
  for (const ItemDefinition& other : item_catalogue(law, day)) {
    const std::string fact = "item.open." + other.code, state = item_state(facts, other.code, law, day);
    known.facts.set(fact, state == "open");
    known.sources[fact] = {other.label + "：" + state, {}, false, {}};
  }
  known.facts.set("item.code", item.code).set("item.scheme", item.code.substr(0, item.code.find('-')));
  set_runs(known, facts, law, day);
  return known;
}

ItemCheck check_item(const law::CaseFacts& known, const ItemFacts& facts, const ItemDefinition& item, const law::Rulebook& law, Date day) {
  ItemCheck check{item, day, item_state(facts, item.code, law, day), {}, {}, {}};
  const law::CaseFacts all = item_known(known, facts, item, law, day);
  Words groups = law::item_groups(item, law, day);
  groups.push_back("items.bar");
  for (const std::string& group : groups)
    for (law::Answered& a : law::answered_group(group, all, law, day)) check.answers.push_back(std::move(a));
  check.verdict = law::all_of(check.answers);
  if (asks_for_statistics(check)) {
    flag_age(facts, law, day, check);
    flag_gaps(facts, law, day, check);
  }
  const auto age = law.find_switch("items.statistics.age");
  if (age && age->is("refuse") && !check.flags.empty() && check.verdict.answer == law::Answer::yes) check.verdict.answer = law::Answer::no;
  return check;
}

}  // namespace mi::work
