// SPDX-License-Identifier: Apache-2.0
// Screening under the Shaoguan measures: route, kinds, conditions, look-backs, each at its limit and one beyond.
#include "work/apply/screen.hpp"

#include <doctest/doctest.h>

#include "domain/agreement.hpp"
#include "unit/apply/applicant.hpp"
#include "unit/casefile/error_of.hpp"

using namespace mi;
using law::Answer;
using test::answer;
using test::Applicant;
using test::date;
using test::error_of;

namespace {

work::Route route_of(Applicant& a) { return work::route(a.known("2025-09-01"), test::shaoguan("2025-09-01"), date("2025-09-01")); }

// The screening of an applicant for whom the officer states one thing otherwise.
work::Screening with(const char* name, const char* value, const char* day) {
  Applicant a;
  a.record();
  a.state(name, value, "2025-09-02");
  return a.screen(day);
}

}  // namespace

TEST_CASE("the insurance level decides whose matter it is, not the hospital's (SG-01)") {
  Applicant county;
  county.record();  // hospital level 三级甲等, insurance level 二级
  CHECK(route_of(county).agency == "county-agency");
  Applicant city;
  city.institution.mi_level = "三级";
  city.record();
  CHECK(route_of(city).agency == "city-agency");
  Applicant open;
  open.institution.mi_level.clear();
  open.record();
  CHECK(route_of(open).agency.empty());
  CHECK(route_of(open).unknown == std::vector<std::string>{"institution.mi_level"});
}

TEST_CASE("whoever meets every condition is eligible, and each answer has its clause and evidence (SG-03, SG-04)") {
  Applicant a;
  a.record();
  const auto s = a.screen("2025-09-01");
  CHECK(s.eligible == Answer::yes);
  CHECK(s.unknown.empty());
  CHECK(s.grounds().empty());  // two of three licences and five of six kinds are no, and refuse nothing
  CHECK(answer(s, "apply.basic.3").clause == "《韶关市医疗机构医疗保障定点管理暂行办法（征求意见稿）》第六条第（三）项");
  CHECK(answer(s, "apply.basic.1").evidence == "机构登记（2025年6月1日起）");
  CHECK(answer(s, "apply.bar.2").evidence == "li 2025年9月1日核实：核查记录");
}

TEST_CASE("a kind that the list does not have may not apply (SG-03)") {
  Applicant a;
  a.institution.type = "pharmacy";
  a.record();
  const auto s = a.screen("2025-09-01");
  CHECK(s.eligible == Answer::no);
  CHECK_FALSE(s.first_possible);  // time does not help
  Applicant dialysis;
  dialysis.institution.type = "dialysis-centre";
  dialysis.institution.licence_kind = "tcm-filing";
  dialysis.record();
  CHECK(dialysis.screen("2025-09-01").eligible == Answer::yes);
}

TEST_CASE("three months of operation: the opening day counts (SG-04)") {
  Applicant a;
  a.record();
  const auto before = a.screen("2025-08-31");
  CHECK(answer(before, "apply.basic.1").answer == "no");
  CHECK(before.first_possible == date("2025-09-01"));
  CHECK(a.screen("2025-09-01").eligible == Answer::yes);
}

TEST_CASE("100 beds and more need a department and full-time staff; 99 do not (SG-04)") {
  const auto with_beds = [](std::int64_t licensed, std::int64_t actual, bool department, bool full_time) {
    Applicant a;
    a.beds.licensed = licensed;
    a.beds.actual = actual;
    a.departments.push_back({"A01", department ? "医保科" : "内科", department, date("2025-06-01"), {}});
    a.persons.back().full_time = full_time;
    a.record();
    return a.screen("2025-09-01").eligible;
  };
  CHECK(with_beds(99, 150, false, false) == Answer::yes);  // the licensed ones count
  CHECK(with_beds(100, 80, false, true) == Answer::no);
  CHECK(with_beds(100, 80, true, false) == Answer::no);
  CHECK(with_beds(100, 80, true, true) == Answer::yes);
}

TEST_CASE("one doctor first registered here is enough, none is not (SG-04)") {
  Applicant a;
  a.persons[1].first_registered_here = false;
  a.record();
  const auto s = a.screen("2025-09-01");
  CHECK(answer(s, "apply.basic.2").answer == "no");
  REQUIRE(s.grounds().size() == 1);
  CHECK(s.grounds()[0].condition == "apply.basic.2");
}

TEST_CASE("each of the four systems is needed (SG-04)") {
  Applicant a;
  a.institution.systems = {"insurance", "finance", "statistics"};
  a.record();
  CHECK(answer(a.screen("2025-09-01"), "apply.basic.4").answer == "no");
}

TEST_CASE("what nobody knows is never a yes, and is named (SG-04)") {
  Applicant a;
  a.institution.systems.clear();
  a.record();
  const auto s = a.screen("2025-09-01");
  CHECK(s.eligible == Answer::not_checkable);
  CHECK(s.unknown == std::vector<std::string>{"system.insurance", "system.finance", "system.statistics", "system.quality"});
  CHECK(answer(s, "apply.basic.4").answer == "not-checkable");
}

TEST_CASE("look-backs bar up to the same day number and free the day after (SG-07)") {
  struct Bar {
    const char* fact;
    const char* happened;
    const char* last_barred;
    const char* first_free;
  };
  const Bar bars[] = {{"history.false_application", "2023-01-10", "2026-01-10", "2026-01-11"},
                      {"history.terminated_illegal", "2023-01-10", "2026-01-10", "2026-01-11"},
                      {"history.terminated_breach", "2025-01-10", "2026-01-10", "2026-01-11"},
                      {"history.terminated_persons", "2021-01-10", "2026-01-10", "2026-01-11"},
                      {"history.evaluated_again_failed", "2025-01-10", "2026-01-10", "2026-01-11"}};
  for (const Bar& bar : bars) {
    CAPTURE(bar.fact);
    const auto barred = with(bar.fact, bar.happened, bar.last_barred);
    CHECK(barred.eligible == Answer::no);
    CHECK(barred.first_possible == date(bar.first_free));
    CHECK(with(bar.fact, bar.happened, bar.first_free).eligible == Answer::yes);
  }
}

TEST_CASE("a bar from 29 February ends on 28 February (SG-07)") {
  Applicant a;
  a.record();
  a.state("history.terminated_breach", "2024-02-29", "2025-02-01");
  a.state("liability.outstanding", "false", "2025-02-01");
  CHECK(answer(a.screen("2025-02-28"), "apply.bar.6").first_possible == date("2025-03-01"));
  CHECK(answer(a.screen("2025-03-01"), "apply.bar.6").answer == "yes");
}

TEST_CASE("time alone does not free who has not performed (SG-07)") {
  Applicant a;
  a.record();
  a.state("history.terminated_breach", "2015-01-10", "2025-09-02");
  a.state("liability.outstanding", "true", "2025-09-02");
  const auto s = a.screen("2025-09-03");
  CHECK(s.eligible == Answer::no);
  CHECK_FALSE(s.first_possible);
  CHECK(with("institution.main_business", "种植牙", "2025-09-03").eligible == Answer::yes);  // the register goes first
  CHECK(with("penalty.outstanding", "true", "2025-09-03").eligible == Answer::no);
  CHECK(with("persons.dishonest", "true", "2025-09-03").eligible == Answer::no);
  CHECK(with("prices.followed", "false", "2025-09-03").eligible == Answer::no);
  CHECK(with("bar.other", "true", "2025-09-03").eligible == Answer::no);
}

TEST_CASE("statements count by their day, the first later one where there is none before") {
  Applicant a;
  a.record();  // stated on 2025-09-01
  a.state("prices.followed", "false", "2026-03-01");
  CHECK(a.screen("2025-08-15").eligible == Answer::no);  // not yet three months open
  CHECK(answer(a.screen("2025-08-15"), "apply.bar.2").answer == "yes");
  CHECK(answer(a.screen("2026-02-28"), "apply.bar.2").answer == "yes");
  CHECK(answer(a.screen("2026-03-01"), "apply.bar.2").answer == "no");
}

TEST_CASE("what was stated before this case's own termination says nothing about it (SG-07)") {
  Applicant a;
  a.record();
  domain::Termination termination;
  termination.agreement = "agreement-1";
  termination.effective = date("2026-05-01");
  a.put("agreement-1", termination);
  CHECK(a.screen("2026-04-30").eligible == Answer::yes);
  const auto s = a.screen("2026-05-01");
  CHECK(s.eligible == Answer::not_checkable);
  CHECK(s.unknown.size() == 3);
  a.state("history.terminated_illegal", "2026-05-01", "2026-05-02");
  CHECK(answer(a.screen("2026-06-01"), "apply.bar.5").first_possible == date("2029-05-02"));
}

TEST_CASE("a case without entry rules cannot screen") {
  Applicant a;
  const auto law = law::Rulebook::of({law::find_pack("shenzhen")}, date("2025-09-01"));
  const auto e = error_of([&] { work::screen(a.known("2025-09-01"), law, date("2025-09-01"), work::application_groups()); });
  CHECK(e.kind() == base::ErrorKind::usage);
}

TEST_CASE("an internet service needs a living agreement (SG-05)") {
  Applicant a;
  a.record();
  for (const char* name : {"approved", "exchange", "mobile_pay", "receipts", "separable", "real_name", "traceable"})
    a.state(std::string("internet.") + name, "true");
  const auto screen = [&](const char* day) {
    return work::screen(a.known(day), test::shaoguan(day), date(day), work::internet_groups()).eligible;
  };
  CHECK(screen("2026-03-01") == Answer::not_checkable);
  domain::Agreement agreement;
  agreement.name = "agreement-1";
  agreement.term = {date("2026-01-01"), date("2026-12-31")};
  a.put("agreement-1", agreement);
  CHECK(screen("2026-12-31") == Answer::yes);
  CHECK(screen("2027-01-01") == Answer::no);
  domain::Suspension suspension;
  suspension.name = "suspension-1";
  suspension.scope = "institution";
  suspension.from = date("2026-04-01");
  suspension.to = date("2026-04-30");
  a.put("suspension-1", suspension);
  CHECK(screen("2026-04-30") == Answer::no);
  CHECK(screen("2026-05-01") == Answer::yes);
}
