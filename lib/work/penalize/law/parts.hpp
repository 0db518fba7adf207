// SPDX-License-Identifier: Apache-2.0
// The parts of reckon_law(), shared by the files of this folder only.
#pragma once
#include <string>
#include <vector>

#include "work/penalize/law/norms.hpp"
#include "work/penalize/law/reckon.hpp"

namespace mi::work::penalty {

struct LawGround {
  const LawFacts& facts;
  const law::Rulebook& law;
  const LawInput& input;
  base::Date date() const { return input.date.value_or(law.as_of()); }
};

// Findings under one norm.
struct LawGroup {
  std::string id;
  law::Clause clause;
  std::string why;
  struct Share {
    const LawAct* act = nullptr;
    base::Money base;      // of the fine
    base::Money obtained;  // paid out, before what was given back
    base::Money settled;   // of that, recovered under the agreement or given back
  };
  std::vector<Share> shares;
};

// Where the findings name no department and no officer did yet.
inline const std::string unknown_department = "department:?";

const domain::MeasureChoice* law_word(const LawGround& ground, const std::string& measure);

std::vector<LawGroup> law_groups(const LawGround& ground, Norms& norms, const std::vector<LawAct>& acts,
                                 std::vector<domain::Unpunished>& unpunished);
domain::LawPart law_part(const LawGround& ground, const Norms& norms, const LawGroup& group);
std::vector<domain::Measure> law_measures(const LawGround& ground, const Norms& norms, const LawGroup& group);
// Bars of the heads of the institution: only when an officer finds the consequence grave.
std::vector<domain::Measure> head_measures(const LawGround& ground, const std::vector<LawGroup>& groups);

}  // namespace mi::work::penalty
