// SPDX-License-Identifier: Apache-2.0
#include "work/penalize/law/reckon.hpp"

#include <algorithm>

#include "base/error.hpp"
#include "base/message.hpp"
#include "base/text.hpp"
#include "json/value.hpp"
#include "work/penalize/law/parts.hpp"

namespace mi::work {
namespace {

using base::Error;
using base::ErrorKind;
using base::say;
using domain::Figure;
using domain::LawSet;
using domain::Measure;
using penalty::LawGround;

// 条例 45: whose the money is goes with every sum.
void send(Figure& sum, const LawGround& g, const char* where) {
  if (sum.money().is_zero() || !g.law.has(where, g.date())) return;
  const law::Value to = g.law.value(where, g.date());
  sum.note = "缴入" + to.text() + "（" + to.source.to_chinese() + "）";
}

void add_totals(LawSet& set, const LawGround& g) {
  std::vector<Figure> low, high, fines, returns;
  bool complete = true;
  for (const domain::LawPart& p : set.parts) {
    if (!p.low) continue;
    low.push_back(*p.low);
    high.push_back(*p.high);
    if (p.fine) fines.push_back(*p.fine);
    else complete = false;
  }
  for (const Measure& m : set.measures)
    if (m.action == "recover" && m.amount) returns.push_back(*m.amount);
  set.low = domain::sum("fine.low", "罚款下限合计", std::move(low));
  set.high = domain::sum("fine.high", "罚款上限合计", std::move(high));
  if (complete) set.fine = domain::sum("fine", "罚款合计", std::move(fines));
  set.recovered = domain::sum("recovered", "责令退回合计", std::move(returns));
  send(set.recovered, g, "penalty.money.fund");
  if (set.fine) send(*set.fine, g, "penalty.money.treasury");
}

// The words "due", "chosen" and "waived" need a reason where there was anything to choose.
bool is_open(const Measure& m) {
  if (m.optional && !m.chosen) return m.reason.empty();
  return m.term && m.term->value.empty();
}

std::vector<std::string> open_of(const LawSet& set) {
  std::vector<std::string> open;
  for (const domain::LawPart& p : set.parts)
    if (p.low && !p.fine) open.push_back(p.id + ".fine");
  for (const Measure& m : set.measures)
    if (is_open(m)) open.push_back(m.id);
  for (const Measure& m : set.measures)
    if (m.chosen && m.target == penalty::unknown_department) open.push_back(m.id + ".target");
  return open;
}

std::vector<std::string> ids_of(const LawSet& set) {
  std::vector<std::string> ids;
  for (const domain::LawPart& p : set.parts)
    if (p.low) ids.push_back(p.id + ".fine");
  for (const Measure& m : set.measures) {
    ids.push_back(m.id);
    if (m.target.starts_with("department:")) ids.push_back(m.id + ".target");
  }
  return ids;
}

void check_choices(const LawSet& set, const LawInput& input) {
  const std::vector<std::string> ids = ids_of(set);
  for (const domain::MeasureChoice& c : input.choices) {
    if (std::find(ids.begin(), ids.end(), c.measure) == ids.end())
      throw Error(ErrorKind::usage, say("there is no measure {}", c.measure), {}, say("the measures are: {}", base::join(ids, ", ")));
    if (c.reason.empty())
      throw Error(ErrorKind::usage, say("the choice of {} needs a reason", c.measure), {}, say("give it with --reason"));
  }
}

std::vector<domain::MeasureChoice> standing(const penalty::LawGround& g, const LawSet& set) {
  std::vector<domain::MeasureChoice> result;
  for (const std::string& id : ids_of(set))
    if (const auto* word = penalty::law_word(g, id)) result.push_back(*word);
  return result;
}

}  // namespace

LawResult reckon_law(const LawFacts& facts, const law::Rulebook& law, const LawInput& input) {
  const penalty::LawGround ground{facts, law, input};
  penalty::Norms norms(facts, law, ground.date());
  LawResult result;
  LawSet& set = result.set;
  const std::vector<penalty::LawAct> acts = penalty::law_acts(facts, law);
  const auto groups = penalty::law_groups(ground, norms, acts, set.unpunished);
  for (const penalty::LawGroup& g : groups) {
    set.parts.push_back(penalty::law_part(ground, norms, g));
    for (Measure& m : penalty::law_measures(ground, norms, g)) set.measures.push_back(std::move(m));
  }
  for (Measure& m : penalty::head_measures(ground, groups)) set.measures.push_back(std::move(m));
  check_choices(set, input);
  set.choices = standing(ground, set);
  set.law_date = ground.date().to_string();
  add_totals(set, ground);
  result.open = open_of(set);
  return result;
}

const std::vector<std::string>& law_switches() {
  static const std::vector<std::string> names = {"penalty.returned", "penalty.unpaid"};
  return names;
}

LawSet named(const LawFacts& facts, LawSet set, casefile::Change& change) {
  if (facts.set) {
    set.name = facts.set->name;
    LawSet before = *facts.set;
    before.law_date = set.law_date;
    if (json::canonical(domain::encode(before)) == json::canonical(domain::encode(set))) return *facts.set;
  }
  set.name = change.next_name("law-");
  return set;
}

void store(casefile::Change& change, const LawSet& set, const LawFacts&) {
  change.record("law", set, set.name, base::Date::parse(set.law_date));
}

}  // namespace mi::work
