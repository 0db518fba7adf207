// SPDX-License-Identifier: Apache-2.0
// Definitions as arithmetic: complaints that make a refusal, records reviewed, checklists scored, records demanded.
#include <doctest/doctest.h>

#include "base/error.hpp"
#include "due/calendar.hpp"
#include "law/rulebook.hpp"
#include "unit/casefile/error_of.hpp"
#include "work/inspect/checklist.hpp"
#include "work/inspect/complaints.hpp"
#include "work/inspect/demand.hpp"
#include "work/inspect/observe.hpp"
#include "work/inspect/plan.hpp"

using namespace mi;
using namespace mi::test;

namespace {

law::Rulebook law_of(const char* pack, const char* day) {
  return law::Rulebook::of({law::read_pack(std::string(MI_SOURCE_DIR "/lib/law/packs/") + pack)}, base::Date::parse(day));
}

std::string complaints(int n, const char* area = "宿城", const char* year = "2018") {
  std::string text;
  for (int i = 1; i <= n; ++i) text += std::string(year) + "-03-0" + std::to_string(i) + "," + area + ",,no\n";
  return text;
}

std::string counted(const std::string& rows) {
  const auto law = law_of("suqian-2018", "2018-12-20");
  std::string result;
  for (const auto& c : work::count_refusals(work::read_complaints("date,area,sign,explained\n" + rows, "c.csv"), law))
    result += c.clause + " " + c.area + " " + c.complaints.value + "/" + c.refusals.value + "/" + c.carried.value + "; ";
  return result;
}

}  // namespace

TEST_CASE("SQ-32 every three complaints without a reasonable explanation count as one refusal; the rest is carried") {
  CHECK(counted(complaints(2)) == "N1.d 宿城 2/0/2; ");
  CHECK(counted(complaints(3)) == "N1.d 宿城 3/1/0; ");
  CHECK(counted(complaints(8)) == "N1.d 宿城 8/2/2; ");
  CHECK(counted(complaints(2) + "2018-04-01,宿城,,yes\n") == "N1.d 宿城 2/0/2; ");      // explained
  CHECK(counted(complaints(2) + complaints(2, "泗洪")) == "N1.d 宿城 2/0/2; N1.d 泗洪 2/0/2; ");  // one pooling area
  CHECK_THROWS_AS(counted(complaints(1, "宿城", "2015")), base::Error);  // before the agreement
}

TEST_CASE("SQ-32 the other signs count one each and never by three") {
  CHECK(counted("2018-03-01,宿城,N1.e,no\n2018-03-02,宿城,N1.e,no\n") == "N1.e 宿城 2/2/0; ");
  CHECK_THROWS_AS(counted("2018-03-01,宿城,N1.z,no\n"), base::Error);
  CHECK_THROWS_AS(work::count_refusals({{base::Date::parse("2009-05-01"), "红山", "", false, ""}}, law_of("chifeng", "2009-05-08")),
                  base::Error);
}

TEST_CASE("SQ-37 stable from the third day is a lead, and a violation only after the record was reviewed") {
  const auto law = law_of("suqian-2018", "2018-06-01");
  const auto judged = [&](const std::string& row) {
    std::string result;
    for (const auto& h : work::judge_records(
             work::read_observed("visit,record.stable_days,record.severe_defects,record.reviewed\n" + row + "\n", "r.csv", law), law))
      result += h.clause + " " + h.judgement + " ";
    return result;
  };
  CHECK(judged("V1,2,,") == "");
  CHECK(judged("V1,3,,") == "N7 可疑 ");
  CHECK(judged("V1,3,,yes") == "N7 违规 ");
  CHECK(judged("V1,,1,") == "N9 可疑 ");
  CHECK(judged("V1,,0,") == "");
  CHECK_THROWS_AS(work::read_observed("visit,record.colour\nV1,red\n", "r.csv", law), base::Error);
}

TEST_CASE("SG-12 CF-12 ZT-09 LZ-07 a checklist comes from the pack, every duty is answered, what does not apply is not scored") {
  for (const auto& [pack, day, group] : {std::tuple{"shaoguan-2023", "2023-06-01", "conduct"}, {"chifeng", "2009-05-08", "conduct.service"},
                                       {"zhaotong-2017", "2017-06-01", "conduct.duty"}, {"liuzhi-2013", "2013-06-03", "conduct"}}) {
    const auto law = law_of(pack, day);
    const auto sheet = work::checklist_sheet(law, group);
    REQUIRE(sheet.rows.size() >= 4);
    const auto filled = [&](std::size_t no, std::size_t none) {
      std::string text = "clause,answer,note\n";
      for (std::size_t i = 0; i < sheet.rows.size(); ++i)
        text += sheet.rows[i][0].as_text() + (i < no ? ",no,未做到\n" : i < no + none ? ",n/a,\n" : ",yes,\n");
      return text;
    };
    const auto n = static_cast<std::int64_t>(sheet.rows.size());
    const auto list = work::read_checklist(filled(1, 1), "a.csv", law, group);
    CHECK(base::Rational::parse(list.score.value) == base::Rational::of((n - 2) * 100, n - 1));
    CHECK(work::findings_of(list).size() == 1);
    CHECK(work::findings_of(list)[0].text == "未做到");
    CHECK(base::Rational::parse(work::read_checklist(filled(0, 0), "a.csv", law, group).score.value) == base::Rational(100));
    const auto open = error_of([&] { work::read_checklist("clause,answer\n" + sheet.rows[0][0].as_text() + ",yes\n", "a.csv", law, group); });
    CHECK(open.items().size() == sheet.rows.size() - 1);
    CHECK_THROWS_AS(work::read_checklist(filled(0, 0) + sheet.rows[0][0].as_text() + ",yes,\n", "a.csv", law, group), base::Error);
  }
  CHECK_THROWS_AS(work::checklist_sheet(law_of("chifeng", "2009-05-08"), "conduct.moon"), base::Error);
}

TEST_CASE("ZT-09 five duties of equal weight: one not met of five is 80, two are 60") {
  const auto law = law_of("zhaotong-2017", "2017-06-01");
  const auto sheet = work::checklist_sheet(law, "conduct.duty");
  REQUIRE(sheet.rows.size() == 5);
  const auto score = [&](std::size_t no) {
    std::string text = "clause,answer\n";
    for (std::size_t i = 0; i < 5; ++i) text += sheet.rows[i][0].as_text() + (i < no ? ",no\n" : ",yes\n");
    return work::read_checklist(text, "a.csv", law, "conduct.duty").score.value;
  };
  CHECK(score(1) == "80");
  CHECK(score(2) == "60");
}

TEST_CASE("NH-11 a demand is answered item by item; the last day is in time, the day after is late") {
  work::DemandState state;
  state.demand = {"demand-1", base::Date::parse("2026-03-01"), {"住院病历", "进销存台账"}, ""};
  state.answers.resize(2);
  CHECK(error_of([&] { work::check_answer(state, {"demand-1", 1, base::Date::parse("2026-03-02"), true, {}, ""}); }).kind() == base::ErrorKind::gate);
  state.delivered = base::Date::parse("2026-03-02");
  state.due = base::Date::parse("2026-03-09");
  CHECK_NOTHROW(work::check_answer(state, {"demand-1", 2, base::Date::parse("2026-03-02"), true, {}, ""}));
  CHECK_THROWS_AS(work::check_answer(state, {"demand-1", 3, base::Date::parse("2026-03-02"), true, {}, ""}), base::Error);
  CHECK_THROWS_AS(work::check_answer(state, {"demand-1", 1, base::Date::parse("2026-03-01"), true, {}, ""}), base::Error);
  CHECK(state.state_of(0, base::Date::parse("2026-03-09")) == "open");
  CHECK(state.state_of(0, base::Date::parse("2026-03-10")) == "late");
  state.answers[0] = domain::DemandAnswer{"demand-1", 1, base::Date::parse("2026-03-09"), true, {}, ""};
  CHECK(state.state_of(0, base::Date::parse("2026-03-20")) == "given");
  state.answers[0]->date = base::Date::parse("2026-03-10");
  CHECK(state.state_of(0, base::Date::parse("2026-03-20")) == "given-late");
  state.answers[1] = domain::DemandAnswer{"demand-1", 2, base::Date::parse("2026-03-05"), false, {}, "缺二月"};
  CHECK(state.state_of(1, base::Date::parse("2026-03-09")) == "in-part");
  CHECK(state.state_of(1, base::Date::parse("2026-03-10")) == "late");
  state.provisional = true;  // counted past the calendar: never held against anybody
  CHECK(state.state_of(1, base::Date::parse("2026-03-10")) == "in-part");
  CHECK(error_of([&] { work::check_extension(state, {"demand-1", base::Date::parse("2026-03-09"), "病案室搬迁"}); }).kind() == base::ErrorKind::gate);
  CHECK_NOTHROW(work::check_extension(state, {"demand-1", base::Date::parse("2026-03-10"), "病案室搬迁"}));
  CHECK_THROWS_AS(work::check_extension(state, {"demand-1", base::Date::parse("2026-03-10"), ""}), base::Error);
}

TEST_CASE("an inspection takes two different inspectors and something to look at") {
  domain::InspectionPlan plan{"", base::Date::parse("2026-03-01"), base::Date::parse("2026-03-02"), base::Date::parse("2026-03-03"),
                              "routine", {"李", "王"}, {"住院真实性"}, {}, true};
  CHECK_NOTHROW(work::check_plan(plan));
  auto alone = plan;
  alone.inspectors = {"李", "李"};
  CHECK(error_of([&] { work::check_plan(alone); }).kind() == base::ErrorKind::gate);
  auto nothing = plan;
  nothing.matters.clear();
  CHECK_THROWS_AS(work::check_plan(nothing), base::Error);
  auto late = plan;
  late.from = base::Date::parse("2026-02-28");
  CHECK_THROWS_AS(work::check_plan(late), base::Error);
}
