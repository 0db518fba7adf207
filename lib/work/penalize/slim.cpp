// SPDX-License-Identifier: Apache-2.0
#include "work/penalize/slim.hpp"

#include <unordered_set>

namespace mi::work {
namespace {

using domain::Figure;
using domain::MeasureSet;
using Told = std::unordered_set<std::string>;

std::vector<Figure*> all_figures(MeasureSet& set) {
  std::vector<Figure*> all;
  for (domain::Measure& m : set.measures)
    if (m.amount) all.push_back(&*m.amount);
  for (Figure* f : {&set.refused, &set.recovered, &set.damages, &set.total}) all.push_back(f);
  if (set.to_patients) all.push_back(&*set.to_patients);
  return all;
}

Told told_in(MeasureSet& set) {
  Told told;
  for (const Figure* f : all_figures(set)) told.insert(f->id);
  told.erase(set.total.id);
  return told;
}

void add_findings(Told& told, const MeasureSet& set) {
  for (const domain::NetFinding& n : set.findings)
    for (const char* amount : {".gross", ".overlap", ".net", ".fund"}) told.insert(n.finding + amount);
}

void thin(Figure& f, const Told& told) {
  for (Figure& input : f.inputs) {
    if (told.count(input.id) != 0) input = domain::named(input);
    else thin(input, told);
  }
}

}  // namespace

MeasureSet spread(MeasureSet set) {
  Told told = told_in(set);
  for (Figure* f : all_figures(set)) domain::put_in(*f, set.parts, told);
  set.parts.clear();
  add_findings(told, set);
  for (Figure* f : all_figures(set)) thin(*f, told);
  return set;
}

MeasureSet slim(MeasureSet set) {
  if (set.findings.size() < domain::many_findings) return spread(std::move(set));
  const Told told = told_in(set);
  for (Figure* f : all_figures(set)) thin(*f, told);
  return set;
}

}  // namespace mi::work
