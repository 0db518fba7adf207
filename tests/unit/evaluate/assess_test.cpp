// SPDX-License-Identifier: Apache-2.0
// The yearly assessment (SG-16, GX-02, GX-03): what a case knows of it afterwards, exact at the limit and one beyond; ranks that never
// part equal scores (GX-04, GX-05).
#include "work/evaluate/assess.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "law/case_facts.hpp"
#include "law/pack.hpp"
#include "unit/casefile/history.hpp"
#include "work/evaluate/rank.hpp"

using namespace mi;
using base::Rational;
using casefile::Access;
using casefile::Case;

namespace {

const base::Date day = base::Date::of(2026, 12, 28);

law::Rulebook law_of(const char* pack, const std::vector<law::Override>& set) { return law::Rulebook::of({law::find_pack(pack)}, day, set); }

domain::Assessment assessed(const char* score) {
  static const law::Rulebook law = law_of("shaoguan-2023", {{"assessment.reached", "85"}});
  return work::assess({"2026", day, {{"", "", Rational::parse(score), ""}}, {}, {}}, law);
}

// What a case says on a day, once the assessment is on record.
std::string fact_on(const char* score, const char* name, base::Date on) {
  test::TempFolder folder;
  Case c = Case::open(test::new_case(folder), Access::write);
  const domain::Assessment a = assessed(score);
  test::record(c, a.year, a);
  const law::CaseFacts facts = law::facts_of_institution(c, on);
  const auto* known = facts.facts.find(name);
  return known == nullptr ? "unknown" : known->value.written;
}

law::Rulebook award_law() {
  return law_of("guangxi", {{"assessment.award.share", "30 %"}, {"assessment.award.mark", "60"}, {"assessment.grade_shares", "AAA 10 %; AA 20 %; A 30 %"}});
}

}  // namespace

TEST_CASE("SG-16: 84.9999 does not reach 85, 85 does; before its day an assessment says nothing") {
  CHECK(fact_on("84.9999", "assessment.reached", day) == "false");
  CHECK(fact_on("85", "assessment.reached", day) == "true");
  CHECK(fact_on("85", "assessment.reached", day.plus_days(-1)) == "unknown");
  CHECK(fact_on("84.9999", "assessment.score", day.plus_days(300)) == "849999/10000");
}

TEST_CASE("GX-04, GX-05: equal scores are awarded and graded alike, never more than the shares allow, and never under a veto or the mark") {
  static const law::Rulebook law = award_law();
  const bool ok = rc::check([] {
    const auto scores = *rc::gen::container<std::vector<int>>(rc::gen::inRange(50, 62));
    work::Ranking ranking;
    for (const int s : scores) {
      work::Ranked r;
      r.score = Rational(s);
      r.vetoed = s % 5 == 0;
      ranking.list.push_back(r);
    }
    work::rank(ranking, law, day);
    std::int64_t awarded = 0, aaa = 0;
    for (std::size_t i = 0; i < ranking.list.size(); ++i) {
      const auto& r = ranking.list[i];
      awarded += r.awarded;
      aaa += r.grade == "AAA";
      RC_ASSERT(!r.awarded || (!r.vetoed && r.score >= Rational(60) && !r.tie));
      RC_ASSERT(!r.vetoed || r.grade.empty());
      if (i == 0 || r.vetoed != ranking.list[i - 1].vetoed || !(r.score == ranking.list[i - 1].score)) continue;
      RC_ASSERT(r.awarded == ranking.list[i - 1].awarded);
      RC_ASSERT(r.grade == ranking.list[i - 1].grade);
      RC_ASSERT(r.place == ranking.list[i - 1].place);
    }
    RC_ASSERT(awarded <= ranking.awards);
    RC_ASSERT(10 * aaa <= static_cast<std::int64_t>(ranking.list.size()));
  });
  CHECK(ok);
}

TEST_CASE("GX-04: of 83 at 30 % there are 25 places, whether 24.9 is rounded or raised") {
  work::Ranking ranking;
  ranking.list.resize(83);
  work::rank(ranking, award_law(), day);
  CHECK(ranking.awards == 25);
  work::rank(ranking, award_law().with({"assessment.award.rounding", "ceil"}), day);
  CHECK(ranking.awards == 25);
  ranking.list.resize(81);  // 24.3
  work::rank(ranking, award_law(), day);
  CHECK(ranking.awards == 24);
  work::rank(ranking, award_law().with({"assessment.award.rounding", "ceil"}), day);
  CHECK(ranking.awards == 25);
}
