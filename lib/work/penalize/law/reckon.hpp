// SPDX-License-Identifier: Apache-2.0
// From findings to a penalty under the law. Which article carries which range, stop and bar is the packs' matter; here they
// are applied: the same money once, under the heavier article; the law of the day of the act unless that of today is milder
// (行政处罚法 37); of several norms that fit one act the one with the higher fine (29); nothing for what the time bar
// covers (36). A fine stays a range until an officer, or a regional tier, says where in it.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "domain/table.hpp"
#include "law/rulebook.hpp"
#include "work/penalize/law/facts.hpp"

namespace mi::work {

struct LawInput {
  // "pick" for a fine inside its range ("reg.38.3.fine" = "4000.00"), or a term; "below" for one under it, value
  // "AMOUNT ground"; "choose" and "waive" for optional measures. Those of the reckoning before carry over.
  std::vector<domain::MeasureChoice> choices = {};
  std::optional<base::Date> date = {};
};

struct LawResult {
  domain::LawSet set;
  std::vector<std::string> open;     // fines and terms without a figure, optional measures nobody chose or waived
};

// Error(usage): a pick outside its range, a figure below it without a recorded ground, a choice of what is not there.
// Error(choice): a finding without single days that straddles a change of the law.
LawResult reckon_law(const LawFacts& facts, const law::Rulebook& law, const LawInput& input);

const std::vector<std::string>& law_switches();

domain::LawSet named(const LawFacts& facts, domain::LawSet set, casefile::Change& change);
void store(casefile::Change& change, const domain::LawSet& set, const LawFacts& facts);

domain::Table law_rows(const domain::LawSet& set);
domain::Table law_measure_rows(const domain::LawSet& set);
domain::Table unpunished_rows(const domain::LawSet& set);
domain::Table law_total_rows(const domain::LawSet& set);
std::vector<domain::Figure> figures(const domain::LawSet& set);

}  // namespace mi::work
