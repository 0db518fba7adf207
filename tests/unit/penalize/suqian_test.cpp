// SPDX-License-Identifier: Apache-2.0
// The tiers of Suqian's agreement of 2018 (art. 52 to 59, 63), each at its floor and one fen beyond, as the shipped pack
// words them. Amounts are worked out by hand.
#include <doctest/doctest.h>

#include "base/error.hpp"
#include "unit/penalize/city.hpp"
#include "work/penalize/classify.hpp"
#include "work/penalize/decide.hpp"

using namespace mi;
using namespace mi::test;
using work::compute;

namespace {

law::Rulebook suqian(std::vector<law::Override> set = {}) {
  static const law::Pack pack = law::find_pack("suqian-2018");
  return law::Rulebook::of({pack}, day("2018-06-20"), set);
}

domain::Docket act(std::string clause, std::string fund, std::string name = "F1") {
  domain::Docket d = docket({.name = std::move(name), .clause = clause, .amount = fund, .fund = fund, .date = "2018-05-10"});
  d.classification->pack = "suqian-2018";
  return d;
}

domain::MeasureSet set_of(std::vector<domain::Docket> dockets, std::vector<law::Override> set = {},
                          std::vector<domain::Decision> earlier = {}) {
  work::PenaltyFacts facts;
  facts.dockets = std::move(dockets);
  facts.decisions = std::move(earlier);
  return compute(facts, suqian(std::move(set)), {}).set;
}

domain::Decision told(const char* date, const char* clause) {
  domain::Decision d;
  d.name = "decision-1";
  d.date = day(date);
  d.measures.resize(1);
  d.measures[0].clause = clause;
  return d;
}

struct Tier {
  const char* clause;
  const char* at_floor;     // fund money at which the multiple reaches the floor
  const char* floor;
  const char* beyond;       // one fen more
  const char* beyond_damages;
  const char* term;
};

}  // namespace

TEST_CASE("SQ-18: tier B refuses the cost, and no more") {
  for (const char* clause : {"53.1", "53.2", "53.3", "53.4", "53.5", "53.6"}) {
    const auto set = set_of({act(clause, "3210.50")});
    CHECK(amount(set, std::string(clause) + ".refuse") == "3210.50");
    CHECK(set.damages.value == "0.00");
    CHECK(find(set, std::string(clause) + ".rectify") != nullptr);
    CHECK(set.measures[0].citation.find("第五十三条") != std::string::npos);
  }
}

TEST_CASE("SQ-20 SQ-21 SQ-22 SQ-23: each tier below its floor, at it, and one fen beyond") {
  const Tier tiers[] = {{"54.3", "5000.00", "5000.00", "5000.01", "5000.01", ""},
                        {"55.1", "10000.00", "10000.00", "10000.01", "10000.01", "15 days"},
                        {"56.2", "10000.00", "20000.00", "10000.01", "20000.02", "1 month"},
                        {"57.1", "10000.00", "30000.00", "10000.01", "30000.03", "3 months"}};
  for (const Tier& t : tiers) {
    CAPTURE(t.clause);
    const std::string damages = std::string(t.clause) + ".damages";
    CHECK(amount(set_of({act(t.clause, "0.01")}), damages) == t.floor);
    CHECK(amount(set_of({act(t.clause, t.at_floor)}), damages) == t.floor);
    CHECK(amount(set_of({act(t.clause, t.beyond)}), damages) == t.beyond_damages);
    CHECK(amount(set_of({act(t.clause, t.beyond)}), std::string(t.clause) + ".refuse") == t.beyond);
    const auto held = set_of({act(t.clause, "1.00")});
    const auto* suspend = find(held, std::string(t.clause) + ".suspend");
    REQUIRE((suspend != nullptr) == (*t.term != '\0'));
    if (suspend == nullptr) continue;
    CHECK(suspend->optional);
    CHECK(suspend->term->value == t.term);
    CHECK(suspend->target == "department:rehab1");
  }
}

TEST_CASE("SQ-20: base 0 with a proven act, the floor is still due") {
  CHECK(set_of({act("54.9", "0.00")}).damages.value == "5000.00");
}

TEST_CASE("SQ-19: first time told, again 1000 a time, once the agency has filled the lost word") {
  auto d = act("52.5", "0.00");
  d.finding.events = 4;
  CHECK(find(set_of({d}), "52.5.warn") != nullptr);
  CHECK(set_of({d}).total.value == "0.00");
  CHECK_THROWS_WITH_AS(set_of({d}, {}, {told("2018-02-01", "52.5")}), doctest::Contains("lost in the source"), base::Error);
  const std::vector<law::Override> filled = {{"breach.recurrence.period", "agreement-year", "agency"}};
  CHECK(amount(set_of({d}, filled, {told("2018-02-01", "52.5")}), "52.5.fixed") == "4000.00");
  CHECK(find(set_of({d}, filled, {told("2018-02-01", "52.4")}), "52.5.fixed") == nullptr);
  CHECK(find(set_of({d}, filled, {told("2017-12-31", "52.5")}), "52.5.fixed") == nullptr);
}

TEST_CASE("SQ-23: several tiers at once: the same money in the heaviest, different money adds") {
  auto lines = [](domain::Docket d, Lines l) {
    auto with = docket({.name = d.finding.name, .clause = d.classification->clause, .date = "2018-05-10"}, l);
    return with;
  };
  // The hung stays took 8400.00, of which 1200.00 are also swapped items.
  const auto set = set_of({lines(act("55.1", "0", "F1"), {{"b:1", "1200.00", "1200.00", "1200.00"}, {"b:2", "7200.00", "7200.00", "7200.00"}}),
                           lines(act("56.2", "0", "F2"), {{"b:1", "1200.00", "1200.00", "1200.00"}, {"b:3", "11300.00", "11300.00", "11300.00"}}),
                           act("53.6", "3210.50", "F3")});
  CHECK(amount(set, "55.1.damages") == "10000.00");
  CHECK(amount(set, "56.2.damages") == "25000.00");
  CHECK(set.refused.value == "22910.50");
  CHECK(set.damages.value == "35000.00");
  CHECK(find(set, "57.1.terminate") == nullptr);
}

TEST_CASE("SQ-23: a serious case may end the agreement; who finds it serious says why") {
  work::PenaltyFacts facts;
  facts.dockets = {act("57.1", "100.00")};
  auto set = compute(facts, suqian(), {}).set;
  CHECK_FALSE(find(set, "57.1.terminate")->chosen);
  set = compute(facts, suqian(), {{{"57.1.terminate", "choose", "", "伪造票据多起"}}}).set;
  CHECK(find(set, "57.1.terminate")->chosen);
  CHECK(find(set, "57.1.terminate")->reason == "伪造票据多起");
}

TEST_CASE("SQ-24: what other departments punished is refused, or deducted when paid, the fund's part only") {
  auto d = act("58", "400.00");
  d.finding.gross = base::Money::parse("1000.00");
  CHECK(amount(set_of({d}), "58.refuse") == "400.00");
  work::PenaltyFacts facts;
  facts.dockets = {d};
  facts.paid_months = {"2018-05"};
  CHECK(amount(compute(facts, suqian(), {}).set, "58.recover") == "400.00");
  CHECK(find(set_of({act("59", "0.00")}), "59.terminate")->chosen == false);
}

TEST_CASE("the overlaps of Suqian are asked: swapping with intent, hung stay turned to self-pay, refusing data") {
  auto d = act("53.6", "0.00");
  d.classification.reset();
  const auto asks = [&](const char* clause, std::vector<std::string> answers) {
    try {
      work::classify(d, suqian(), {clause, std::move(answers), ""});
    } catch (const base::Error& e) {
      return e.kind() == base::ErrorKind::choice ? static_cast<int>(e.items().size()) : -1;
    }
    return 0;
  };
  CHECK(asks("56.2", {}) == 1);
  CHECK(asks("56.2", {"intent=no"}) == 0);
  CHECK(asks("55.1", {}) == 2);
  CHECK(asks("55.1", {"turned_self_pay=no", "false_stay=no"}) == 0);
  CHECK(asks("55.2", {"intent=no", "resisted=no"}) == 0);
  CHECK_THROWS_AS(work::classify(d, suqian(), {"60.1.2", {}, ""}), base::Error);  // addresses the doctor
}

TEST_CASE("SQ-28: the report on rectification is due three working days after the letter") {
  work::PenaltyFacts facts;
  facts.dockets = {act("53.6", "100.00")};
  facts.dockets[0].review = domain::Review{"F1", "upheld", {}, "核实", day("2018-06-21"), "wang"};
  const auto now = compute(facts, suqian(), {});
  work::NoticePapers notice;
  notice.proposal.name = "notice-1";
  notice.proposal.date = day("2018-06-20");
  notice.announced = now.set;
  notice.issue = domain::DocumentIssue{"notice-1", day("2018-06-20"), "aa", "n.pdf", "w"};
  notice.delivery = domain::Delivery{"notice-1", day("2018-06-20"), "直接送达", "院办", "bb"};
  const auto calendar = due::Calendar::shipped();
  // Delivered Wednesday 2018-06-20: three working days end on Monday the 25th.
  CHECK_THROWS_AS(work::decide(facts, notice, now, suqian(), calendar, {day("2018-06-25"), "zhao"}), base::Error);
  const auto decision = work::decide(facts, notice, now, suqian(), calendar, {day("2018-06-26"), "zhao"});
  CHECK(decision.rectification_until.clause.find("第六十三条") != std::string::npos);
  CHECK(decision.rectification_until.formula == "自送达次日起3个工作日");
}

TEST_CASE("Suqian's gate names everything that is missing") {
  work::PenaltyFacts facts;
  facts.dockets = {act("55.1", "100.00")};
  try {
    work::decide(facts, std::nullopt, compute(facts, suqian(), {}), suqian(), due::Calendar::shipped(), {day("2018-06-20"), "z"});
    FAIL("nothing was announced");
  } catch (const base::Error& e) {
    CHECK(e.kind() == base::ErrorKind::gate);
    CHECK(e.items().size() == 7);
  }
}
