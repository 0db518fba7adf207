// SPDX-License-Identifier: Apache-2.0
// Institutions ranked by their yearly assessments: who is awarded within the quota (GX-04), and which grade each has (GX-05).
#pragma once
#include <string>
#include <vector>

#include "domain/assessment.hpp"
#include "domain/figure.hpp"
#include "domain/table.hpp"
#include "law/rulebook.hpp"

namespace mi::work {

struct Ranked {
  std::string subject;          // file name
  std::string name;             // of the institution
  base::Rational score;
  bool vetoed = false;
  std::int64_t place = 0;       // from 1; equal scores have one place
  bool awarded = false;
  bool tie = false;             // at the edge of the quota with others: none of them, unless a panel votes
  std::string grade;            // "" below all shares
};

struct Ranking {
  std::vector<Ranked> list;
  std::int64_t awards = 0;           // places: share of those that took part
  std::vector<std::string> unread;   // "x.mi: why"
};

// The assessments of a year in case files. One that cannot be read, or has none, is listed in `unread`.
Ranking read_ranking(const std::vector<std::string>& files, const std::string& year);
// Highest first; a veto goes last. Places are the share assessment.award.share of all, rounded as assessment.award.rounding says;
// awarded is who is in them and at least at assessment.award.mark. Grades by assessment.grade_shares of all, from the highest,
// rounded down: fewer in doubt. Equal scores that a quota or a share parts stay out of it together. Error(usage): a blank (G8).
void rank(Ranking& ranking, const law::Rulebook& law, base::Date day);
domain::Table rows(const Ranking& ranking);

}  // namespace mi::work
