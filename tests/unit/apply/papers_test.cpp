// SPDX-License-Identifier: Apache-2.0
// Papers of an application, telling once what is missing, taking in and refusing.
#include <doctest/doctest.h>

#include "unit/apply/applicant.hpp"
#include "unit/casefile/error_of.hpp"
#include "work/apply/decide.hpp"
#include "work/apply/materials.hpp"
#include "work/apply/supplement.hpp"

using namespace mi;
using base::ErrorKind;
using casefile::ApplicationRecord;
using test::Applicant;
using test::date;
using test::error_of;

namespace {

const law::Facts nothing_known;

std::vector<work::MaterialStatus> papers(const ApplicationRecord& a, const law::Facts& facts = nothing_known) {
  return work::materials(a, test::shaoguan("2025-09-01"), facts);
}

void mark(ApplicationRecord& a, const char* material, const char* state, const char* day, const char* arose_from = "") {
  const std::string id = std::string("apply.material.") + material;
  std::erase_if(a.papers, [&](const auto& p) { return p.value.material == id; });
  a.papers.push_back({{}, {a.name(), id, state, date(day), {}, "缺少附件", arose_from}});
}

ApplicationRecord complete(const char* day) {
  auto a = test::received(day);
  for (const char* m : {"form", "licence", "rules", "it", "forecast"}) mark(a, m, "received", day);
  return a;
}

domain::SupplementNotice tell(const ApplicationRecord& a, const char* day, const std::vector<law::Override>& set = {}) {
  return work::supplement(a, papers(a), test::shaoguan("2025-09-01", set), test::weekends_only(), date(day));
}

// Told of the forecast on 4 September, answered on the 10th.
ApplicationRecord answered() {
  auto a = complete("2025-09-01");
  a.papers.pop_back();
  auto notice = tell(a, "2025-09-04");
  notice.name = "supplement-1";
  a.supplements.push_back({{{}, notice}, casefile::Recorded<domain::SupplementAnswer>{{}, {"supplement-1", date("2025-09-10"), {}}}});
  mark(a, "forecast", "received", "2025-09-10");
  return a;
}

}  // namespace

TEST_CASE("five papers are asked for and one more if the authority wants it (SG-06)") {
  const auto list = papers(test::received("2025-09-01"));
  CHECK(list.size() == 6);
  CHECK(work::missing(list).size() == 5);
  CHECK(list[5].state() == "optional");
  CHECK(work::missing(papers(complete("2025-09-01"))).empty());
}

TEST_CASE("a licence that shared data show is not asked for (SG-06)") {
  law::Facts facts;
  facts.set("licence.shared", true);
  const auto list = papers(test::received("2025-09-01"), facts);
  CHECK(list[1].state() == "not-asked");
  CHECK(work::missing(list).size() == 4);
}

TEST_CASE("a commitment stands for a paper only where the rules allow it (SG-06)") {
  const auto a = test::received("2025-09-01");
  const auto law = test::shaoguan("2025-09-01");
  const auto asked = law.materials("apply.material", date("2025-09-01"));
  const auto paper = [&](const char* name) {
    return work::paper(a, work::material_named(asked, name), "commitment", date("2025-09-02"));
  };
  CHECK(paper("it").state == "commitment");
  CHECK(error_of([&] { paper("forecast"); }).kind() == ErrorKind::gate);
  CHECK(error_of([&] { paper("forcast"); }).advice().find("forecast") != std::string::npos);
  CHECK(error_of([&] { work::paper(a, asked[0], "received", date("2025-08-31")); }).kind() == ErrorKind::usage);
  auto committed = complete("2025-09-01");
  mark(committed, "it", "commitment", "2025-09-02");
  CHECK(work::missing(papers(committed)).empty());
}

TEST_CASE("all that is missing is told within five working days of receipt (SG-08)") {
  auto a = complete("2025-09-01");
  a.papers.erase(a.papers.begin());  // the form
  mark(a, "rules", "incomplete", "2025-09-02");
  const auto in_time = tell(a, "2025-09-08");  // Monday to Monday
  CHECK(in_time.due.value == "2025-09-08");
  CHECK_FALSE(in_time.late);
  REQUIRE(in_time.missing.size() == 2);
  CHECK(in_time.missing[0].material == "apply.material.form");
  CHECK(in_time.missing[1].reason == "缺少附件");
  CHECK(tell(a, "2025-09-09").late);
  CHECK(in_time.due.clause == "《韶关市医疗机构医疗保障定点管理暂行办法（征求意见稿）》第十条");
  CHECK(error_of([&] { tell(a, "2025-08-31"); }).kind() == ErrorKind::usage);
  CHECK(error_of([&] { tell(complete("2025-09-01"), "2025-09-02"); }).kind() == ErrorKind::gate);
}

TEST_CASE("a second telling waits for the answer to the first (SG-08)") {
  auto a = answered();
  a.supplements.back().answer.reset();
  mark(a, "forecast", "incomplete", "2025-09-05");
  CHECK(error_of([&] { tell(a, "2025-09-12"); }).kind() == ErrorKind::gate);
}

TEST_CASE("what was overlooked the first time is not told again; a gap that the answer made is (SG-08)") {
  auto overlooked = answered();
  mark(overlooked, "rules", "incomplete", "2025-09-11");
  const auto e = error_of([&] { tell(overlooked, "2025-09-12"); });
  CHECK(e.kind() == ErrorKind::gate);
  REQUIRE(e.items().size() == 1);
  CHECK(e.items()[0] == "医保内部管理制度和财务制度文本");

  auto by_answer = answered();
  mark(by_answer, "forecast", "incomplete", "2025-09-11");  // the forecast that came is not whole
  CHECK(tell(by_answer, "2025-09-12").again == "supplement-1");
  auto traced = answered();
  mark(traced, "rules", "incomplete", "2025-09-11", "supplement-1");
  CHECK(tell(traced, "2025-09-12").missing.size() == 1);
}

TEST_CASE("the switch on telling again: never, always (SG-08, G7)") {
  auto a = answered();
  mark(a, "forecast", "incomplete", "2025-09-11");
  CHECK(error_of([&] { tell(a, "2025-09-12", {{"apply.supplement.again", "never"}}); }).kind() == ErrorKind::gate);
  auto overlooked = answered();
  mark(overlooked, "rules", "incomplete", "2025-09-11");
  CHECK(tell(overlooked, "2025-09-12", {{"apply.supplement.again", "always"}}).missing.size() == 1);
}

TEST_CASE("told and never handed in is owed under the first notice (SG-08)") {
  auto a = answered();
  std::erase_if(a.papers, [](const auto& p) { return p.value.material == "apply.material.forecast"; });
  CHECK(error_of([&] { tell(a, "2025-09-12"); }).kind() == ErrorKind::gate);
}

TEST_CASE("days of supplementing: after the telling, with the receipt (SG-10)") {
  const auto a = answered();
  REQUIRE(a.pauses(date("2025-12-01")).size() == 1);
  CHECK(a.pauses(date("2025-12-01"))[0] == base::DateRange{date("2025-09-05"), date("2025-09-10")});
  auto open = answered();
  open.supplements.back().answer.reset();
  CHECK(open.pauses(date("2025-09-06"))[0].days() == 2);
  CHECK(open.pauses(date("2025-09-04")).empty());
}

TEST_CASE("taking in needs whole papers and every condition; what is lacking is listed at once (SG-04, SG-06, SG-08)") {
  Applicant applicant;
  applicant.record();
  const auto whole = complete("2025-09-01");
  const auto good = applicant.screen("2025-09-01");
  const auto acceptance = work::accept(whole, papers(whole), good, "county-agency", date("2025-09-01"));
  CHECK(acceptance.screening.size() == good.answers.size());
  auto torn = whole;
  torn.papers.pop_back();
  const auto early = applicant.screen("2025-08-31");
  const auto e = error_of([&] { work::accept(torn, papers(torn), early, "", date("2025-09-01")); });
  CHECK(e.kind() == ErrorKind::gate);
  CHECK(e.items().size() == 2);
  CHECK(error_of([&] { work::accept(whole, papers(whole), good, "", date("2025-08-31")); }).kind() == ErrorKind::usage);
  auto decided = whole;
  decided.acceptance = casefile::Recorded<domain::Acceptance>{{}, acceptance};
  CHECK(error_of([&] { work::accept(decided, papers(whole), good, "", date("2025-09-02")); }).kind() == ErrorKind::gate);
}

TEST_CASE("nothing is refused without a ground; a refusal names each, and the first day that is free (SG-07)") {
  Applicant applicant;
  applicant.record();
  const auto a = complete("2025-09-01");
  CHECK(error_of([&] { work::refuse(a, applicant.screen("2025-09-01"), date("2025-09-02"), ""); }).kind() == ErrorKind::gate);
  applicant.state("history.false_application", "2023-03-15", "2025-09-02");
  applicant.state("history.terminated_breach", "2025-03-15", "2025-09-02");
  const auto r = work::refuse(a, applicant.screen("2025-09-02"), date("2025-09-02"), "");
  CHECK(r.grounds.size() == 2);
  CHECK(r.first_possible.value == "2026-03-16");
  CHECK(r.first_possible.note.empty());
  applicant.state("persons.dishonest", "true", "2025-09-02");
  const auto more = work::refuse(a, applicant.screen("2025-09-02"), date("2025-09-02"), "");
  CHECK(more.grounds.size() == 3);
  CHECK_FALSE(more.first_possible.note.empty());  // the list of dishonest persons knows no term
}

TEST_CASE("one application at a time") {
  Applicant applicant;
  auto first = work::new_application(applicant.file, date("2025-09-01"));
  first.name = "application-1";
  applicant.put("application-1", first);
  CHECK(error_of([&] { work::new_application(applicant.file, date("2025-10-01")); }).kind() == ErrorKind::gate);
}
