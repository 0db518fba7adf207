// SPDX-License-Identifier: Apache-2.0
// What an officer decided about optional measures, and switches read on the way.
#include <algorithm>

#include "work/penalize/parts.hpp"

namespace mi::work::penalty {
namespace {

using Word = MeasureChoice::Word;

const domain::Measure* earlier(const Ground& ground, const std::string& measure) {
  if (!ground.facts.measures) return nullptr;
  for (const domain::Measure& m : ground.facts.measures->measures)
    if (m.id == measure && m.optional && !m.reason.empty()) return &m;
  return nullptr;
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
  const auto& words = ground.input.choices;
  const auto found = std::find_if(words.rbegin(), words.rend(), [&](const auto& c) { return c.measure == measure; });
  return found == words.rend() ? nullptr : &*found;
}

void apply_choice(const Ground& ground, domain::Measure& measure) {
  if (!measure.optional) return;
  if (const MeasureChoice* word = word_on(ground, measure.id)) {
    measure.chosen = word->word != Word::waive;
    measure.reason = word->reason;
  } else if (const domain::Measure* before = earlier(ground, measure.id)) {
    measure.chosen = before->chosen;
    measure.reason = before->reason;
  }
}

}  // namespace mi::work::penalty
