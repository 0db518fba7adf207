// SPDX-License-Identifier: Apache-2.0
// A resumption and a termination reckoned again (mi-case verify --recompute): what holds, a day made up, and a step that came
// after its clock.
#include "work/agree/replay.hpp"

#include <doctest/doctest.h>

#include "due/case_calendar.hpp"
#include "law/adopt.hpp"
#include "unit/apply/applicant.hpp"
#include "work/agree/at_stake.hpp"
#include "work/agree/interrupt.hpp"

using namespace mi;
using test::Applicant;
using test::date;

namespace {

const std::vector<law::Replayer> replayers{{domain::Resumption::kind.name, work::replay_resumption},
                                           {domain::Termination::kind.name, work::replay_termination}};

// Under Shaoguan's rules, agreed for 2026 and suspended on own request from 1 February.
struct Agreed : Applicant {
  Agreed() {
    casefile::Change change(file, test::by("zhang", "mi-rules use"));
    law::adopt(file, change, {{law::find_pack("shaoguan-2023")}, {""}, true, {}}, date("2025-09-05"));
    change.commit();
    put("agreement-1", domain::Agreement{"agreement-1", "shaoguan-2023", date("2025-12-15"), {date("2026-01-01"), date("2026-12-31")}, "", {}, {}});
    domain::Suspension own{"suspension-1", "institution", "", date("2026-02-01"), {}, true, "41.own", "第四十一条第二款", "", {}, {}};
    put(own.name, own);
  }
  law::Rulebook law(const char* day) { return law::Rulebook::of(file, date(day)); }
  domain::Resumption resume(const char* requested) {
    return work::resume(work::read_agreement_facts(file), law("2026-02-02"), due::calendar_of(file), "suspension-1", date(requested), date("2026-08-03"), "整改完成");
  }
};

}  // namespace

TEST_CASE("SG-21: the last day to ask to go on is reckoned again; a day made up is named with both values") {
  for (const bool honest : {true, false}) {
    Agreed a;
    auto r = a.resume("2026-07-31");
    REQUIRE(r.rests_on.size() == 1);
    CHECK(r.rests_on.front().value == "2026-07-31");
    if (!honest) r.rests_on.front().value = "2026-08-14";
    a.put("suspension-1", r);
    const auto again = law::recompute(a.file, replayers);
    CHECK(again.results == 1);
    CHECK(again.figures == 1);
    REQUIRE(again.differences.size() == (honest ? 0u : 1u));
    if (honest) continue;
    CHECK(again.differences.front().figure == "resume_by");
    CHECK(again.differences.front().recorded == "2026-08-14 date");
    CHECK(again.differences.front().reckoned == "2026-07-31 date");
  }
}

TEST_CASE("SG-21: a resumption asked for after the agreement ended by itself cannot be reckoned again: it is told") {
  Agreed a;
  auto r = a.resume("2026-07-31");
  r.requested = date("2026-08-01");
  a.put("suspension-1", r);
  const auto again = law::recompute(a.file, replayers);
  REQUIRE(again.differences.size() == 1);
  CHECK(again.differences.front().kind == "agree.resumption/1");
  CHECK(again.differences.front().figure.empty());
  CHECK(again.differences.front().reckoned.find("2026-08-01") != std::string::npos);
}

TEST_CASE("SG-22: what a termination rests on is reckoned again: suspensions counted, its ground, free days of a new application") {
  for (const bool honest : {true, false}) {
    Agreed a;
    a.state("agreement.unrectified", "true", "2026-03-01");
    const auto law = a.law("2026-03-02");
    const work::MoveInput input{"terminate", date("2026-03-16"), "42.1", {}, "事实"};
    const auto known = law::facts_of_institution(a.file, date("2026-03-02"));
    domain::Termination t{"agreement-1", date("2026-03-16"), "42.1", "第四十二条第（一）项", false, "事实", {}, {}};
    t.rests_on = work::resting_figures(work::read_agreement_facts(a.file, law), law, due::calendar_of(a.file), known.facts, input);
    REQUIRE(t.rests_on.size() >= 2);
    CHECK(t.rests_on[0].value == "0");
    CHECK(t.rests_on[1].value == "yes");
    if (!honest) t.rests_on[0].value = "2";
    casefile::Change change(a.file, {"mi-agree", {"terminate", "--as-of", "2026-03-02"}, "li", {}, {}});
    change.record("agreement-1", t, "", t.effective);
    change.commit();
    const auto again = law::recompute(a.file, replayers);
    REQUIRE(again.differences.size() == (honest ? 0u : 1u));
    if (!honest) CHECK(again.differences.front().figure == "agreement.suspensions");
  }
}
