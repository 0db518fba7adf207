// SPDX-License-Identifier: Apache-2.0
// Suqian 2018 against the rows SQ-01 to SQ-38: what the agreement says, article by article, and what it leaves open.
#include <doctest/doctest.h>

#include <map>
#include <set>

#include "base/error.hpp"
#include "law/calculate/damages.hpp"
#include "packs_support.hpp"

using namespace mi;
using base::Money;
using base::Rational;

namespace {

const base::Date conduct = test::day("2018-05-20");
law::Rulebook suqian(const std::vector<law::Override>& set = {}) { return test::book("suqian-2018", "2018-05-20", set); }
std::string written(const char* id) { return suqian().value(id).quantity.written; }

const law::Measure* measure(const law::Clause& clause, const std::string& act, const std::string& when = {}) {
  for (const law::Measure& m : clause.measures)
    if (m.act == act && m.when == when) return &m;
  return nullptr;
}

struct Tier {
  int article;
  int items;
  const char* multiple;
  Money floor;
  const char* suspension;
};

void check_damages(const law::Clause& clause, const Tier& tier) {
  const law::Measure* damages = measure(clause, "damages");
  REQUIRE(damages);
  CHECK(damages->multiple == Rational::parse(tier.multiple));
  CHECK(damages->floor == tier.floor);
  CHECK(measure(clause, "refuse"));
  CHECK(measure(clause, "rectify"));
  const law::Measure* suspend = measure(clause, "suspend");
  CHECK((suspend != nullptr) == (tier.suspension[0] != 0));
  if (!suspend) return;
  CHECK(suspend->may);
  CHECK(suspend->term == law::Term::parse(tier.suspension));
}

}  // namespace

TEST_CASE("tiers C to F: items, multiples, floors, suspensions (SQ-20, SQ-21, SQ-22, SQ-23)") {
  const Tier tiers[] = {{54, 9, "1", Money::yuan(5000), ""},
                        {55, 5, "1", Money::yuan(10000), "15 days"},
                        {56, 3, "2", Money::yuan(20000), "1 month"},
                        {57, 4, "3", Money::yuan(30000), "3 months"}};
  std::int64_t rank = 0;
  for (const Tier& tier : tiers) {
    int items = 0;
    for (const law::Clause& clause : suqian().clauses("breach", conduct)) {
      if (clause.source.article != std::to_string(tier.article)) continue;
      ++items;
      CHECK(clause.source.item == std::to_string(items));
      CHECK(clause.rank > rank);
      check_damages(clause, tier);
    }
    CHECK(items == tier.items);
    rank = suqian().clause(std::to_string(tier.article) + ".1", conduct).rank;
  }
  CHECK(measure(suqian().clause("57.4", conduct), "terminate", "serious"));
}

TEST_CASE("tier A warns first; what again means is lost until the agency confirms it (SQ-19, G9)") {
  const law::Clause open = suqian().clause("52.5", conduct);
  CHECK(measure(open, "warn", "first"));
  CHECK(measure(open, "fixed-per-event", "again")->amount == Money::yuan(1000));
  CHECK(measure(open, "fixed-per-event", "again")->gap == "breach.recurrence.lost");
  const auto confirmed = suqian({{"breach.recurrence.period", "agreement-year"}}).clause("52.5", conduct);
  CHECK(measure(confirmed, "fixed-per-event", "again")->gap.empty());
}

TEST_CASE("tier B refuses and no more; others' penalties are deducted (SQ-18, SQ-24)") {
  int items = 0;
  for (const law::Clause& c : suqian().clauses("breach", conduct)) items += c.source.article == "53";
  CHECK(items == 6);
  CHECK_FALSE(measure(suqian().clause("53.6", conduct), "damages"));
  CHECK(measure(suqian().clause("58", conduct), "deduct"));
  CHECK(measure(suqian().clause("59", conduct), "terminate", "unrectified")->may);
}

TEST_CASE("overlaps are asked about, never decided: swapping, hung stays, papers, split stays") {
  std::map<std::string, std::set<std::string>> asks;
  for (const law::Clause& c : suqian().clauses("breach", conduct))
    for (const law::Overlap& o : c.overlaps) asks[c.id].insert(o.other);
  CHECK(asks["56.2"] == std::set<std::string>{"57.1"});
  CHECK(asks["55.1"] == std::set<std::string>{"56.1", "57.1"});
  CHECK(asks["55.2"] == std::set<std::string>{"57.1", "57.2"});
  CHECK(asks["54.3"] == std::set<std::string>{"60.1.2"});
  CHECK(suqian().clause("60.1.2", conduct).addressee == "doctor");
}

TEST_CASE("doctors and departments (SQ-25, SQ-26)") {
  const law::Clause first = suqian().clause("60.1.4", conduct);
  CHECK(first.source.to_chinese() == "《宿迁市医疗保险定点医院服务协议》第六十条第（一）项第4目");
  CHECK(measure(first, "suspend", "again")->term == law::Term::parse("3 months"));
  CHECK(measure(first, "suspend", "again")->term_max == law::Term::parse("6 months"));
  CHECK(measure(suqian().clause("60.2.1", conduct), "bar")->term == law::Term::parse("2 years"));
  CHECK(written("points.doctor.again") == "2");
  CHECK(written("points.department.persons") == "2");
}

TEST_CASE("the agreement ends, goes on only when the agency says so, and bars for a year (SQ-30, G11)") {
  const base::Date after = test::day("2019-01-01");
  CHECK_THROWS_AS(suqian().clause("55.1", after), base::Error);
  CHECK_NOTHROW(suqian({{"agreement.continued_to", "2019-01-31"}}).clause("55.1", after));
  CHECK_THROWS_AS(suqian({{"agreement.continued_to", "2018-11-30"}}), base::Error);
  CHECK_NOTHROW(suqian().deadline("procedure.rectification.report", after));  // procedure goes by the day of the step
  CHECK(suqian().value("agreement.term.to").date() == test::day("2018-12-31"));
  CHECK(written("agreement.termination.bar") == "1 year");
  CHECK(suqian().value("agreement.copies").count() == 3);
}

TEST_CASE("deadlines of both sides (SQ-03, SQ-05, SQ-09, SQ-11, SQ-12, SQ-27, SQ-28)") {
  const auto length = [](const char* id) { return suqian().deadline(id, conduct).length->to_string(); };
  CHECK(length("procedure.admission.file") == "3 days");
  CHECK(length("procedure.accident.file") == "24 hours");
  CHECK(length("procedure.catalogue.map") == "5 working-days");
  CHECK(length("procedure.price.file") == "3 working-days");
  CHECK(length("procedure.audit.answer") == "3 working-days");
  CHECK(length("procedure.dispute.report") == "3 working-days");
  CHECK(length("agreement.change.file") == "30 days");
  CHECK(length("procedure.rectification.report") == "3 working-days");
  CHECK(suqian().value("procedure.audit.scale").text() == "no");
  CHECK(measure(suqian().clause("64", conduct.plus_days(0)), "refer"));
  CHECK(suqian().deadline("procedure.reply", conduct).basis == law::Basis::inference);
}

TEST_CASE("growth and total control: numbers stand, lost words are gaps (SQ-14, SQ-17)") {
  CHECK(written("settlement.growth.warn") == "5 %");
  CHECK(written("settlement.growth.withhold") == "10 %");
  CHECK(suqian().is_gap("38.withhold"));
  CHECK_FALSE(suqian({{"settlement.growth.base", "last-year"}}).is_gap("38.withhold"));
  CHECK(suqian().is_gap("42.standard"));
  CHECK(suqian({{"settlement.total.period", "year"}}).is_gap("42.standard"));  // no reading closes a lost table
  CHECK(suqian().value("settlement.total.talks").list().size() == 3);
  CHECK(suqian().switch_value("settlement.total.progress").value == "quarters");
}

TEST_CASE("limits of checks and rounds (SQ-04, SQ-06, SQ-08, SQ-16, SQ-31, SQ-32, SQ-34, SQ-37)") {
  CHECK(suqian().value("claims.accident.late_max").rational() == Rational::of(5, 100));
  CHECK(suqian().value("claims.accident.missing_max").rational() == Rational::of(5, 1000));
  CHECK(written("claims.drugs.chronic_max") == "1 month");
  CHECK(written("claims.drugs.holding_max") == "1 month");
  CHECK(written("claims.drugs.discharge_kinds_max") == "2");
  CHECK(suqian().value("claims.drugs.prescription_max").basis == law::Basis::second_hand);
  CHECK(written("settlement.bedday.nursing_share") == "50 %");
  CHECK(suqian().switch_value("claims.admission.entry_day").value == "24-hours");
  CHECK(suqian().value("inspect.complaints.per_refusal").count() == 3);
  CHECK(written("inspect.leave.max") == "6 hours");
  CHECK(written("inspect.leave.week_max") == "24 hours");
  CHECK(suqian().value("inspect.leave.share").rational() == Rational::of(1, 5));
  CHECK(written("claims.discharge.stable_min") == "3 days");
}

TEST_CASE("what the text leaves blank stops with its place (SQ-36, SQ-38, G8)") {
  for (const char* id : {"claims.gap_between_stays.gap_days", "claims.stay.low_cost", "claims.referral.rate_max",
                         "settlement.bedday.critical_share", "settlement.total.budget"}) {
    CHECK_FALSE(suqian().has(id, conduct));
    CHECK_THROWS_AS(suqian().value(id), base::Error);
  }
}

TEST_CASE("definitions, each sign by letter (SQ-32, SQ-33, SQ-34, SQ-35, SQ-36)") {
  const std::map<std::string, std::size_t> signs{
      {"refusal", 7}, {"false_stay", 6}, {"hung_stay", 8}, {"impostor", 2}, {"split_stay", 6}};
  for (const auto& [group, n] : signs) CHECK(suqian().clauses("definition." + group, conduct).size() == n);
  CHECK(suqian().clause("N3.h", conduct).source.place() == "相关术语注释第3条");
}

TEST_CASE("duties without a measure of their own are there to be cited (SQ-01, SQ-02, SQ-07, SQ-10, SQ-13, SQ-15, SQ-29)") {
  std::set<std::string> articles;
  for (const char* group : {"conduct", "agency", "agreement", "settlement", "breach", "points", "remedy"})
    for (const law::Clause& c : suqian().clauses(group, conduct)) articles.insert(c.source.article);
  for (int i = 1; i <= 68; ++i) {
    if (i == 40 || i == 65) continue;  // bed-days and mutual recognition: below
    INFO(i);
    CHECK(articles.count(std::to_string(i)) == 1);
  }
  CHECK(suqian().clauses("settlement.bedday", conduct).size() == 2);
  CHECK(suqian().clauses("breach.recognition", conduct).size() == 1);
  CHECK(suqian().value("settlement.case.board").list().size() == 4);
}

TEST_CASE("no decision without its process: each step that is missing is named") {
  law::Facts facts;
  CHECK(suqian().check_gate("penalize.decide", facts, conduct).missing.size() == 8);
  facts.set("decision.notice", conduct).set("decision.notice_delivered", conduct).set("decision.notice_receipt", true);
  facts.set("decision.classified", true).set("decision.choices", true).set("decision.not_heavier", true);
  facts.set("decision.reviewed", true).set("decision.reply_received", false).set("decision.reply_over", false);
  const auto open = suqian().check_gate("penalize.decide", facts, conduct);
  REQUIRE(open.missing.size() == 1);
  CHECK(open.missing[0].id == "reply");
  facts.set("decision.reply_over", true);
  CHECK(suqian().check_gate("penalize.decide", facts, conduct).passed());
}

TEST_CASE("every machine state is reached, payable only while the agreement runs") {
  std::set<std::string> reached{"none"};
  for (const law::Transition& t : suqian().transitions("agreement", conduct)) reached.insert(t.to_state);
  for (const law::State& s : suqian().states("agreement", conduct)) {
    CHECK(reached.count(s.name) == 1);
    CHECK(s.payable == (s.name == "in-force"));
  }
}
