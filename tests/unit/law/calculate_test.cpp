// SPDX-License-Identifier: Apache-2.0
// The named calculations: laws that hold for all inputs (G4, G5, G6), and how a figure says where it comes from.
#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "base/error.hpp"
#include "law/calculate/brackets.hpp"
#include "law/calculate/damages.hpp"
#include "law/calculate/excess.hpp"
#include "law/calculate/split.hpp"
#include "law/rulebook.hpp"

using namespace mi;
using base::Money;
using base::Rational;
using domain::Figure;

namespace {

Figure money(const char* label, std::int64_t fen) { return domain::figure(label, label, Money::fen(fen)); }

law::Value value(const char* text) {
  law::Value v;
  v.id = v.label = "限值";
  v.quantity = law::Quantity::parse(text);
  return v;
}

law::RuleTable shenzhen() { return law::Rulebook::of({law::find_pack("shenzhen")}, base::Date::of(2026, 1, 1))
                                .table("settlement.overspend.compensation", base::Date::of(2026, 1, 1)); }

std::int64_t up_to(std::int64_t most) { return *rc::gen::inRange<std::int64_t>(0, most); }

}  // namespace

TEST_CASE("parts of a split add up to the whole, whatever the share") {
  CHECK(rc::check([] {
    const std::int64_t total = up_to(1'000'000'000'000), percent = up_to(101);
    const law::Split s = law::split_by_share("p", "p", "r", "r", value((std::to_string(percent) + " %").c_str()), money("t", total));
    RC_ASSERT(s.pay.money() + s.rest.money() == Money::fen(total));
    RC_ASSERT(!s.pay.money().is_negative() && !s.rest.money().is_negative());
  }));
}

TEST_CASE("apportioned parts add up, and none is further from its share than a fen") {
  CHECK(rc::check([] {
    const auto numbers = *rc::gen::nonEmpty(rc::gen::container<std::vector<std::int64_t>>(rc::gen::inRange<std::int64_t>(1, 1000)));
    std::vector<law::Weight> weights;
    std::int64_t sum = 0;
    for (std::int64_t n : numbers) {
      weights.push_back({"w" + std::to_string(weights.size()), "w", n});
      sum += n;
    }
    const std::int64_t total = up_to(100'000'000);
    const auto parts = law::apportion(money("t", total), weights, "");
    Money all;
    for (std::size_t i = 0; i < parts.size(); ++i) {
      all += parts[i].money();
      const Rational share = Rational(total) * Rational::of(numbers[i], sum), got(parts[i].money().fen());
      RC_ASSERT(got - share < Rational(1) && share - got < Rational(1));
    }
    RC_ASSERT(all == Money::fen(total));
  }));
}

TEST_CASE("damages never fall below their floor, and rise with the base") {
  CHECK(rc::check([] {
    const std::int64_t low = up_to(10'000'000), more = up_to(10'000'000);
    const auto reckon = [](std::int64_t fen) {
      return law::multiple_with_floor({"d", "违约金", money("b", fen), Rational(2), Money::yuan(20000), std::nullopt, "", {}}).money();
    };
    RC_ASSERT(reckon(low) >= Money::yuan(20000));
    RC_ASSERT(reckon(low) <= reckon(low + more));
  }));
}

TEST_CASE("marginal brackets never pay more than the excess, and never jump") {
  const law::RuleTable table = shenzhen();
  CHECK(rc::check([&] {
    const std::int64_t standard = up_to(100'000'000) + 1, above = up_to(30'000'000);
    const auto pay = [&](std::int64_t excess) {
      return law::brackets_marginal("c", "c", table, money("s", standard), money("a", standard + excess)).money();
    };
    RC_ASSERT(pay(above) <= Money::fen(above));
    RC_ASSERT(pay(above + 1).fen() - pay(above).fen() <= 1);
    RC_ASSERT(pay(above) <= pay(above + 1));
  }));
}

TEST_CASE("what is withheld for growth stays within what is payable, and is nothing up to the limit") {
  CHECK(rc::check([] {
    const std::int64_t stays = up_to(1000) + 1, base_fen = up_to(1'000'000) + 1, cost = up_to(2'000'000'000), payable = up_to(1'000'000'000);
    const Figure f = law::growth_cap({"g", "g", money("c", cost), domain::count("n", "n", stays), money("b", base_fen),
                                      value("10 %"), domain::figure("s", "s", Rational(1)), money("p", payable), {}});
    RC_ASSERT(f.money() <= Money::fen(payable));
    const bool above = Rational(cost) > Rational(stays) * Rational(base_fen) * Rational::of(11, 10);
    RC_ASSERT(above || f.money().is_zero());
  }));
}

TEST_CASE("a quota and what lies above it add up to the cost") {
  const law::QuotaResult r = law::quota("q", "定额支付", value("1000.00 CNY"), domain::count("n", "人次", 3), money("费用", 312345));
  CHECK(r.paid.value == "3000.00");
  CHECK(r.above.value == "123.45");
  CHECK(r.above.inputs[1].value == "3000.00");
}

TEST_CASE("a figure says its rounding only when it rounded, and why a floor took over") {
  const auto reckon = [](const char* multiple, std::int64_t fen) {
    return law::multiple_with_floor({"d", "违约金", money("基数", fen), Rational::parse(multiple), Money::yuan(1), std::nullopt, "条", {}});
  };
  CHECK(reckon("2", 1001).rounding.empty());
  CHECK(reckon("1/3", 1001).rounding == "基数 × 倍数四舍五入到分");
  CHECK(reckon("2", 10).note == "按倍数计算为 0.20 元，低于最低额，按最低额计");
  CHECK(reckon("2", 1001).formula == "违约金 = max(基数 × 2 倍, 最低额)");
  CHECK(reckon("2", 1001).inputs.at(2).value == "1.00");
  CHECK_THROWS_AS(reckon("-1", 100), base::Error);
  CHECK_THROWS_AS(reckon("1", -100), base::Error);
}

TEST_CASE("a score is looked up as it is, never rounded first (G6)") {
  const auto law = law::Rulebook::of({law::find_pack("chifeng")}, base::Date::of(2026, 1, 1));
  const law::RuleTable table = law.table("settlement.deposit.refund", law.as_of());
  CHECK(law::bracket(table, Rational::parse("84.995")).result.written == "90 %");
  CHECK(law::bracket(table, Rational::parse("85")).result.written == "100 %");
}

TEST_CASE("citations as they are printed") {
  law::Citation c{"p", "a", "某协议", {}, "56", "", "2", "", ""};
  CHECK(c.to_chinese() == "《某协议》第五十六条第（二）项");
  CHECK(c.to_string() == "p/a/56//2");
  c.article = "120-1";
  c.paragraph = "3";
  c.item = "12";
  CHECK(c.to_chinese() == "《某协议》第一百二十条之一第三款第（十二）项");
  const std::pair<const char*, const char*> articles[] = {{"10", "第十条"},      {"11", "第十一条"},  {"20", "第二十条"},
                                                          {"101", "第一百零一条"}, {"110", "第一百一十条"}, {"999", "第九百九十九条"}};
  for (const auto& [number, words] : articles) CHECK(law::Citation{"", "", "", {}, number, "", "", "", ""}.place() == words);
}

TEST_CASE("terms print and read back; what is no term is refused") {
  for (const char* text : {"24 hours", "1 day", "30 working-days", "1 month", "2 years"}) CHECK(law::Term::parse(text).to_string() == text);
  CHECK(law::Term::parse("5 working-days").to_chinese() == "5个工作日");
  for (const char* text : {"", "5", "days", "5 weeks", "-1 days", "1.5 days", "5  ", "99999999999999999999 days"})
    CHECK_THROWS_AS(law::Term::parse(text), base::Error);
}
