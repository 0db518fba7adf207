// SPDX-License-Identifier: Apache-2.0
// The yearly assessment of a designated institution (SG-16, GX-01 to GX-03) and the survey of its patients (ZK-13).
#pragma once
#include <string>
#include <vector>

#include "base/date.hpp"
#include "domain/figure.hpp"
#include "domain/record.hpp"

namespace mi::domain {

// What one part of the year (daily, year-end) gave one group of indicators.
struct AssessedGroup {
  std::string part, group;   // in the packs' words; "" where the packs have none
  base::Rational score;      // 0 to 100
  std::string note;

  template <class V> void fields(V& v) { v("part", part)("group", group)("score", score)("note", note); }
};

// A core indicator held against the limit that vetoes.
struct Veto {
  std::string name;          // income_growth
  base::Rational value;
  Figure limit;
  bool above = false;
  std::string overridden;    // why it does not veto all the same; "" where it does

  bool stands() const { return above && overridden.empty(); }
  template <class V> void fields(V& v) {
    v("name", name)("value", value)("limit", limit)("above", above)("overridden", overridden);
  }
};

struct Assessment {  // key: the year, "2026"
  static constexpr FactKind kind{"evaluate.assessment/1", Mode::set};
  std::string year;
  base::Date date;
  std::vector<AssessedGroup> groups;
  std::vector<Veto> vetoes;
  std::vector<Figure> figures;  // each part, then "total"
  std::string reached;          // yes, no; "" where the packs do not say from which score

  bool vetoed() const {
    for (const Veto& v : vetoes)
      if (v.stands()) return true;
    return false;
  }
  template <class V> void fields(V& v) {
    v("year", year)("date", date)("groups", groups)("vetoes", vetoes)("figures", figures)("reached", reached);
  }
};

struct Survey {  // key: the year
  static constexpr FactKind kind{"evaluate.survey/1", Mode::set};
  std::string year;
  std::int64_t population = 0;           // inpatients or people signed up
  std::vector<base::Rational> answers;   // 0 to 100, nobody's name with them
  std::vector<Figure> figures;           // "required", "answered", "score"

  template <class V> void fields(V& v) { v("year", year)("population", population)("answers", answers)("figures", figures); }
};

// A secret ballot (GX-06): nobody's name, and sorted.
struct Vote {  // key: "2026/what"
  static constexpr FactKind kind{"evaluate.vote/1", Mode::set};
  std::string year, about;
  std::vector<std::string> ballots;      // yes, no, abstain; "" is invalid
  std::string hash;                      // SHA-256 of them, a line each
  std::vector<Figure> figures;           // "voters", "cast", "yes", "no", "abstain", "invalid"; "result" where it was asked

  std::string key() const { return year + "/" + about; }
  template <class V> void fields(V& v) { v("year", year)("about", about)("ballots", ballots)("hash", hash)("figures", figures); }
};

}  // namespace mi::domain
