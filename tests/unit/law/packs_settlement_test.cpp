// SPDX-License-Identifier: Apache-2.0
// Shenzhen's month and overspend, Chifeng's deposit and limits, at each limit and one beyond.
#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "base/error.hpp"
#include "law/calculate/brackets.hpp"
#include "law/calculate/damages.hpp"
#include "law/calculate/split.hpp"
#include "packs_support.hpp"

using namespace mi;
using base::Money;
using test::answer;
using test::book;
using test::day;
using law::Answer;

namespace {

domain::Figure amount(const char* text) { return domain::figure("in", "金额", Money::parse(text)); }

law::Split month(const law::Rulebook& law, const domain::Figure& total) {
  return law::split_by_share("pay", "拨付", "deposit", "保证金", law.value("settlement.month.pay_share"), total);
}

std::string compensation(const char* standard, const char* actual, bool whole = false) {
  const auto law = book("shenzhen", "2026-12-31");
  const auto table = law.table("settlement.overspend.compensation", law.as_of());
  const auto reckon = whole ? law::brackets_of_excess : law::brackets_marginal;
  return reckon("compensation", "补偿", table, amount(standard), amount(actual), base::Rational(1), {}).value;
}

std::string refund(const char* score) {
  const auto law = book("chifeng", "2012-06-01");
  const auto table = law.table("settlement.deposit.refund", law.as_of());
  const auto input = domain::figure("score", "考评得分", base::Rational::parse(score));
  return law::brackets_whole("refund", "返还", table, input, amount("360000.00")).value;
}

std::string consequence(const char* score) {
  const auto law = book("chifeng", "2012-06-01");
  return law::bracket(law.table("settlement.deposit.refund", law.as_of()), base::Rational::parse(score)).consequence;
}

}  // namespace

TEST_CASE("SZ-01: 97 % is paid, the deposit is what is left, to the fen") {
  const auto law = book("shenzhen", "2026-04-21");
  struct Case {
    const char *total, *pay, *deposit;
  };
  for (const Case& c : {Case{"980000.00", "950600.00", "29400.00"}, Case{"1234567.89", "1197530.85", "37037.04"},
                        Case{"0.17", "0.16", "0.01"}, Case{"0.50", "0.49", "0.01"}, Case{"0.01", "0.01", "0.00"},
                        Case{"0.00", "0.00", "0.00"}}) {
    const auto split = month(law, amount(c.total));
    CAPTURE(c.total);
    CHECK(split.pay.value == c.pay);
    CHECK(split.rest.value == c.deposit);
  }
  CHECK(law.value("settlement.month.pay_from").count() == 21);
  CHECK(law.switch_value("settlement.month.order").is("after-withholding"));
}

TEST_CASE("SZ-01: paid and kept add up for every sum") {
  const auto law = book("shenzhen", "2026-04-21");
  CHECK(rc::check([&](std::uint32_t fen) {
    const auto total = domain::figure("in", "核准", Money::fen(fen));
    const auto split = month(law, total);
    RC_ASSERT(split.pay.money() + split.rest.money() == Money::fen(fen));
  }));
}

TEST_CASE("SZ-02: each part of the excess in its own bracket, 5 % and 10 % still in the lower one") {
  CHECK(compensation("12000000.00", "12900000.00") == "510000.00");          // 7.5 %
  CHECK(compensation("12000000.00", "12600000.00") == "360000.00");          // 5 %
  CHECK(compensation("12000000.00", "12600000.02") == "360000.01");          // two fen more at 50 %
  CHECK(compensation("12000000.00", "13200000.00") == "660000.00");          // 10 %
  CHECK(compensation("12000000.00", "13200000.01") == "660000.00");          // nothing above
  CHECK(compensation("12000000.00", "12000000.00") == "0.00");
  CHECK(compensation("12000000.00", "11000000.00") == "0.00");
}

TEST_CASE("SZ-02: the other reading takes the whole excess at the rate of its bracket") {
  CHECK(compensation("12000000.00", "12900000.00", true) == "450000.00");
  CHECK(compensation("12000000.00", "12600000.00", true) == "360000.00");
  CHECK(compensation("12000000.00", "12600000.02", true) == "300000.01");
  CHECK(compensation("12000000.00", "13200000.00", true) == "600000.00");
  CHECK(compensation("12000000.00", "13200000.01", true) == "0.00");
  const auto law = book("shenzhen", "2026-12-31");
  CHECK(law.switch_value("settlement.overspend.brackets").is("marginal"));
  CHECK(law.conditions("settlement.overspend.reason", law.as_of()).size() == 4);
  CHECK(law.value("settlement.overspend.standards").list().size() == 2);
}

TEST_CASE("SZ-03, SZ-04: three years without weights; the cost of a violation is refused") {
  const auto law = book("shenzhen", "2026-12-31");
  CHECK(law.value("settlement.budget.years").term() == law::Term{3, law::TermUnit::years});
  CHECK_THROWS_AS(law.value("settlement.budget.weights"), base::Error);
  CHECK(law.clause("violation", law.as_of()).measures.at(0).act == "refuse");
  CHECK(law.value("settlement.month.pay_share").basis == law::Basis::second_hand);
}

TEST_CASE("CF-09: the deposit by the exact score; below 65 the designation goes too") {
  CHECK(refund("85") == "360000.00");
  CHECK(refund("84.995") == "324000.00");
  CHECK(refund("84.60") == "324000.00");
  CHECK(refund("75") == "324000.00");
  CHECK(refund("74.99") == "288000.00");
  CHECK(refund("65") == "288000.00");
  CHECK(refund("64.99") == "0.00");
  CHECK(consequence("64.99") == "designation-cancelled");
  CHECK(consequence("65") == "");
  const auto law = book("chifeng", "2012-06-01");
  CHECK(law.switch_value("settlement.deposit.score").is("year"));
  law::Facts facts;
  facts.set("assessment.score", base::Rational::parse("64.99"));
  CHECK(answer(law, "agreement.terminate.score", facts) == Answer::yes);
  facts.set("assessment.score", 65);
  CHECK(answer(law, "agreement.terminate.score", facts) == Answer::no);
}

TEST_CASE("CF-01, CF-09, CF-13: what the copy lost must be filled, and until then gives leads only") {
  const auto law = book("chifeng", "2012-06-01");
  CHECK_THROWS_AS(law.value("claims.stay.average_max"), base::Error);
  CHECK_THROWS_AS(law.value("settlement.deposit.rate"), base::Error);
  CHECK(law.is_gap("12.excluded"));
  const auto filled = book("chifeng", "2012-06-01", {{"breach.scope.causes", "酗酒,斗殴"}});
  CHECK_FALSE(filled.is_gap("12.excluded"));
}

TEST_CASE("CF-03: not in bed at two checks, nothing that explains it; no bed at all costs three to five times") {
  const auto law = book("chifeng", "2012-06-01");
  law::Facts facts;
  facts.set("bed.absent_checks", 2).set("bed.leave", false).set("bed.in_record", false).set("bed.signed", false);
  CHECK(answer(law, "inspect.bed.hung", facts) == Answer::yes);
  facts.set("bed.leave", true);
  CHECK(answer(law, "inspect.bed.hung", facts) == Answer::no);
  facts.set("bed.leave", false).set("bed.absent_checks", 1);
  CHECK(answer(law, "inspect.bed.hung", facts) == Answer::no);

  const auto clause = law.clause("15.no_bed", law.as_of());
  const law::Measure& fine = clause.measures.at(1);
  const auto cost = amount("8000.00");
  CHECK_THROWS_AS(law::damages("d", clause, fine, cost, {}), base::Error);  // nobody chose
  CHECK(law::damages("d", clause, fine, cost, {}, base::Rational(4), "首次发现").value == "32000.00");
  CHECK(law::damages("d", clause, fine, cost, {}, base::Rational(5), "拒不配合").value == "40000.00");
  CHECK_THROWS_AS(law::damages("d", clause, fine, cost, {}, base::Rational(6), "拒不配合"), base::Error);
}

TEST_CASE("CF-02, CF-04 to CF-07, CF-10, CF-11: limits as the text has them") {
  const auto law = book("chifeng", "2012-06-01");
  CHECK(law.value("claims.records.keep").term() == law::Term{15, law::TermUnit::years});
  CHECK(law.value("claims.referral.rate_max").rational() == base::Rational::of(3, 100));
  CHECK(law.value("claims.drugs.self_paid_share_max").rational() == base::Rational::of(1, 10));
  CHECK(law.value("claims.drugs.discharge_acute_max").term().n == 3);
  CHECK(law.value("claims.drugs.discharge_chronic_max").term().n == 5);
  CHECK(law.value("claims.drugs.stock_min").rational() == base::Rational::of(4, 5));
  CHECK(law.value("points.doctor.prescribing_bar").term() == law::Term{1, law::TermUnit::years});
  CHECK(law.conditions("points.doctor.prescribing", law.as_of()).size() == 3);
  const auto notice = law.deadline("agreement.notice.ahead", law.as_of());
  CHECK(notice.backward);
  CHECK(test::last_day(notice, "2026-03-31") == day("2026-02-27"));  // 28 February is a Saturday: the Friday before
}

TEST_CASE("CF-04: a referral goes to a public hospital of the third level in one of two cities") {
  const auto law = book("chifeng", "2012-06-01");
  law::Facts facts;
  facts.set("referral.city", "沈阳").set("referral.level", 3).set("referral.ownership", "public");
  CHECK(answer(law, "claims.referral.target", facts) == Answer::yes);
  facts.set("referral.city", "天津");
  CHECK(answer(law, "claims.referral.target", facts) == Answer::no);
  facts.set("referral.city", "北京").set("referral.level", 2);
  CHECK(answer(law, "claims.referral.target", facts) == Answer::no);
}
