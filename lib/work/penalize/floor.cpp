// SPDX-License-Identifier: Apache-2.0
// Floors that count once for a decision, or once for a case, instead of once a clause: the damages are reckoned without
// them, and what lacks to the highest floor is a measure of its own.
#include <algorithm>

#include "work/penalize/parts.hpp"

namespace mi::work::penalty {
namespace {

using base::Money;
using domain::Figure;
using domain::Measure;

struct Floor {
  Money amount;
  const law::Clause* clause = nullptr;
  const law::Measure* rule = nullptr;
};

Floor highest(const std::vector<Group>& groups) {
  Floor best;
  for (const Group& g : groups)
    for (const law::Measure& m : g.clause.measures)
      if (m.act == "damages" && m.floor && (best.clause == nullptr || best.amount < *m.floor))
        best = {*m.floor, &g.clause, &m};
  return best;
}

std::vector<Figure> damages(const std::vector<Measure>& measures) {
  std::vector<Figure> result;
  for (const Measure& m : measures)
    if (m.action == "damages" && m.chosen && m.amount) result.push_back(*m.amount);
  return result;
}

std::vector<Figure> decided_before(const Ground& ground) {
  std::vector<Figure> result;
  for (const domain::Decision& d : ground.facts.decisions)
    for (Figure& f : damages(d.measures)) result.push_back(std::move(f));
  return result;
}

Figure lacking(const Floor& floor, std::vector<Figure> due, const Reading& scope) {
  Money sum;
  for (const Figure& f : due) sum += f.money();
  Figure f = domain::figure("floor.damages", "违约金补足至起点", std::max(Money{}, floor.amount - sum));
  f.formula = "max(0, 最高起点 − 违约金之和)";
  f.clause = floor.clause->source.to_chinese();
  f.switches = scope.use;
  f.inputs = {domain::figure("floor.highest", "最高起点", floor.amount)};
  f.inputs.insert(f.inputs.end(), due.begin(), due.end());
  return f;
}

}  // namespace

bool floors_per_clause(const law::Rulebook& law) { return reading(law, "breach.floor_scope", "clause").is("clause"); }

std::vector<Measure> floor_measures(const Ground& ground, const std::vector<Group>& groups,
                                    const std::vector<Measure>& measures) {
  const Reading scope = reading(ground.law, "breach.floor_scope", "clause");
  const Floor floor = highest(groups);
  if (scope.is("clause") || floor.clause == nullptr) return {};
  std::vector<Figure> due = damages(measures);
  if (due.empty()) return {};
  if (scope.is("case")) {
    const std::vector<Figure> before = decided_before(ground);
    due.insert(due.end(), before.begin(), before.end());
  }
  Measure m;
  m.amount = lacking(floor, std::move(due), scope);
  if (m.amount->money().is_zero()) return {};
  m.id = "floor.damages";
  m.action = "damages";
  m.label = m.amount->label;
  m.clause = floor.clause->id;
  m.citation = citation_of(*floor.clause, *floor.rule);
  return {m};
}

}  // namespace mi::work::penalty
