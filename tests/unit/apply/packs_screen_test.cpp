// SPDX-License-Identifier: Apache-2.0
// Screening where packs leave words out, give a preference, part intake from decision, or stand side by side; the
// transition, the level, and the identity of an institution.
#include <doctest/doctest.h>

#include "domain/agreement.hpp"
#include "law/adopt.hpp"
#include "unit/apply/applicant.hpp"
#include "unit/casefile/error_of.hpp"
#include "work/apply/state.hpp"
#include "work/apply/transition.hpp"
#include "work/apply/under.hpp"
#include "work/register/history.hpp"
#include "work/register/level.hpp"

using namespace mi;
using law::Answer;
using test::answer;
using test::Applicant;
using test::date;
using test::error_of;

namespace {

law::Rulebook rules(const char* pack, const char* as_of, const std::vector<law::Override>& set = {}) {
  const law::Pack p = law::find_pack(pack);
  return law::Rulebook::of({p}, date(as_of), set, law::extended_of({p}));
}

work::Screening screened(Applicant& a, const law::Rulebook& law) {
  return work::screen(law::facts_of_institution(a.file, law.as_of()), law, law.as_of(), work::application_groups());
}

// An applicant of Zhaotong about whom everything is stated.
void of_zhaotong(Applicant& a) {
  a.record();
  for (const char* name : {"service.able", "applicant.willing", "standards.external"}) a.state(name, "true");
  for (const char* name : {"history.touts", "history.false_ads", "finding.health_hazard", "finding.departments_rented", "finding.bad_effect",
                           "institution.out_of_area"})
    a.state(name, "false");
}

void of_the_notice(Applicant& a) {
  a.record();
  for (const char* name : {"it.trace.collected", "it.trace.settled", "it.trace.paid", "exam.data_kept", "exam.offered", "promise.prices"}) a.state(name, "true");
  for (const char* name : {"staff.hung_certificate", "prices.drugs_above_area", "promise.results_upload"}) a.state(name, "false");
  a.state("staff.technicians", "1");
}

}  // namespace

TEST_CASE("ZT-04: what rests on papers that are not at hand is not checkable, whatever an officer states, until they are loaded") {
  Applicant a;
  of_zhaotong(a);
  const auto open = screened(a, rules("zhaotong-2017", "2025-09-02"));
  CHECK(open.eligible == Answer::not_checkable);
  CHECK(open.unknown == std::vector<std::string>{"apply.external.loaded"});
  const auto loaded = screened(a, rules("zhaotong-2017", "2025-09-02", {{"apply.external.loaded", "97号、117号扫描件"}}));
  CHECK(loaded.eligible == Answer::yes);
  a.state("history.touts", "true", "2025-09-02");
  CHECK(screened(a, rules("zhaotong-2017", "2025-09-02")).eligible == Answer::no);
}

TEST_CASE("NH-02: whoever promises to send results is preferred; without the promise nobody is refused") {
  Applicant a;
  of_the_notice(a);
  const auto s = screened(a, rules("nhsa-2025-14", "2025-09-02"));
  CHECK(s.eligible == Answer::yes);
  CHECK(answer(s, "apply.priority.results").answer == "no");
  CHECK(s.grounds().empty());
  a.state("staff.technicians", "0", "2025-09-02");
  CHECK(screened(a, rules("nhsa-2025-14", "2025-09-02")).eligible == Answer::no);
}

TEST_CASE("NH-02: what a pack takes from an order is asked too") {
  const auto asked = work::asked_facts(rules("nhsa-2025-14", "2025-09-02"));
  const auto has = [&](const char* name) { return std::any_of(asked.begin(), asked.end(), [&](const auto& f) { return f.name == name; }); };
  CHECK(has("it.trace.collected"));
  CHECK(has("history.terminated_persons"));
}

TEST_CASE("ZT-02: the county takes in and the city decides; outside the area the city does both") {
  Applicant a;
  of_zhaotong(a);
  const auto law = rules("zhaotong-2017", "2025-09-02");
  const auto inside = work::route(a.known("2025-09-02"), law, law.as_of());
  CHECK(inside.agency == "county-agency");
  CHECK(inside.approver == "city-agency");
  a.state("institution.out_of_area", "true", "2025-09-02");
  CHECK(work::route(a.known("2025-09-02"), law, law.as_of()).agency == "city-agency");
}

TEST_CASE("SG-01: where the packs do not part them, who takes in decides") {
  Applicant a;
  a.record();
  CHECK(work::route(a.known("2025-09-01"), test::shaoguan("2025-09-01"), date("2025-09-01")).approver == "county-agency");
}

TEST_CASE("ZT-01: taken in, evaluated or overdue; a day that has passed flags and no more") {
  Applicant a;
  of_zhaotong(a);
  a.state("designation.old", "ncms", "2017-01-01");
  a.state("evaluate.decided_on", "2016-08-31", "2017-01-01");
  const auto on = [&](const char* day) { return work::transition(a.file, rules("zhaotong-2017", day), date(day)); };
  CHECK(on("2017-12-31").admitted == "yes");
  CHECK(on("2017-12-31").both_schemes == "no");
  CHECK(on("2017-12-31").state == "to-evaluate");
  CHECK(on("2018-01-01").state == "overdue-evaluation");
  a.state("evaluate.passed", "false", "2018-02-01");
  CHECK(on("2018-02-01").state == "failed");
  CHECK(on("2018-02-01").clause.find("第二部分") != std::string::npos);
  CHECK(error_of([&] { work::transition(a.file, test::shaoguan("2025-09-01"), date("2025-09-01")); }).kind() == base::ErrorKind::usage);
}

TEST_CASE("ZT-01: those still to be evaluated are spread over batches that end with the transition") {
  std::vector<work::Transition> list(5);
  for (auto& t : list) t.state = "to-evaluate", t.by = date("2017-12-31");
  list[2].state = "passed";
  work::plan_batches(list, 2, date("2017-12-01"));
  CHECK(list[0].batch == "1");
  CHECK(list[0].batch_by == date("2017-12-16"));
  CHECK(list[2].batch.empty());
  CHECK(list[4].batch == "2");
  CHECK(list[4].batch_by == date("2017-12-31"));
}

TEST_CASE("ZT-03: a third-level hospital of the area is a city hospital; a name of the list counts on its day, a like one never") {
  Applicant a;
  of_zhaotong(a);
  const auto law = rules("zhaotong-2017", "2025-09-02");
  const auto city = work::level(a.known("2025-09-02"), law, law.as_of());
  REQUIRE(city.matches.size() == 1);
  CHECK(city.matches[0].word == "city-hospital");
  Applicant named;
  named.institution.name = "泸州医学院附属医院";
  named.institution.level = "二级";
  of_zhaotong(named);
  const auto area = work::level(named.known("2025-09-02"), law, law.as_of());
  REQUIRE(area.matches.size() == 2);
  CHECK(area.matches[0].word == "by-seat");
  CHECK(area.matches[1].word == "in-area");
}

TEST_CASE("one applicant, several packs: refused under one, admitted under another") {
  Applicant a;
  of_the_notice(a);
  a.state("history.terminated_breach", "2024-09-01", "2025-09-02");
  const auto shaoguan = work::screen_under(a.known("2025-09-02"), law::find_pack("shaoguan-2023"), date("2025-09-02"), work::application_groups());
  CHECK(shaoguan.screening.eligible == Answer::yes);  // one year is over since 2025-09-02
  const auto before = work::screen_under(a.known("2025-09-01"), law::find_pack("shaoguan-2023"), date("2025-09-01"), work::application_groups());
  CHECK(before.screening.eligible == Answer::yes);    // nothing was stated on that day yet
  const auto zhaotong = work::screen_under(a.known("2025-09-02"), law::find_pack("zhaotong-2017"), date("2025-09-02"), work::application_groups());
  CHECK(zhaotong.screening.eligible == Answer::not_checkable);
}

TEST_CASE("KM-16, SG-07: licence, address and persons are compared by the letter, a new name hides nothing, and no match decides") {
  Applicant old, now;
  old.institution.name = "安康诊所";
  old.institution.licence = now.institution.licence = "PDY00012";
  old.institution.address = "示范路1号";
  now.institution.address = "示范路2号";
  old.persons[0].certificate = now.persons[0].certificate = "440202198001011234";
  old.persons[0].roles = {"controller"};
  old.persons[0].name = "王某";
  now.persons[0].name = "王某某";
  old.record();
  now.record();
  old.put("agreement-1", domain::Termination{"agreement-1", date("2025-03-01"), "42.3", "第四十二条第（三）项", false, ""});
  const auto found = work::matches(work::traits(now.file), old.file, "old.mi");
  REQUIRE(found.size() == 3);  // the licence, and one person as head and as legal representative
  CHECK(found[0].here.kind == "licence");
  CHECK(found[1].there.kind == "controller");
  CHECK(found[1].institution == "安康诊所");
  CHECK(found[1].terminated == "2025-03-01 第四十二条第（三）项");
  for (const auto& m : found) CHECK(m.here.shown.find("198001011") == std::string::npos);
  CHECK(work::matches_of_cases(work::traits(now.file), {"missing.mi"}).unread.size() == 1);
}
