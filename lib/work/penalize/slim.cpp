// SPDX-License-Identifier: Apache-2.0
#include "work/penalize/slim.hpp"

#include <unordered_set>

namespace mi::work {
namespace {

using domain::Figure;
using Told = std::unordered_set<std::string>;

Told told_in(const domain::MeasureSet& set) {
  Told told;
  for (const domain::NetFinding& n : set.findings)
    for (const Figure* f : {&n.gross, &n.overlap, &n.net, &n.fund}) told.insert(f->id);
  for (const domain::Measure& m : set.measures)
    if (m.amount) told.insert(m.amount->id);
  for (const Figure* f : {&set.refused, &set.recovered, &set.damages}) told.insert(f->id);
  if (set.to_patients) told.insert(set.to_patients->id);
  return told;
}

Figure leaf(Figure& f) {
  Figure result;
  result.id = std::move(f.id);
  result.label = std::move(f.label);
  result.value = std::move(f.value);
  result.unit = std::move(f.unit);
  return result;
}

void thin(Figure& f, const Told& told) {
  for (Figure& input : f.inputs) {
    if (told.count(input.id) != 0) input = leaf(input);
    else thin(input, told);
  }
}

}  // namespace

domain::MeasureSet slim(domain::MeasureSet set) {
  const Told told = told_in(set);
  for (domain::NetFinding& n : set.findings) {
    thin(n.net, told);
    thin(n.fund, told);
  }
  for (domain::Measure& m : set.measures)
    if (m.amount) thin(*m.amount, told);
  for (Figure* f : {&set.refused, &set.recovered, &set.damages, &set.total}) thin(*f, told);
  if (set.to_patients) thin(*set.to_patients, told);
  return set;
}

}  // namespace mi::work
