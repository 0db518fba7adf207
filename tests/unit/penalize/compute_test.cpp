// SPDX-License-Identifier: Apache-2.0
// From findings to measures, under the tiers of an invented city (numbers of its own). What Suqian's own tiers come to
// is in suqian_test.cpp.
#include "work/penalize/compute.hpp"

#include <doctest/doctest.h>

#include "base/error.hpp"
#include "law/what_if.hpp"
#include "unit/penalize/city.hpp"

using namespace mi;
using namespace mi::test;
using work::compute;

namespace {

work::PenaltyFacts facts(std::vector<domain::Docket> dockets) {
  work::PenaltyFacts f;
  f.dockets = std::move(dockets);
  return f;
}

domain::MeasureSet set_of(std::vector<domain::Docket> dockets, std::vector<law::Override> set = {}) {
  return compute(facts(std::move(dockets)), city_law(std::move(set)), {}).set;
}

domain::Decision earlier(const char* date, const char* clause, const char* damages = "0.00") {
  domain::Decision d;
  d.name = "decision-1";
  d.date = day(date);
  domain::Measure m;
  m.id = std::string(clause) + ".damages";
  m.action = "damages";
  m.clause = clause;
  m.amount = domain::figure(m.id, "违约金", base::Money::parse(damages));
  d.measures = {m};
  return d;
}

base::ErrorKind kind_of(const work::PenaltyFacts& f, const work::PenaltyInput& in = {}) {
  try {
    compute(f, city_law(), in);
  } catch (const base::Error& e) {
    return e.kind();
  }
  return base::ErrorKind::internal;
}

domain::MeasureChoice choose(const char* id, const char* value = "") {
  return {id, "choose", value, "情节较重"};
}

}  // namespace

TEST_CASE("a floor holds below it, at it, and no more one fen beyond it") {
  CHECK(amount(set_of({docket({.amount = "9999.99", .fund = "9999.99"})}), "12.1.damages") == "10000.00");
  CHECK(amount(set_of({docket({.amount = "10000.00", .fund = "10000.00"})}), "12.1.damages") == "10000.00");
  CHECK(amount(set_of({docket({.amount = "10000.01", .fund = "10000.01"})}), "12.1.damages") == "10000.01");
  CHECK(amount(set_of({docket({.clause = "13.2", .amount = "10000.01", .fund = "10000.01"})}), "13.2.damages") == "20000.02");
  CHECK(amount(set_of({docket({.clause = "14.1", .amount = "10000.01", .fund = "10000.01"})}), "14.1.damages") == "30000.03");
}

TEST_CASE("a base of zero with a proven act: the floor is still due") {
  const auto set = set_of({docket({.clause = "13.2"})});
  CHECK(amount(set, "13.2.damages") == "20000.00");
  CHECK(amount(set, "13.2.refuse") == "0.00");
  CHECK(set.total.value == "20000.00");
}

TEST_CASE("the base is the fund's money, or by the switch the whole cost; refused is fund money alone") {
  const std::vector<domain::Docket> one = {docket({.amount = "30000.00", .fund = "21000.00"})};
  CHECK(amount(set_of(one), "12.1.damages") == "21000.00");
  const auto total = set_of(one, {{"breach.base", "total"}});
  CHECK(amount(total, "12.1.damages") == "30000.00");
  CHECK(amount(total, "12.1.refuse") == "21000.00");
  REQUIRE(find(total, "12.1.damages")->amount->inputs.size() > 1);
  CHECK(find(total, "12.1.damages")->amount->inputs[0].switches.at(0).value == "total");
}

TEST_CASE("G10: the same money in the heaviest tier only, different money adds") {
  const auto set = set_of({docket({.name = "F1", .clause = "12.1"}, {{"b:1", "1200.00", "1200.00", "1000.00"},
                                                                    {"b:2", "7200.00", "7200.00", "6000.00"}}),
                           docket({.name = "F2", .clause = "13.2"}, {{"b:1", "1200.00", "1200.00", "1000.00"},
                                                                    {"b:3", "11500.00", "11500.00", "11500.00"}})});
  CHECK(set.findings[0].finding == "F2");
  CHECK(set.findings[1].overlap.to_string() == "1200.00");
  CHECK(set.findings[1].fund.to_string() == "6000.00");
  CHECK(amount(set, "13.2.damages") == "25000.00");
  CHECK(amount(set, "12.1.damages") == "10000.00");
  CHECK(set.refused.value == "18500.00");
  CHECK(set.damages.value == "35000.00");
  CHECK(set.total.value == "53500.00");
}

TEST_CASE("two findings under one clause share one floor; two clauses of a tier have one each") {
  const auto same = set_of({docket({.name = "F1", .fund = "1.00"}), docket({.name = "F2", .fund = "2.00"})});
  CHECK(same.damages.value == "10000.00");
  const std::vector<domain::Docket> two = {docket({.name = "F1", .fund = "1.00"}),
                                           docket({.name = "F2", .clause = "12.2", .fund = "2.00"})};
  CHECK(set_of(two).damages.value == "20000.00");
}

TEST_CASE("the switch makes floors count per decision, or per case") {
  const std::vector<domain::Docket> two = {docket({.name = "F1", .fund = "3000.00"}),
                                           docket({.name = "F2", .clause = "13.2", .fund = "4000.00"})};
  const auto decision = set_of(two, {{"breach.floor_scope", "decision"}});
  CHECK(amount(decision, "12.1.damages") == "3000.00");
  CHECK(amount(decision, "13.2.damages") == "8000.00");
  CHECK(amount(decision, "floor.damages") == "9000.00");  // 20000.00 − 11000.00
  CHECK(decision.damages.value == "20000.00");
  auto before = facts(two);
  before.decisions = {earlier("2026-01-10", "13.1", "12000.00")};
  const auto in_case = compute(before, city_law({{"breach.floor_scope", "case"}}), {}).set;
  CHECK(find(in_case, "floor.damages") == nullptr);  // 12000.00 and 11000.00 are above 20000.00 together
  before.decisions = {earlier("2026-01-10", "13.1", "8000.00")};
  CHECK(amount(compute(before, city_law({{"breach.floor_scope", "case"}}), {}).set, "floor.damages") == "1000.00");
}

TEST_CASE("first time warned, again so much an event; again is by item, or by tier, within the year") {
  auto d = docket({.clause = "10.1"});
  d.finding.events = 3;
  const auto first = set_of({d});
  CHECK(find(first, "10.1.warn") != nullptr);
  CHECK(find(first, "10.1.fixed") == nullptr);
  CHECK(first.total.value == "0.00");
  auto f = facts({d});
  f.decisions = {earlier("2026-01-01", "10.1")};
  const auto again = compute(f, city_law(), {}).set;
  CHECK(find(again, "10.1.warn") == nullptr);
  CHECK(amount(again, "10.1.fixed") == "2400.00");
  CHECK(again.damages.value == "2400.00");
  f.decisions = {earlier("2025-12-31", "10.1")};
  CHECK(find(compute(f, city_law(), {}).set, "10.1.fixed") == nullptr);
  f.decisions = {earlier("2026-01-01", "10.2")};
  CHECK(find(compute(f, city_law(), {}).set, "10.1.fixed") == nullptr);
  CHECK(amount(compute(f, city_law({{"breach.recurrence", "any-of-tier"}}), {}).set, "10.1.fixed") == "2400.00");
  d.finding.events = 0;
  f = facts({d});
  f.decisions = {earlier("2026-01-01", "10.1")};
  CHECK(amount(compute(f, city_law(), {}).set, "10.1.fixed") == "800.00");
}

TEST_CASE("an agreement year runs from the agreement's first day, and goes on while none is new") {
  auto f = facts({docket({.clause = "10.1"})});
  domain::Agreement a;
  a.term = {day("2024-09-01"), day("2025-12-31")};
  f.agreements = {a};
  f.decisions = {earlier("2025-09-01", "10.1")};
  CHECK(find(compute(f, city_law(), {}).set, "10.1.fixed") != nullptr);
  f.decisions = {earlier("2025-08-31", "10.1")};
  CHECK(find(compute(f, city_law(), {}).set, "10.1.fixed") == nullptr);
  f.decisions = {earlier("2025-09-01", "10.1")};
  CHECK(find(compute(f, city_law({{"breach.recurrence.period", "calendar-year"}}), {}).set, "10.1.fixed") == nullptr);
}

TEST_CASE("what was paid is recovered, what was not is refused, by the month of each line") {
  auto march = docket({.name = "F1", .clause = "11.1"}, {{"b:1", "100.00", "100.00", "80.00"}});
  auto april = docket({.name = "F2", .clause = "11.1", .date = "2026-04-02"}, {{"b:2", "50.00", "50.00", "40.00"}});
  auto f = facts({march, april});
  f.paid_months = {"2026-03"};
  auto set = compute(f, city_law(), {}).set;
  CHECK(amount(set, "11.1.recover") == "80.00");
  CHECK(amount(set, "11.1.refuse") == "40.00");
  CHECK(set.total.value == "120.00");
  CHECK(compute(f, city_law(), {{}, "2026-04"}).set.recovered.value == "120.00");
  CHECK(find(compute(f, city_law(), {{}, "2026-04"}).set, "11.1.refuse") == nullptr);
  CHECK(compute(f, city_law(), {{}, "none"}).set.refused.value == "120.00");
}

TEST_CASE("optional measures wait for an officer: open, chosen, waived with a reason") {
  auto f = facts({docket({.clause = "14.1"})});
  auto result = compute(f, city_law(), {});
  CHECK(result.open == std::vector<std::string>{"14.1.suspend"});
  CHECK(std::string(work::standing(*find(result.set, "14.1.terminate"))) == "waived");
  CHECK(result.set.suspensions.empty());
  result = compute(f, city_law(), {{choose("14.1.suspend"), choose("14.1.terminate")}, ""});
  CHECK(result.open.empty());
  CHECK(find(result.set, "14.1.terminate")->chosen);
  CHECK(result.set.suspensions.at(0).value == "3 months");
  CHECK(result.set.suspensions.at(0).id == "suspension.department:rehab1");
  f.measures = result.set;  // the choice carries over to the next reckoning
  CHECK(compute(f, city_law(), {}).set.suspensions.size() == 1);
  CHECK(compute(f, city_law(), {{{"14.1.suspend", "waive", "", "已整改"}}, ""}).set.suspensions.empty());
  CHECK(kind_of(f, {{{"14.1.suspend", "choose", "", ""}}, ""}) == base::ErrorKind::usage);
  CHECK(kind_of(f, {{choose("14.1.refuse")}, ""}) == base::ErrorKind::usage);
  CHECK(kind_of(f, {{choose("99.suspend")}, ""}) == base::ErrorKind::usage);
  CHECK(compute(f, city_law(), {{choose("14.1.suspend", "institution")}, ""}).set.suspensions.at(0).id ==
        "suspension.institution");
}

TEST_CASE("several suspensions of one department: the longest counts, or one after another") {
  const auto f = facts({docket({.name = "F1"}), docket({.name = "F2", .clause = "13.2"}),
                        docket({.name = "F3", .clause = "14.1", .department = "eye"})});
  const work::PenaltyInput in{{choose("12.1.suspend"), choose("13.2.suspend"), choose("14.1.suspend")}, ""};
  const auto together = compute(f, city_law(), in).set.suspensions;
  REQUIRE(together.size() == 2);
  CHECK(together[0].value == "3 months");
  CHECK(together[1].id == "suspension.department:rehab1");
  CHECK(together[1].value == "1 month");
  const auto turn = compute(f, city_law({{"breach.suspension.together", "in-turn"}}), in).set.suspensions;
  CHECK(turn[1].value == "1 month + 15 days");
}

TEST_CASE("a range needs the officer's pick inside it") {
  const auto f = facts({docket({.clause = "17", .amount = "100.00", .fund = "60.00"})});
  CHECK(kind_of(f) == base::ErrorKind::choice);
  const auto pick = [](const char* id, const char* v) {
    return domain::MeasureChoice{id, "pick", v, "情节"};
  };
  const auto set = compute(f, city_law(), {{pick("17.damages", "5"), pick("17.suspend", "6 months")}, ""}).set;
  CHECK(amount(set, "17.damages") == "500.00");
  CHECK(set.suspensions.at(0).value == "6 months");
  CHECK(kind_of(f, {{pick("17.damages", "5.01")}, ""}) == base::ErrorKind::usage);
  const auto fixed = facts({docket({.clause = "13.2"})});
  CHECK(kind_of(fixed, {{pick("13.2.damages", "3")}, ""}) == base::ErrorKind::usage);
  CHECK(kind_of(fixed, {{pick("13.2.suspend", "2 months")}, ""}) == base::ErrorKind::usage);
  CHECK(kind_of(fixed, {{pick("13.2.refuse", "1")}, ""}) == base::ErrorKind::usage);
  CHECK(kind_of(f, {{pick("17.damages", "2"), pick("17.suspend", "7 months")}, ""}) == base::ErrorKind::usage);
}

TEST_CASE("unclassified findings and those of the law track stand apart, lost text refuses") {
  const auto result = compute(facts({docket({.name = "F1", .clause = ""}), docket({.name = "F2", .clause = "18"})}), city_law(), {});
  CHECK(result.unclassified == std::vector<std::string>{"F1"});
  CHECK(result.law_track == std::vector<std::string>{"F2"});
  CHECK(result.set.measures.empty());
  CHECK(kind_of(facts({docket({.clause = "16.1"})})) == base::ErrorKind::gate);
}

TEST_CASE("money that an earlier decision took is not taken again") {
  auto done = docket({.name = "F1", .clause = "11.1"}, {{"b:1", "100.00", "100.00", "100.00"}});
  done.decided = true;
  const auto set = set_of({done, docket({.name = "F2", .clause = "14.1"}, {{"b:1", "100.00", "100.00", "100.00"}})});
  REQUIRE(set.findings.size() == 1);
  CHECK(set.findings[0].finding == "F2");
  CHECK(set.findings[0].net.to_string() == "0.00");
}

TEST_CASE("what-if shows each switch that changes something, with the amounts under each alternative") {
  const auto f = facts({docket({.name = "F1", .amount = "12000.00", .fund = "6000.00"}),
                        docket({.name = "F2", .clause = "13.2", .amount = "50000.00", .fund = "30000.00"})});
  const auto reckon = [&](const law::Rulebook& law) { return work::figures(compute(f, law, {}).set); };
  std::vector<std::string> lines;
  for (const auto& row : law::what_if(city_law(), work::penalty_switches(), reckon).rows)
    if (row[3] == json::Value("damages")) lines.push_back(row[0].as_text() + "=" + row[1].as_text() + " " + row[6].as_text());
  CHECK(lines == std::vector<std::string>{"breach.base=total 112000.00", "breach.floor_scope=decision 66000.00",
                                          "breach.floor_scope=case 66000.00"});
}

TEST_CASE("figures unfold from the total to the claim lines") {
  const auto set = set_of({docket({.clause = "13.2"}, {{"b:1", "1200.00", "1500.00", "1000.00"}})});
  CHECK(set.total.inputs.at(0).inputs.at(0).id == "13.2.refuse");
  const auto figures = work::figures(set);
  const domain::Figure* f = &figures.at(0);
  REQUIRE(f->id == "13.2.refuse");
  while (!f->inputs.empty()) {
    const domain::Figure* next = &f->inputs[0];
    f = next;
  }
  CHECK(f->id == "F1.gross");
  CHECK(f->lines == std::vector<std::string>{"b:1"});
}
