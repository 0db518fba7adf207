// SPDX-License-Identifier: Apache-2.0
// Evaluation under the Shaoguan measures (SG-10): its deadline with pauses, publicity with complaints, the second one.
#include <doctest/doctest.h>

#include "unit/apply/applicant.hpp"
#include "unit/casefile/error_of.hpp"
#include "work/evaluate/publicity.hpp"
#include "work/evaluate/score.hpp"
#include "work/evaluate/sheet.hpp"

using namespace mi;
using base::ErrorKind;
using casefile::ApplicationRecord;
using casefile::EvaluationRecord;
using test::date;
using test::error_of;

namespace {

const due::Calendar& calendar() {
  static const due::Calendar c = test::weekends_only();
  return c;
}
law::Rulebook law_with(const std::vector<law::Override>& set = {}) { return test::shaoguan("2025-12-01", set); }

// Received 1 September, told 4 September, answered on the 10th, taken in on the 11th.
ApplicationRecord taken_in() {
  auto a = test::received("2025-09-01");
  domain::SupplementNotice notice;
  notice.name = "supplement-1";
  notice.told = date("2025-09-04");
  a.supplements.push_back({{{}, notice}, casefile::Recorded<domain::SupplementAnswer>{{}, {"supplement-1", date("2025-09-10"), {}}}});
  domain::Acceptance acceptance;
  acceptance.date = date("2025-09-11");
  a.acceptance = casefile::Recorded<domain::Acceptance>{{}, acceptance};
  return a;
}

work::ScoreInput result(bool passed, const char* day) {
  work::ScoreInput input;
  input.date = input.today = date(day);
  input.passed = passed;
  if (!passed) {
    input.reasons = "接口不合规";
    input.advice = "完成接口改造";
  }
  return input;
}

domain::Evaluation evaluate(const ApplicationRecord& a, const work::ScoreInput& input) {
  return work::evaluate(a, input, law_with(), calendar(), {});
}

void add(ApplicationRecord& a, std::int64_t round, bool passed, const char* day, const char* delivered) {
  EvaluationRecord e;
  e.evaluation.value.name = "evaluation-" + std::to_string(round);
  e.evaluation.value.round = round;
  e.evaluation.value.passed = passed;
  e.evaluation.value.date = date(day);
  if (delivered != nullptr) {
    domain::Delivery delivery;
    delivery.date = date(delivered);
    e.delivery = casefile::Recorded<domain::Delivery>{{}, delivery};
  }
  a.evaluations.push_back(std::move(e));
}

EvaluationRecord posted() {
  EvaluationRecord e;
  e.evaluation.value.name = "evaluation-1";
  e.evaluation.value.passed = true;
  e.evaluation.value.date = date("2025-11-19");
  e.publicity = casefile::Recorded<domain::Publicity>{{}, work::post(e, date("2025-11-20"), "局网站")};
  return e;
}

void complain(EvaluationRecord& e, const char* day, const char* checked = nullptr, bool stands = true) {
  const std::string name = "complaint-" + std::to_string(e.complaints.size() + 1);
  casefile::ComplaintRecord c{{{}, {name, "evaluation-1", date(day), "医师挂证", {}}}, {}};
  if (checked != nullptr) c.check = casefile::Recorded<domain::ComplaintCheck>{{}, {name, date(checked), stands, ""}};
  e.complaints.push_back(std::move(c));
}

work::PublicityState state(const EvaluationRecord& e, const char* on, const std::vector<law::Override>& set = {}) {
  return work::publicity_state(e, law_with(set), calendar(), date(on));
}

const std::vector<law::Override> pausing{{"evaluate.publicity.pause", "yes"}};

}  // namespace

TEST_CASE("three months from the receipt, days of supplementing not counted, to a working day (SG-10, G2)") {
  const auto f = work::evaluation_due(taken_in(), law_with(), calendar(), date("2025-12-01"));
  CHECK(f.value == "2025-12-08");  // 1 December and 6 days is a Sunday
  CHECK_FALSE(evaluate(taken_in(), result(true, "2025-12-08")).late);
  CHECK(evaluate(taken_in(), result(true, "2025-12-09")).late);
}

TEST_CASE("the other reading counts from the day of taking in, and then has nothing to leave out (SG-10, G7)") {
  const auto law = law_with({{"evaluate.duration.starts", "accepted"}});
  CHECK(work::evaluation_due(taken_in(), law, calendar(), date("2025-12-01")).value == "2025-12-11");
}

TEST_CASE("supplementing that still lasts moves the deadline with the day (SG-10)") {
  auto a = taken_in();
  a.supplements.back().answer.reset();
  CHECK(work::evaluation_due(a, law_with(), calendar(), date("2025-09-14")).value == "2025-12-11");
  CHECK(work::evaluation_due(a, law_with(), calendar(), date("2025-09-15")).value == "2025-12-12");
}

TEST_CASE("a result has its word, its means, and where it failed its reasons (SG-10)") {
  auto input = result(true, "2025-11-19");
  const auto areas = work::sheet_rules(law_with(), date("2025-11-19")).areas;
  REQUIRE(areas.size() == 5);
  for (const auto& area : areas) {
    input.scores.push_back({area, "张", base::Rational(85), ""});
    input.scores.push_back({area, "李", base::Rational::parse("84.99"), ""});
  }
  const auto e = evaluate(taken_in(), input);
  CHECK(e.result == "合格");
  CHECK(e.areas.size() == 5);
  CHECK(e.total.value == "16999/200");  // 84.995, exact
  auto bare = result(false, "2025-11-19");
  CHECK(evaluate(taken_in(), bare).result == "不合格");
  bare.advice.clear();
  CHECK(error_of([&] { evaluate(taken_in(), bare); }).kind() == ErrorKind::usage);
}

TEST_CASE("nothing is evaluated before it is taken in (SG-10)") {
  CHECK(error_of([] { evaluate(test::received("2025-09-01"), result(true, "2025-10-01")); }).kind() == ErrorKind::gate);
  CHECK(error_of([] { evaluate(taken_in(), result(true, "2025-09-10")); }).kind() == ErrorKind::usage);
}

TEST_CASE("score sheets: each scorer every area once, all faults with their lines") {
  const std::vector<std::string> areas{"资质", "人员"};
  const std::string head = "area\tscorer\tscore\tnote\n";
  const auto scores = work::read_sheets({{"a.tsv", head + "资质\t张\t85.5\t\n2\t张\t90\t\n"}}, {areas, {}, ""});
  CHECK(scores[1].area == "人员");
  const auto faults = [&](const std::string& rows) {
    return error_of([&] { work::read_sheets({{"a.tsv", head + rows}}, {areas, {}, ""}); }).items();
  };
  CHECK(faults("资质\t张\t85\t\n").size() == 1);
  CHECK(faults("资质\t张\t85\t\n资质\t张\t85\t\n人员\t张\t85\t\n").size() == 1);
  CHECK(faults("资质\t张\t100.01\t\n人员\t张\t-1\t\n设备\t张\t1\t\n人员\t张\t\t\n人员\t\t5\t\n").size() == 5);
  CHECK(faults("资质\t张\t100\t\n人员\t张\n")[0].find("a.tsv:3") == 0);
  CHECK(error_of([&] { work::read_sheets({{"a.tsv", "area\tscore\n"}}, {areas, {}, ""}); }).places()[0] == "a.tsv:1");
}

TEST_CASE("public notice: the day after posting is day 1, seven working days (SG-10)") {
  const auto e = posted();
  CHECK(state(e, "2025-11-20").window.last == date("2025-12-01"));
  CHECK_FALSE(state(e, "2025-12-01").may_sign());
  CHECK(state(e, "2025-12-02").may_sign());
}

TEST_CASE("a complaint: the days run on, but signing waits for a check that leaves the result standing (SG-10)") {
  auto open = posted();
  complain(open, "2025-11-25");
  CHECK(state(open, "2025-12-02").over);
  CHECK_FALSE(state(open, "2025-12-02").may_sign());
  auto stands = posted();
  complain(stands, "2025-11-25", "2025-12-05");
  CHECK(state(stands, "2025-12-05").may_sign());
  auto turned = posted();
  complain(turned, "2025-11-25", "2025-11-27", false);
  CHECK(state(turned, "2025-12-31").against == std::vector<std::string>{"complaint-1"});
  auto last_day = posted();
  complain(last_day, "2025-12-01");
  CHECK_FALSE(state(last_day, "2025-12-02").may_sign());
  auto after = posted();
  complain(after, "2025-12-02");  // the window was over
  CHECK(state(after, "2025-12-03").may_sign());
}

TEST_CASE("under the other reading the days of the check are not counted (SG-10, G7)") {
  auto e = posted();
  complain(e, "2025-11-25", "2025-11-27");  // 26 and 27 November do not count
  CHECK(state(e, "2025-12-03", pausing).window.last == date("2025-12-03"));
  CHECK_FALSE(state(e, "2025-12-03", pausing).may_sign());
  CHECK(state(e, "2025-12-04", pausing).may_sign());
  complain(e, "2025-12-02");  // in the window only because the first moved its end
  CHECK(state(e, "2025-12-08", pausing).window.stopped);
  CHECK_FALSE(state(e, "2026-01-08", pausing).over);
}

TEST_CASE("only a pass is posted, and once (SG-10)") {
  auto a = taken_in();
  CHECK(error_of([&] { work::published(a); }).kind() == ErrorKind::gate);
  add(a, 1, false, "2025-11-19", nullptr);
  CHECK(error_of([&] { work::published(a); }).kind() == ErrorKind::gate);
  const auto e = posted();
  CHECK(error_of([&] { work::post(e, date("2025-11-21"), "局网站"); }).kind() == ErrorKind::gate);
  CHECK(error_of([&] { work::complaint(e, date("2025-11-19"), "x"); }).kind() == ErrorKind::usage);
  CHECK(error_of([&] { work::complaint_check(e, "complaint-9", date("2025-11-21"), true, ""); }).kind() == ErrorKind::usage);
}

TEST_CASE("again: three months from delivery, the first day is the day after; without delivery nothing runs (SG-10)") {
  auto a = taken_in();
  add(a, 1, false, "2025-11-19", nullptr);
  CHECK(error_of([&] { work::again(a, law_with(), calendar(), date("2027-01-01")); }).kind() == ErrorKind::gate);
  a.evaluations.clear();
  add(a, 1, false, "2025-11-19", "2025-11-20");
  CHECK(work::again_from(a, law_with(), calendar()).value == "2026-02-21");  // a Saturday: an earliest day does not roll
  CHECK_FALSE(work::again(a, law_with(), calendar(), date("2026-02-20")).allowed);
  CHECK(work::again(a, law_with(), calendar(), date("2026-02-21")).allowed);
  CHECK(error_of([&] { evaluate(a, result(true, "2026-02-20")); }).kind() == ErrorKind::gate);
  const auto second = evaluate(a, result(false, "2026-02-21"));
  CHECK(second.round == 2);
  CHECK(second.due.id.empty());  // the text sets no limit for it
  a.evaluations.clear();
  add(a, 1, false, "2023-11-29", "2023-11-30");
  CHECK(work::again_from(a, law_with(), calendar()).value == "2024-03-01");  // 29 February 2024 is barred
}

TEST_CASE("failed twice: a new application one year after the delivery of the second result (SG-10)") {
  auto a = taken_in();
  add(a, 1, false, "2025-11-19", "2025-11-20");
  add(a, 2, false, "2026-03-09", "2026-03-10");
  const auto again = work::again(a, law_with(), calendar(), date("2027-03-10"));
  CHECK(again.what == "application");
  CHECK(again.first.value == "2027-03-11");
  CHECK_FALSE(again.allowed);
  CHECK(error_of([&] { evaluate(a, result(true, "2027-06-01")); }).kind() == ErrorKind::gate);
  auto passed = taken_in();
  add(passed, 1, true, "2025-11-19", "2025-11-20");
  CHECK(error_of([&] { evaluate(passed, result(true, "2025-12-01")); }).kind() == ErrorKind::gate);
  CHECK(error_of([&] { work::again(passed, law_with(), calendar(), date("2026-01-01")); }).kind() == ErrorKind::gate);
}

TEST_CASE("a second failure on record bars the next application from its delivery on (SG-07, SG-10)") {
  test::Applicant a;
  a.record();
  auto application = work::new_application(a.file, date("2025-09-01"));
  application.name = "application-1";
  a.put("application-1", application);
  domain::Evaluation e;
  e.name = "evaluation-2";
  e.application = "application-1";
  e.round = 2;
  e.date = date("2026-03-09");
  a.put("evaluation-2", e);
  domain::Delivery delivery;
  delivery.document = "evaluation-2";
  delivery.date = date("2026-03-10");
  a.put("evaluation-2", delivery);
  const auto barred = a.screen("2027-03-10");
  CHECK(barred.eligible == law::Answer::no);
  CHECK(barred.first_possible == date("2027-03-11"));
  CHECK(a.screen("2027-03-11").eligible == law::Answer::yes);
}
