// SPDX-License-Identifier: Apache-2.0
#include "work/penalize/replay.hpp"

#include "work/penalize/compute.hpp"
#include "work/penalize/decide.hpp"
#include "work/penalize/law/reckon.hpp"
#include "work/penalize/slim.hpp"

namespace mi::work {
namespace {

using domain::Figure;

void add_finding(std::vector<Figure>& list, const domain::NetFinding& n) {
  for (Figure f : {domain::gross_figure(n), domain::overlap_figure(n), domain::net_figure(n), domain::fund_figure(n)}) {
    f.id = n.finding + "." + f.id;
    for (Figure& input : f.inputs) input = domain::named(input);
    list.push_back(std::move(f));
  }
}

// A set and a decision hold the same parts; of the measures a decision keeps those chosen.
template <class Set> std::vector<Figure> figures_of(const Set& set) {
  std::vector<Figure> list;
  for (const domain::NetFinding& n : set.findings) add_finding(list, n);
  for (const domain::Measure& m : set.measures) {
    if (!m.chosen) continue;
    if (m.amount) list.push_back(*m.amount);
    if (m.term) list.push_back(*m.term);
  }
  list.insert(list.end(), set.suspensions.begin(), set.suspensions.end());
  for (const Figure* f : {&set.refused, &set.recovered, &set.damages, &set.total}) list.push_back(*f);
  return list;
}

std::vector<Figure> figures_of(const domain::LawSet& set) {
  std::vector<Figure> list;
  for (const domain::LawPart& p : set.parts) {
    list.push_back(p.base);
    list.back().id = p.id + "." + p.base.id;
  }
  for (const domain::Unpunished& u : set.unpunished) list.push_back(u.amount);
  for (Figure& f : figures(set)) list.push_back(std::move(f));
  if (set.fine) list.push_back(*set.fine);
  return list;
}

}  // namespace

law::Replayed replay_measures(const law::Then& then) {
  const auto set = domain::decode<domain::MeasureSet>(then.fact.body);
  PenaltyInput input;
  input.choices = set.choices;
  input.paid_through = set.paid_through;
  if (!set.law_date.empty()) input.date = base::Date::parse(set.law_date);
  const PenaltyResult now = compute(read_penalty_facts(then.file), then.law, input);
  return {figures_of(spread(set)), figures_of(spread(now.set))};
}

law::Replayed replay_penalty(const law::Then& then) {
  const auto set = domain::decode<domain::LawSet>(then.fact.body);
  LawInput input{set.choices, {}};
  if (!set.law_date.empty()) input.date = base::Date::parse(set.law_date);
  return {figures_of(set), figures_of(reckon_law(read_law_facts(then.file), then.law, input).set)};
}

law::Replayed replay_decision(const law::Then& then) {
  const auto decision = domain::decode<domain::Decision>(then.fact.body);
  const auto notice = find_notice(read_notices(then.file), decision.proposal);
  const PenaltyResult now = reckon_again(read_penalty_facts(then.file), notice, then.law, decision.date);
  return {figures_of(decision), figures_of(slim(now.set))};
}

}  // namespace mi::work
