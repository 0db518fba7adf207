// SPDX-License-Identifier: Apache-2.0
// From findings to measures under the agreement. Which measures a clause carries, its multiples, floors and terms, is
// the pack's matter; here they are applied: the same money once in the heaviest clause (G10), what is not yet paid is
// refused and what was paid is recovered, a floor is due with a base of zero too, several suspensions of one target run
// together or in turn. What the text leaves open is a switch.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "domain/net.hpp"
#include "domain/table.hpp"
#include "law/rulebook.hpp"
#include "work/penalize/facts.hpp"

namespace mi::work {

struct PenaltyInput {
  std::vector<domain::MeasureChoice> choices = {};  // those of the reckoning before carry over where these are silent
  // Months up to this one ("2018-03") were paid, whatever settlements the case holds; "none": nothing was paid;
  // "settled": by the case's settlements. Not given: as in the reckoning before, else settled.
  std::string paid_through = {};
  std::optional<base::Date> date = {};  // day of the step; the law's day when it is not given
  std::vector<std::string> only = {};  // these findings and no others; all when empty
};

struct PenaltyResult {
  domain::MeasureSet set;
  std::vector<std::string> unclassified;  // findings without a clause that an officer confirmed
  std::vector<std::string> law_track;     // under a clause of the law track: not the agency's measure
  std::vector<std::string> open;          // optional measures that nobody chose or waived yet
};

// Error(choice): a range without the officer's pick. Error(usage): a choice of a measure that is not there, a required
// parameter that is not set (G8), a clause not in force on the days of the conduct (G11).
// Error(gate): a finding stands on a clause whose text is lost (G9).
PenaltyResult compute(const PenaltyFacts& facts, const law::Rulebook& law, const PenaltyInput& input);

// The switches that it reads, for law::what_if.
const std::vector<std::string>& penalty_switches();

domain::Table measure_rows(const domain::MeasureSet& set);
domain::Table finding_rows(const domain::MeasureSet& set);
domain::Table total_rows(const domain::MeasureSet& set);
// Every figure of the set, for --explain: measures in full, sums with their parts named.
std::vector<domain::Figure> figures(const domain::MeasureSet& set);

// "due", "chosen", "waived", "open": how a measure stands.
const char* standing(const domain::Measure& measure);

}  // namespace mi::work
