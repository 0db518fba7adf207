// SPDX-License-Identifier: Apache-2.0
#include "work/penalize/replay.hpp"

#include "work/penalize/compute.hpp"
#include "work/penalize/decide.hpp"
#include "work/penalize/slim.hpp"

namespace mi::work {
namespace {

using domain::Figure;

void add_finding(std::vector<Figure>& list, const domain::NetFinding& n) {
  for (const Figure* f : {&n.gross, &n.overlap, &n.net, &n.fund}) {
    list.push_back(*f);
    list.back().id = n.finding + "." + f->id;
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

}  // namespace

law::Replayed replay_measures(const law::Then& then) {
  const auto set = domain::decode<domain::MeasureSet>(then.fact.body);
  PenaltyInput input;
  input.choices = set.choices;
  input.paid_through = set.paid_through;
  if (!set.law_date.empty()) input.date = base::Date::parse(set.law_date);
  const PenaltyResult now = compute(read_penalty_facts(then.file), then.law, input);
  return {figures_of(slim(set)), figures_of(slim(now.set))};
}

law::Replayed replay_decision(const law::Then& then) {
  const auto decision = domain::decode<domain::Decision>(then.fact.body);
  const auto notice = find_notice(read_notices(then.file), decision.proposal);
  const PenaltyResult now = reckon_again(read_penalty_facts(then.file), notice, then.law, decision.date);
  return {figures_of(decision), figures_of(slim(now.set))};
}

}  // namespace mi::work
