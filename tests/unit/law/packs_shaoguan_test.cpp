// SPDX-License-Identifier: Apache-2.0
// The Shaoguan draft as data: who may apply and who is barred, the days of the evaluation, the life of the agreement.
#include <doctest/doctest.h>

#include <algorithm>

#include "base/error.hpp"
#include "packs_support.hpp"

using namespace mi;
using law::Answer;
using test::answer;
using test::book;
using test::day;
using test::last_day;

namespace {

law::Facts complete_applicant() {
  law::Facts facts;
  facts.set("institution.opened", day("2025-06-01")).set("staff.doctors_first_registered", 1);
  facts.set("staff.head_in_charge", true).set("staff.insurance", 1).set("staff.insurance_full_time", 0);
  facts.set("department.insurance", false).set("institution.beds", 99);
  for (const char* system : {"system.insurance", "system.finance", "system.statistics", "system.quality"})
    facts.set(system, true);
  return facts;
}

// Which conditions of a group hold.
std::vector<std::string> holding(const law::Rulebook& law, const char* group, const law::Facts& facts) {
  std::vector<std::string> ids;
  for (const law::Condition& c : law.conditions(group, law.as_of()))
    if (law.evaluate(c, facts, law.as_of()).answer == Answer::yes) ids.push_back(c.id);
  return ids;
}

std::optional<base::Date> first_day(const law::Rulebook& law, const char* condition, const law::Facts& facts) {
  return law.evaluate(law.condition(condition, law.as_of()), facts, law.as_of()).first_possible;
}

}  // namespace

TEST_CASE("SG-01: only the third medical-insurance level is the city's matter") {
  const auto law = book("shaoguan-2023", "2025-09-01");
  law::Facts facts;
  facts.set("institution.mi_level", "三级");
  CHECK(holding(law, "apply.route", facts) == std::vector<std::string>{"apply.route.city"});
  facts.set("institution.mi_level", "二级");
  CHECK(holding(law, "apply.route", facts) == std::vector<std::string>{"apply.route.county"});
  CHECK(law.condition("apply.route.county", law.as_of()).then == "county-agency");
  CHECK(holding(law, "apply.route", {}).empty());  // an unknown level is nobody's
}

TEST_CASE("SG-03: the kinds of institution that may apply are data, each in one group") {
  const auto law = book("shaoguan-2023", "2025-09-01");
  CHECK(law.conditions("apply.type", law.as_of()).size() == 6);
  law::Facts facts;
  for (const char* type : {"general-hospital", "maternal-child-hospital", "village-clinic", "emergency-centre",
                           "dialysis-centre", "elder-care-unit"}) {
    facts.set("institution.type", type);
    CHECK_MESSAGE(holding(law, "apply.type", facts).size() == 1, type);
  }
  facts.set("institution.type", "pharmacy");
  CHECK(holding(law, "apply.type", facts).empty());
}

TEST_CASE("SG-04: three months in operation, and a department of its own from 100 beds on") {
  const auto early = book("shaoguan-2023", "2025-08-31"), ripe = book("shaoguan-2023", "2025-09-01");
  law::Facts facts = complete_applicant();
  CHECK(answer(early, "apply.basic.1", facts) == Answer::no);
  CHECK(first_day(early, "apply.basic.1", facts) == day("2025-09-01"));
  CHECK(answer(ripe, "apply.basic.1", facts) == Answer::yes);

  CHECK(answer(ripe, "apply.basic.3", facts) == Answer::yes);  // 99 beds
  facts.set("institution.beds", 100);
  CHECK(answer(ripe, "apply.basic.3", facts) == Answer::no);
  facts.set("department.insurance", true);
  CHECK(answer(ripe, "apply.basic.3", facts) == Answer::no);  // the department has nobody full time
  facts.set("staff.insurance_full_time", 1);
  CHECK(answer(ripe, "apply.basic.3", facts) == Answer::yes);

  CHECK(answer(ripe, "apply.basic.4", facts) == Answer::yes);
  facts.set("system.quality", false);
  CHECK(answer(ripe, "apply.basic.4", facts) == Answer::no);
  CHECK(answer(ripe, "apply.basic.5", facts) == Answer::not_checkable);  // nobody looked at the interface
}

TEST_CASE("SG-06: six papers, the last one only when asked for, the licence not when it can be looked up") {
  const auto law = book("shaoguan-2023", "2025-09-01");
  const auto papers = law.materials("apply.material", law.as_of());
  REQUIRE(papers.size() == 6);
  CHECK(std::count_if(papers.begin(), papers.end(), [](const law::Material& m) { return m.optional; }) == 1);
  CHECK(papers.back().optional);
  REQUIRE(papers[1].when.has_value());
  law::Facts facts;
  facts.set("licence.shared", true);
  CHECK(law::evaluate(*papers[1].when, facts, law.as_of()).answer == Answer::no);
}

TEST_CASE("SG-07: each look-back bars to the same day number, the day after is free; performance is its own matter") {
  struct Case {
    const char* condition;
    const char* fact;
    const char* last_barred;
    const char* first_free;
  };
  const Case cases[] = {
      {"apply.bar.4", "history.false_application", "2025-05-10", "2025-05-11"},
      {"apply.bar.5", "history.terminated_illegal", "2025-05-10", "2025-05-11"},
      {"apply.bar.6", "history.terminated_breach", "2023-05-10", "2023-05-11"},
      {"apply.bar.7", "history.terminated_persons", "2027-05-10", "2027-05-11"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.condition);
    law::Facts facts;
    facts.set(c.fact, day("2022-05-10")).set("penalty.outstanding", false).set("liability.outstanding", false);
    const auto barred = book("shaoguan-2023", c.last_barred);
    CHECK(answer(barred, c.condition, facts) == Answer::no);
    CHECK(first_day(barred, c.condition, facts) == day(c.first_free));
    CHECK(answer(book("shaoguan-2023", c.first_free), c.condition, facts) == Answer::yes);
    facts.set_none(c.fact);
    CHECK(answer(barred, c.condition, facts) == Answer::yes);
  }
  law::Facts unpaid;
  unpaid.set("history.terminated_illegal", day("2010-01-01")).set("penalty.outstanding", true);
  const auto law = book("shaoguan-2023", "2025-09-01");
  CHECK(answer(law, "apply.bar.5", unpaid) == Answer::no);
  CHECK_FALSE(first_day(law, "apply.bar.5", unpaid).has_value());  // no day frees it, only payment
  CHECK(law.conditions("apply.bar", law.as_of()).size() == 10);    // nine grounds and the bar of art. 12
}

TEST_CASE("SG-08, SG-13, SG-19: deadlines in working days") {
  const auto law = book("shaoguan-2023", "2025-09-01");
  CHECK(last_day(law.deadline("apply.supplement.notice", law.as_of()), "2025-09-01") == day("2025-09-08"));
  CHECK(last_day(law.deadline("settlement.month.pay", law.as_of()), "2026-04-08") == day("2026-05-20"));
  CHECK(last_day(law.deadline("agreement.change.file", law.as_of()), "2026-04-08") == day("2026-05-20"));
  CHECK(law.deadline("agreement.change.file", law.as_of()).owner == "institution");
}

TEST_CASE("SG-10: evaluation in three months without the supplement, seven working days of publicity, again, the bar") {
  const auto law = book("shaoguan-2023", "2025-09-01");
  const auto duration = law.deadline("evaluate.duration", law.as_of());
  CHECK(duration.pauses == std::vector<std::string>{"apply.supplement"});
  CHECK(last_day(duration, "2025-09-01") == day("2025-12-01"));
  // Told on the 4th, received on the 10th: six days do not count; 7 December is a Sunday.
  CHECK(last_day(duration, "2025-09-01", {{day("2025-09-05"), day("2025-09-10")}}) == day("2025-12-08"));

  CHECK(last_day(law.deadline("evaluate.publicity", law.as_of()), "2025-11-20") == day("2025-12-01"));

  const auto again = law.deadline("evaluate.again.after", law.as_of());
  CHECK(again.bar);
  const auto second = due::bar(day("2025-11-30"), *again.length);
  CHECK(second.last_barred == day("2026-02-28"));
  CHECK(second.first_free == day("2026-03-01"));

  const auto bar = due::bar(day("2026-03-20"), *law.deadline("evaluate.again.bar", law.as_of()).length);
  CHECK(bar.first_free == day("2027-03-21"));
  law::Facts facts;
  facts.set("history.evaluated_again_failed", day("2026-03-20"));
  CHECK(answer(book("shaoguan-2023", "2027-03-20"), "apply.bar.again", facts) == Answer::no);
  CHECK(answer(book("shaoguan-2023", "2027-03-21"), "apply.bar.again", facts) == Answer::yes);

  CHECK(law.switch_value("evaluate.publicity.pause").is("no"));
  CHECK(law.with({"evaluate.publicity.pause", "yes"}).switch_value("evaluate.publicity.pause").is("yes"));
}

TEST_CASE("SG-11, SG-20: a year's term with both days in it, renewal asked for three months ahead") {
  const auto law = book("shaoguan-2023", "2025-12-15");
  const auto term = due::term(day("2026-01-01"), law.value("agreement.term").term());
  CHECK(term.last == day("2026-12-31"));
  const auto renewal = law.deadline("agreement.renewal.ahead", law.as_of());
  CHECK(renewal.backward);
  CHECK(last_day(renewal, "2026-12-31") == day("2026-09-30"));
  CHECK(law.value("agreement.term.fixed_min").term() == law::Term{2, law::TermUnit::years});

  law::Facts facts;
  facts.set("evaluate.passed", true).set("evaluate.publicity_over", false).set("evaluate.complaints_open", false);
  const auto gate = law.check_gate("agree.sign", facts, law.as_of());
  REQUIRE(gate.missing.size() == 1);
  CHECK(gate.missing[0].id == "publicity-over");
}

TEST_CASE("SG-21: suspended on own request: day 180 is in time, then the agreement ends by itself; nothing is paid") {
  const auto law = book("shaoguan-2023", "2026-01-05");
  const auto resume = law.deadline("agreement.suspension.resume", law.as_of());
  CHECK(law.value("agreement.suspension.max").term() == *resume.length);
  CHECK(last_day(resume, "2026-01-05") == day("2026-07-06"));  // day 180 is Saturday, 4 July
  CHECK(last_day(resume, "2026-01-01") == day("2026-06-30"));  // day 180 is a Tuesday
  CHECK(resume.on_miss == "agreement.lapse");

  const auto grounds = law.clauses("agreement.suspend", law.as_of());
  std::vector<std::string> ids;
  for (const law::Clause& c : grounds)
    if (c.group == "agreement.suspend") ids.push_back(c.id);
  CHECK(ids == std::vector<std::string>{"41.a", "41.b", "41.c", "41.d"});
  for (const law::Clause& c : grounds) {
    REQUIRE(c.measures.size() == 1);
    CHECK(c.measures[0].may == (c.id == "41.own"));  // on a ground the agency must, on request it may
  }
  for (const law::State& s : law.states("agreement", law.as_of())) CHECK(s.payable == (s.name == "in-force" || s.name == "expiring"));
}

TEST_CASE("SG-22: two suspensions in the term end the agreement; those on own request only under the switch") {
  const auto law = book("shaoguan-2023", "2026-06-01");
  law::Facts facts;
  facts.set("agreement.suspensions", 1).set("agreement.unrectified", false);
  CHECK(answer(law, "agreement.terminate.42.1", facts) == Answer::no);
  facts.set("agreement.suspensions", 2);
  CHECK(answer(law, "agreement.terminate.42.1", facts) == Answer::yes);
  CHECK(law.condition("agreement.terminate.42.1", law.as_of()).then == "42.1");
  CHECK(law.value("agreement.suspension.count").count() == 2);
  CHECK(law.switch_value("agreement.suspension.count_own_requests").is("no"));

  const auto grounds = law.clauses("agreement.terminate", law.as_of());
  CHECK(grounds.size() == 14);
  for (const law::Clause& c : grounds) {
    REQUIRE(c.measures.size() == 1);
    CHECK(c.measures[0].act == "terminate");
    CHECK_FALSE(c.measures[0].may);
    CHECK(c.id == "42." + c.source.item);
  }
}

TEST_CASE("SG-23: a public institution may not ask to suspend or end; others ask three months ahead") {
  const auto law = book("shaoguan-2023", "2026-06-01");
  law::Facts facts;
  facts.set("institution.ownership", "public");
  CHECK(answer(law, "agreement.request.ownership", facts) == Answer::no);
  facts.set("request.recorded", true).set("request.consented", true);
  CHECK(law.check_gate("agree.suspend.own", facts, law.as_of()).missing.at(0).id == "not-public");
  facts.set("institution.ownership", "private");
  CHECK(law.check_gate("agree.suspend.own", facts, law.as_of()).passed());
  CHECK(last_day(law.deadline("agreement.request.ahead", law.as_of()), "2026-10-01") == day("2026-07-01"));
}

TEST_CASE("SG-18: seven measures in six items, mildest first, each the agency's choice; damages need the agreement") {
  const auto law = book("shaoguan-2023", "2026-06-01");
  const auto clause = law.clause("37", law.as_of());
  REQUIRE(clause.measures.size() == 7);
  for (const law::Measure& m : clause.measures) CHECK(m.may);
  CHECK(clause.measures[3].act == "damages");
  REQUIRE(clause.measures[3].open.size() == 1);
  CHECK(clause.measures[3].open[0].second == "breach.damages.multiple");
}

TEST_CASE("SG-14, SG-16, SG-28: what the text leaves without a number is a parameter that names its clause") {
  const auto law = book("shaoguan-2023", "2026-06-01");
  for (const char* id : {"settlement.prepay.ratio", "settlement.collective.threshold", "assessment.reached"}) {
    CAPTURE(id);
    CHECK_FALSE(law.has(id, law.as_of()));
    CHECK_THROWS_AS(law.value(id), base::Error);
  }
  const auto set = book("shaoguan-2023", "2026-06-01", {{"settlement.prepay.ratio", "10 %"}});
  CHECK(set.value("settlement.prepay.ratio").rational() == base::Rational::of(1, 10));
}

TEST_CASE("SG-27: a draft says so") {
  const auto law = book("shaoguan-2023", "2026-06-01");
  CHECK(law.is_draft());
  CHECK(law.value("pack.schemes").list().size() == 7);
  CHECK(law.value("pack.validity").term() == law::Term{3, law::TermUnit::years});
}
