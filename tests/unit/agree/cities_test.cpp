// SPDX-License-Identifier: Apache-2.0
// The same machine under the packs of several cities and years: their states, grounds, notice and clocks are theirs.
#include <doctest/doctest.h>

#include <algorithm>

#include "unit/agree/support.hpp"
#include "unit/casefile/error_of.hpp"
#include "work/agree/change.hpp"
#include "work/agree/payable.hpp"

using namespace mi;
using base::ErrorKind;
using test::Agreed;
using test::date;
using test::error_of;
using test::law_of;

namespace {

bool is_in(const std::vector<std::string>& list, const char* word) { return std::find(list.begin(), list.end(), word) != list.end(); }

std::vector<std::string> reasons(const Agreed& a, const law::Rulebook& law, const char* day, const char* person) {
  std::vector<std::string> list;
  for (const auto& b : work::blocks_on(a.facts, {date(day), "", person, ""}, law, a.calendar)) list.push_back(b.reason + " " + b.name);
  return list;
}

}  // namespace

TEST_CASE("SQ-30: the agreement ends with the year, or goes on to the day that is set because the agency is late") {
  const auto law = law_of({"suqian-2018"}, "2018-06-01");
  Agreed a("2018-03-01", "2018-12-31");
  CHECK(a.state(law, "2018-12-31") == "in-force");
  CHECK(a.state(law, "2019-01-01") == "ended");
  const auto on = law_of({"suqian-2018"}, "2019-02-01", {{"agreement.continued_to", "2019-03-31"}});
  work::continue_last(a.facts, on);
  CHECK(a.state(on, "2019-03-31") == "in-force");
  CHECK(a.state(on, "2019-04-01") == "ended");
}

TEST_CASE("SQ-30: its last day is the text's, and a year must pass after a termination for violation") {
  const auto law = law_of({"suqian-2018"}, "2018-06-01");
  Agreed a("2018-01-01", "2018-03-31");
  a.terminate(law, "2018-02-06", "57.1");
  CHECK(a.facts.terminations.back().ground == "57.1");
  work::SignInput input{date("2018-12-03"), date("2018-12-10"), {}, "suqian-2018", ""};
  CHECK(error_of([&] { work::sign(a.facts, law, a.calendar, a.known, input); }).kind() == ErrorKind::gate);
  a.facts.terminations.back().own_request = true;  // asked for itself: no violation
  CHECK(work::sign(a.facts, law, a.calendar, a.known, input).term.last == date("2018-12-31"));
  Agreed b("2017-03-01", "2017-12-31");
  b.facts.terminations.push_back({"agreement-1", date("2017-05-09"), "57.1", "", false, ""});
  input = {date("2018-05-09"), date("2018-05-10"), {}, "suqian-2018", ""};
  CHECK(error_of([&] { work::sign(b.facts, law, b.calendar, b.known, input); }).kind() == ErrorKind::gate);
  input.signed_on = date("2018-05-10");
  CHECK_NOTHROW(work::sign(b.facts, law, b.calendar, b.known, input));
}

TEST_CASE("SQ-27: a change of owner that was not filed in thirty days is a ground of the end") {
  const auto law = law_of({"suqian-2018"}, "2018-06-01");
  Agreed a("2018-01-01", "2018-12-31");
  a.known.set("change.unfiled", false);
  CHECK(error_of([&] { a.terminate(law, "2018-08-01", "62"); }).kind() == ErrorKind::gate);
  a.known.set("change.unfiled", true);
  const auto moved = a.terminate(law, "2018-08-01", "62");
  REQUIRE(moved.bars.size() == 1);
  CHECK(moved.bars[0].first_free == date("2019-08-02"));
}

TEST_CASE("SQ-21, SQ-23: stopped under the tiers that say so; where the parties cannot agree on new rules, ended by either") {
  const auto law = law_of({"suqian-2018"}, "2018-06-01");
  Agreed a("2018-01-01", "2018-12-31");
  const auto grounds = a.next(law, "2018-06-01", "suspend").grounds;
  CHECK(is_in(grounds, "55.1"));
  CHECK_FALSE(is_in(grounds, "52.1"));  // a warning only
  CHECK(a.suspend(law, "55.1", "2018-07-02", "15 days").suspension.to == date("2018-07-16"));
  CHECK(a.state(law, "2018-07-17") == "in-force");
  a.move(law, "end", "2018-10-01");
  CHECK(a.facts.moves.back().ground == "66");
  CHECK(a.state(law, "2018-10-01") == "ended");
}

TEST_CASE("CF-11: a month's notice by either side, for whatever reason") {
  const std::vector<law::Override> set{{"agreement.term.from", "2015-01-01"}, {"agreement.term.to", "2015-12-31"}};
  const auto law = law_of({"chifeng"}, "2015-04-13", set);
  Agreed a("2015-01-01", "2015-12-31");
  CHECK(a.next(law, "2015-04-13", "end").from == date("2015-05-13"));
  CHECK(Agreed(a).move(law, "end", "2015-05-13").warnings.empty());
  CHECK(a.move(law, "end", "2015-05-12").warnings.size() == 1);
  CHECK(a.state(law, "2015-05-12") == "ended");
  CHECK(error_of([&] { Agreed("2015-01-01", "2015-12-31").suspend(law, "34.cancel", "2015-06-01"); }).kind() == ErrorKind::gate);
}

TEST_CASE("HX-01, HX-02: Hua's agreement runs to its blank, and is suspended or cancelled on its two clauses") {
  const auto law = law_of({"hua-2010"}, "2010-03-01", {{"agreement.term.from", "2010-02-01"}, {"agreement.term.to", "2010-11-30"}});
  Agreed a("2010-02-01", "2010-11-30");
  CHECK(a.next(law, "2010-03-01", "suspend").grounds == std::vector<std::string>{"hx.2", "hx.7"});
  a.terminate(law, "2010-05-04", "hx.7");
  CHECK(a.state(law, "2010-05-03") == "in-force");
  CHECK(a.state(law, "2010-05-04") == "terminated");
  Agreed none("2010-02-01", "2010-11-30");
  none.facts.agreements.clear();
  const work::SignInput input{date("2010-02-01"), date("2010-02-01"), {}, "hua-2010", ""};
  CHECK(work::sign(none.facts, law, none.calendar, none.known, input).term.last == date("2010-11-30"));
  const auto open = law_of({"hua-2010"}, "2010-03-01");
  CHECK(error_of([&] { work::sign(none.facts, open, none.calendar, none.known, input); }).kind() == ErrorKind::usage);
}

TEST_CASE("LZ-01, LZ-03: the year 2013; malpractice with grave consequences lets the agency end it alone") {
  const auto law = law_of({"liuzhi-2013"}, "2013-03-01");
  Agreed a("2013-01-01", "2013-12-31");
  CHECK(a.state(law, "2013-12-31") == "in-force");
  CHECK(a.state(law, "2014-01-01") == "ended");
  CHECK(error_of([&] { a.terminate(law, "2013-06-01", "lz.12.serious"); }).kind() == ErrorKind::gate);
  a.known.set("malpractice.serious", true);
  a.terminate(law, "2013-06-01", "lz.12.serious");
  CHECK(a.state(law, "2013-06-01") == "terminated");
}

TEST_CASE("ZK-19: a renewal put off leaves the agreement in force to its end, with care secured; it may still be renewed") {
  const std::vector<law::Override> set{{"agreement.term.from", "2014-02-01"}, {"agreement.term.to", "2015-01-31"}};
  const auto law = law_of({"zhoukou-2014"}, "2014-12-01", set);
  Agreed a("2014-02-01", "2015-01-31");
  const auto moved = a.move(law, "postpone", "2014-12-20");
  CHECK(work::to_do(law, moved.transition, a.known, date("2014-12-20")).size() == 1);
  CHECK(a.state(law, "2015-01-31") == "postponed");
  CHECK(a.state(law, "2015-02-01") == "ended");
  CHECK(a.next(law, "2015-01-05", "renew").state == "in-force");
  CHECK(error_of([&] { a.move(law, "postpone", "2014-12-25"); }).kind() == ErrorKind::gate);
}

TEST_CASE("KM-13, KM-14, ZT-01: the packs of items and of the merger give grounds to the nation's machine") {
  const auto law = law_of({"national-order-2", "kunming-2015"}, "2026-05-01");
  Agreed a("2026-01-01", "2026-12-31");
  a.known.set("institution.ownership", "private");
  CHECK(is_in(a.next(law, "2026-05-01", "terminate").grounds, "km.16"));
  a.terminate(law, "2026-06-01", "km.16");
  CHECK(a.facts.terminations.back().citation.find("第十六条") != std::string::npos);
}

TEST_CASE("NH-04: a serious breach in the tutoring is a ground of the end") {
  const auto law = law_of({"nhsa-2025-14"}, "2026-05-01");
  const Agreed a("2026-01-01", "2026-12-31");
  CHECK(is_in(a.next(law, "2026-05-01", "terminate").grounds, "nh.2.4.serious"));
}

TEST_CASE("NH-11: records that are overdue end the agreement; suspected conduct suspends it, proven fraud ends it") {
  const auto law = law_of({"nhsa-2025-14"}, "2026-05-01");
  Agreed a("2026-01-01", "2026-12-31");
  a.known.set("records.overdue", 0).set("fraud.proven", false);
  CHECK(a.suspend(law, "nh.4.11.2", "2026-05-06").transition.to_state == "suspended");
  CHECK(error_of([&] { a.terminate(law, "2026-06-01", "nh.4.11.records.late"); }).kind() == ErrorKind::gate);
  CHECK(error_of([&] { a.terminate(law, "2026-06-01", "nh.4.11.fraud"); }).kind() == ErrorKind::gate);
  a.known.set("records.overdue", 1);
  CHECK(is_in(a.next(law, "2026-05-20", "terminate").grounds, "+nh.4.11.records.late"));
  a.terminate(law, "2026-06-01", "nh.4.11.records.late");
  CHECK(a.state(law, "2026-06-01") == "terminated");
}

TEST_CASE("NH-09, SG-24: a person's points stop the person's costs, the day after they were reached") {
  const auto law = law_of({"national-order-2"}, "2026-05-01");
  Agreed a("2026-01-01", "2026-12-31");
  domain::PointsEvent e;
  e.name = "points-1", e.person = "D7", e.date = date("2026-04-09"), e.until = date("2026-07-09");
  a.facts.points.push_back(e);
  CHECK(reasons(a, law, "2026-04-09", "D7").empty());
  CHECK(reasons(a, law, "2026-04-10", "D7") == std::vector<std::string>{"suspended points-1"});
  CHECK(reasons(a, law, "2026-07-09", "D7").size() == 1);
  CHECK(reasons(a, law, "2026-07-10", "D7").empty());
  CHECK(reasons(a, law, "2026-05-01", "D8").empty());
  e.name = "points-2", e.date = date("2026-08-03"), e.until = {}, e.ended = date("2026-08-03"), e.barred = date("2027-08-03");
  a.facts.points.push_back(e);
  CHECK(reasons(a, law, "2026-12-31", "D7") == std::vector<std::string>{"ended points-2"});
}

TEST_CASE("NH-09: who is liable is stopped with the department and goes on with it; who is not, is not") {
  const auto law = law_of({"national-order-2", "person-points"}, "2026-05-01");
  Agreed a("2026-01-01", "2026-12-31");
  work::SuspendInput input;
  input.scope = "department", input.target = "A03", input.from = date("2026-05-01"), input.ground = "order2.45";
  domain::Suspension leader = work::suspend(a.facts, law, a.calendar, a.known, input).suspension;
  leader.name = "suspension-1";
  a.facts.suspensions.push_back(leader);
  for (auto& s : work::liable_persons(law, leader, {"D7"})) {
    s.name = "suspension-2";
    a.facts.suspensions.push_back(s);
  }
  CHECK(reasons(a, law, "2026-05-10", "D7") == std::vector<std::string>{"suspended suspension-2"});
  CHECK(reasons(a, law, "2026-05-10", "D8").empty());
  a.facts.resumptions.push_back({"suspension-1", date("2026-06-01"), "整改合格"});
  CHECK(reasons(a, law, "2026-05-31", "D7").size() == 1);
  CHECK(reasons(a, law, "2026-06-01", "D7").empty());
  leader.scope = "item";
  CHECK(error_of([&] { work::liable_persons(law, leader, {"D7"}); }).kind() == ErrorKind::usage);
}

TEST_CASE("SG-15, SG-21: one calendar: agreement, department, person and item at once, each with its own reason") {
  const auto law = law_of({"national-order-2"}, "2026-05-01");
  Agreed a("2026-01-01", "2026-12-31");
  const auto stop = [&](const char* name, const char* scope, const char* target) {
    domain::Suspension s;
    s.name = name, s.scope = scope, s.target = target, s.from = date("2026-05-01"), s.to = date("2026-05-31");
    a.facts.suspensions.push_back(s);
  };
  stop("s1", "institution", "");
  stop("s2", "department", "A03");
  stop("s3", "person", "D7");
  stop("s4", "item", "ct");
  const auto count = [&](const work::PayableQuestion& q) { return work::blocks_on(a.facts, q, law, a.calendar).size(); };
  CHECK(count({date("2026-05-31"), "A03", "D7", "ct"}) == 4);
  CHECK(count({date("2026-05-31"), "A03", "", ""}) == 2);
  CHECK(count({date("2026-05-31"), "A04", "D8", "mri"}) == 1);
  CHECK(count({date("2026-06-01"), "A03", "D7", "ct"}) == 0);
}
