// SPDX-License-Identifier: Apache-2.0
// What an officer decided about optional measures, and switches read on the way.
#include <algorithm>

#include "work/penalize/parts.hpp"

namespace mi::work::penalty {
namespace {

using domain::MeasureChoice;

const MeasureChoice* last_on(const std::vector<MeasureChoice>& words, const std::string& measure) {
  const auto found = std::find_if(words.rbegin(), words.rend(), [&](const auto& c) { return c.measure == measure; });
  return found == words.rend() ? nullptr : &*found;
}

}  // namespace

Reading reading(const law::Rulebook& law, const char* name, const char* fallback) {
  const auto found = law.find_switch(name);
  if (!found) return {fallback, {}};
  return {found->value, {found->use()}};
}

std::vector<domain::SwitchUse> join(std::vector<domain::SwitchUse> a, const std::vector<domain::SwitchUse>& b) {
  a.insert(a.end(), b.begin(), b.end());
  return a;
}

const MeasureChoice* word_on(const Ground& ground, const std::string& measure) {
  if (const MeasureChoice* now = last_on(ground.input.choices, measure)) return now;
  return ground.facts.measures ? last_on(ground.facts.measures->choices, measure) : nullptr;
}

void apply_choice(const Ground& ground, domain::Measure& measure) {
  const MeasureChoice* word = measure.optional ? word_on(ground, measure.id) : nullptr;
  if (word == nullptr) return;
  measure.chosen = word->word != "waive";
  measure.reason = word->reason;
}

std::vector<MeasureChoice> standing_choices(const Ground& ground, const std::vector<domain::Measure>& measures) {
  std::vector<MeasureChoice> result;
  for (const domain::Measure& m : measures)
    if (const MeasureChoice* word = word_on(ground, m.id)) result.push_back(*word);
  return result;
}

std::string paid_through(const Ground& ground) {
  if (!ground.input.paid_through.empty()) return ground.input.paid_through;
  const auto& before = ground.facts.measures;
  return before && !before->paid_through.empty() ? before->paid_through : "settled";
}

}  // namespace mi::work::penalty
