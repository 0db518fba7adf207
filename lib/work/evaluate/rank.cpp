// SPDX-License-Identifier: Apache-2.0
#include "work/evaluate/rank.hpp"

#include <algorithm>
#include <utility>

#include "base/error.hpp"
#include "base/message.hpp"
#include "casefile/case.hpp"
#include "casefile/views/register.hpp"
#include "work/evaluate/shares.hpp"

namespace mi::work {
namespace {

using base::Error;
using base::ErrorKind;
using base::mark;
using base::Rational;
using base::say;

Ranked ranked_of(const casefile::Case& file, const std::string& path, const std::string& year) {
  const auto recorded = file.get<domain::Assessment>(year);
  if (!recorded) throw Error(ErrorKind::cannot, say("no assessment of {} is on record", year));
  const domain::Assessment& a = recorded->value;
  const casefile::Register on = casefile::register_on(file, a.date);
  Ranked r;
  r.subject = path;
  if (on.institution) r.name = on.institution->value.name;
  r.score = Rational::parse(a.figures.back().value);
  r.vetoed = a.vetoed();
  return r;
}

// A veto is below every score.
bool before(const Ranked& a, const Ranked& b) { return a.vetoed != b.vetoed ? b.vetoed : a.score > b.score; }
bool equal(const Ranked& a, const Ranked& b) { return a.vetoed == b.vetoed && a.score == b.score; }

std::int64_t places_of(const Ranking& ranking, const law::Rulebook& law, base::Date day) {
  const Rational whole = law.value("assessment.award.share", day).rational() * Rational(static_cast<std::int64_t>(ranking.list.size()));
  const auto rounding = law.find_switch("assessment.award.rounding");
  return rounding && rounding->is("ceil") ? base::ceil(whole) : base::round_half_away(whole);
}

// How many of the first `n` stand clear of the next: equal scores are not parted.
std::size_t clear_of(const std::vector<Ranked>& list, std::size_t n) {
  if (n >= list.size()) return list.size();
  while (n > 0 && equal(list[n - 1], list[n])) --n;
  return n;
}

void award(Ranking& ranking, const law::Rulebook& law, base::Date day) {
  ranking.awards = places_of(ranking, law, day);
  const Rational least = law.value("assessment.award.mark", day).rational();
  const auto quota = std::min(static_cast<std::size_t>(ranking.awards), ranking.list.size());
  const std::size_t clear = clear_of(ranking.list, quota);
  for (std::size_t i = 0; i < ranking.list.size(); ++i) {
    Ranked& r = ranking.list[i];
    const bool fit = !r.vetoed && r.score >= least;
    r.awarded = fit && i < clear;
    r.tie = fit && clear < quota && equal(r, ranking.list[clear]);
  }
}

void grade(Ranking& ranking, const law::Rulebook& law, base::Date day) {
  if (!law.has("assessment.grades", day)) return;
  const auto grades = law.value("assessment.grades", day).list();
  const auto shares = parse_shares(law.value("assessment.grade_shares", day), grades, false);
  Rational upto;
  std::size_t from = 0;
  for (std::size_t g = 0; g < grades.size(); ++g) {
    upto = upto + shares[g];
    const auto end = static_cast<std::size_t>(base::floor(upto * Rational(static_cast<std::int64_t>(ranking.list.size()))));
    const std::size_t to = std::max(from, clear_of(ranking.list, end));
    for (; from < to; ++from)
      if (!ranking.list[from].vetoed) ranking.list[from].grade = grades[g];
  }
}

}  // namespace

Ranking read_ranking(const std::vector<std::string>& files, const std::string& year) {
  Ranking ranking;
  for (const std::string& path : files) {
    try {
      ranking.list.push_back(ranked_of(casefile::Case::open(path, casefile::Access::read), path, year));
    } catch (const Error& e) {
      ranking.unread.push_back(path + ": " + e.message());
    }
  }
  return ranking;
}

void rank(Ranking& ranking, const law::Rulebook& law, base::Date day) {
  std::stable_sort(ranking.list.begin(), ranking.list.end(), before);
  for (std::size_t i = 0; i < ranking.list.size(); ++i)
    ranking.list[i].place = i > 0 && equal(ranking.list[i - 1], ranking.list[i]) ? ranking.list[i - 1].place : static_cast<std::int64_t>(i) + 1;
  award(ranking, law, day);
  grade(ranking, law, day);
}

domain::Table rows(const Ranking& ranking) {
  using domain::ColumnKind;
  domain::Table t{"mi.evaluate.ranking/1",
                  {{"place", mark("place"), ColumnKind::integer}, {"case", mark("case")}, {"name", mark("name")}, {"score", mark("score"), ColumnKind::rate},
                   {"award", mark("award")}, {"grade", mark("grade")}},
                  {}};
  for (const Ranked& r : ranking.list)
    t.rows.push_back({r.place, r.subject, r.name, r.score.to_string(), r.vetoed ? "vetoed" : r.awarded ? "awarded" : r.tie ? "tie" : "none", r.grade});
  return t;
}

}  // namespace mi::work
