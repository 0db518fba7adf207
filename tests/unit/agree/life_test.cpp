// SPDX-License-Identifier: Apache-2.0
// The agreement's life under the national order and Shaoguan's measures: every transition is the packs'.
#include <doctest/doctest.h>

#include <algorithm>

#include "base/text.hpp"
#include "unit/agree/support.hpp"
#include "unit/casefile/error_of.hpp"

using namespace mi;
using base::ErrorKind;
using test::Agreed;
using test::date;
using test::error_of;

namespace {

law::Rulebook shaoguan(const char* as_of, const std::vector<law::Override>& set = {}) { return test::law_of({"shaoguan-2023"}, as_of, set); }
law::Rulebook order2(const char* as_of) { return test::law_of({"national-order-2"}, as_of); }

Agreed private_one() {
  Agreed a("2026-03-01", "2027-02-28");
  a.known.set("institution.ownership", "private").set("request.recorded", true).set("request.consented", true);
  return a;
}

bool holds(const std::vector<std::string>& list, const char* part) {
  return std::any_of(list.begin(), list.end(), [&](const std::string& s) { return s.find(part) != std::string::npos; });
}

}  // namespace

TEST_CASE("SG-20: in force from its first day to its last, ended by itself the day after") {
  const Agreed a = private_one();
  const auto law = shaoguan("2026-06-01");
  CHECK(a.state(law, "2026-02-28") == "none");
  CHECK(a.state(law, "2026-03-01") == "in-force");
  CHECK(a.state(law, "2027-02-28") == "in-force");
  CHECK(a.state(law, "2027-03-01") == "ended");
  CHECK(a.next(law, "2026-06-01", "expire").from == date("2027-03-01"));
  CHECK(error_of([&] { Agreed b = a; b.move(law, "expire", "2026-07-01"); }).kind() == ErrorKind::usage);
}

TEST_CASE("SG-21: 180 days on own request; asked for on the 180th day in time, a day later ended by itself") {
  Agreed a = private_one();
  const auto law = shaoguan("2026-04-01");
  CHECK(error_of([&] { a.suspend(law, "41.own", "2026-05-04", nullptr, "2026-01-30", "2026-10-31"); }).kind() == ErrorKind::usage);
  a.suspend(law, "41.own", "2026-05-04", nullptr, "2026-01-30");
  CHECK(a.state(law, "2026-05-04") == "suspended");
  // Day 180 is Saturday 2026-10-31: the request is in time until Monday.
  CHECK(a.next(law, "2026-06-01", "lapse").from == date("2026-11-03"));
  CHECK(a.state(law, "2026-11-02") == "suspended");
  CHECK(a.state(law, "2026-11-03") == "ended");
  CHECK(error_of([&] { work::resume(a.facts, law, a.calendar, "suspension-1", date("2026-11-03"), date("2026-11-05"), "申请"); }).kind() == ErrorKind::gate);
  a.facts.resumptions.push_back(work::resume(a.facts, law, a.calendar, "suspension-1", date("2026-11-02"), date("2026-11-05"), "申请"));
  CHECK(a.state(law, "2026-11-04") == "suspended");
  CHECK(a.state(law, "2026-11-05") == "in-force");
}

TEST_CASE("SG-21: a stretch with its last day ends by itself; one past the term ends with it; two that overlap are one") {
  Agreed a = private_one();
  const auto law = shaoguan("2026-04-01");
  a.suspend(law, "41.a", "2026-06-01", "15 days");
  a.suspend(law, "41.b", "2026-06-10", "1 month");
  CHECK(a.state(law, "2026-06-16") == "suspended");
  CHECK(a.state(law, "2026-07-09") == "suspended");
  CHECK(a.state(law, "2026-07-10") == "in-force");
  Agreed b = private_one();
  b.suspend(law, "41.a", "2027-02-20", "1 month");
  CHECK(b.state(law, "2027-02-28") == "suspended");
  CHECK(b.state(law, "2027-03-01") == "ended");
}

TEST_CASE("SG-21: the agency suspends on four grounds, and on none of the institution's") {
  Agreed a = private_one();
  const auto law = shaoguan("2026-04-01");
  const auto said = error_of([&] { a.suspend(law, "41.own", "2026-06-01"); });
  CHECK(said.kind() == ErrorKind::usage);
  const auto own_grounds = a.next(law, "2026-04-01", "suspend").grounds;
  for (const char* id : {"41.a", "41.b", "41.c", "41.d"}) CHECK(std::find(own_grounds.begin(), own_grounds.end(), id) != own_grounds.end());
}

TEST_CASE("SG-22: fourteen grounds; two suspensions are one of them, one is not") {
  Agreed a = private_one();
  a.known.set("agreement.unrectified", false);
  const auto law = shaoguan("2026-04-01");
  auto grounds = a.next(law, "2026-04-01", "terminate").grounds;
  std::erase_if(grounds, [](const std::string& id) { return id.find("42.") == std::string::npos; });
  CHECK(grounds.size() + a.next(law, "2026-04-01", "terminate-own").grounds.size() == 14);
  a.suspend(law, "41.a", "2026-04-10", "5 days");
  CHECK(error_of([&] { a.terminate(law, "2026-09-01", "42.1"); }).kind() == ErrorKind::gate);
  a.suspend(law, "41.a", "2026-05-10", "5 days");
  CHECK(holds(a.next(law, "2026-06-01", "terminate").grounds, "+42.1"));
  a.terminate(law, "2026-09-01", "42.1");
  CHECK(a.state(law, "2026-08-31") == "in-force");
  CHECK(a.state(law, "2026-09-01") == "terminated");
  CHECK(a.state(law, "2027-03-01") == "terminated");  // what is over does not expire
}

TEST_CASE("SG-22, SG-07: a terminated institution may apply again after three, one and five years") {
  Agreed a = private_one();
  const auto moved = a.terminate(shaoguan("2026-04-01"), "2026-09-01", "42.3");
  std::vector<base::Date> days;
  for (const auto& b : moved.bars) days.push_back(b.first_free);
  CHECK(std::count(days.begin(), days.end(), date("2029-09-02")) == 1);
  CHECK(std::count(days.begin(), days.end(), date("2027-09-02")) == 1);
  CHECK(std::count(days.begin(), days.end(), date("2031-09-02")) == 1);
}

TEST_CASE("SG-23: three months ahead: on the last day in time, a day later the agency is told") {
  const auto law = shaoguan("2026-04-01");
  Agreed a = private_one();
  CHECK(a.terminate(law, "2026-07-15", "42.12", "2026-04-15").warnings.empty());
  Agreed b = private_one();
  CHECK(b.terminate(law, "2026-07-15", "42.12", "2026-04-16").warnings.size() == 1);
  CHECK(a.next(law, "2026-07-15", "terminate-own").event.empty());
  CHECK(private_one().next(law, "2026-04-15", "terminate-own").from == date("2026-07-15"));
}

TEST_CASE("SG-23: a public institution asks neither for suspension nor for the end; not to renew it may, with a warning") {
  Agreed a = private_one();
  a.known.set("institution.ownership", "public");
  const auto law = shaoguan("2026-04-01");
  CHECK(error_of([&] { a.suspend(law, "41.own", "2026-08-01", nullptr, "2026-04-01"); }).kind() == ErrorKind::gate);
  CHECK(error_of([&] { a.terminate(law, "2026-08-01", "42.12", "2026-04-01"); }).kind() == ErrorKind::gate);
  CHECK(holds(a.next(law, "2026-04-01", "terminate-own").missing, "公立"));
  const auto strict = shaoguan("2026-04-01", {{"agreement.request.public", "refuse"}});
  CHECK(error_of([&] { a.move(strict, "decline", "2026-08-01", "", "2026-04-01"); }).kind() == ErrorKind::gate);
  CHECK(a.move(law, "decline", "2026-08-01", "", "2026-04-01").warnings.size() == 1);
  CHECK(a.state(law, "2026-08-01") == "expiring");
  CHECK(a.state(law, "2027-03-01") == "ended");
  CHECK(a.next(law, "2026-09-01", "renew").event.empty());
}

TEST_CASE("SG-23: other areas: what is done here reaches there, and what is done there is a ground here") {
  const auto law = shaoguan("2026-04-01");
  Agreed a = private_one();
  CHECK(error_of([&] { a.terminate(law, "2026-06-01", "43.2"); }).kind() == ErrorKind::gate);  // not checkable
  a.known.set("elsewhere.stopped", true);
  const auto moved = a.terminate(law, "2026-06-01", "43.2");
  CHECK(work::to_do(law, moved.transition, a.known, date("2026-06-01")).size() == 3);  // published, reported, other areas told
}

TEST_CASE("令第2号 art. 44: only an agency of a city or higher reaches into other areas") {
  const auto law = order2("2026-04-01");
  Agreed a = private_one();
  a.known.set("elsewhere.stopped", true).set("elsewhere.agency_level", "county");
  CHECK(error_of([&] { a.terminate(law, "2026-06-01", "order2.44.2"); }).kind() == ErrorKind::gate);
  a.known.set("elsewhere.agency_level", "city").set("agency.level", "county");
  const auto moved = a.terminate(law, "2026-06-01", "order2.44.2");
  CHECK(work::to_do(law, moved.transition, a.known, date("2026-06-01")).size() == 2);  // a county's reaches nobody
}

TEST_CASE("SG-24: a department or person is stopped under the clause that lets them be, and the agreement goes on") {
  const auto law = order2("2026-04-01");
  Agreed a = private_one();
  work::SuspendInput input;
  input.scope = "department";
  input.target = "A03";
  input.from = date("2026-05-01");
  input.ground = "order2.42.1";
  CHECK(error_of([&] { work::suspend(a.facts, law, a.calendar, a.known, input); }).kind() == ErrorKind::usage);
  input.ground = "order2.45";
  auto s = work::suspend(a.facts, law, a.calendar, a.known, input).suspension;
  s.name = "suspension-1";
  a.facts.suspensions.push_back(s);
  CHECK(a.state(law, "2026-05-02") == "in-force");
}

TEST_CASE("SG-20: a fixed agreement needs a reached assessment and two years at least; a yearly one stands inside it") {
  const auto law = shaoguan("2026-04-01");
  Agreed a = private_one();
  a.facts.agreements.clear();
  a.known.set("evaluate.passed", true).set("evaluate.publicity_over", true).set("evaluate.complaints_open", false);
  work::SignInput input{date("2026-04-01"), date("2026-05-01"), date("2028-04-29"), "p", "fixed"};
  CHECK(error_of([&] { work::sign(a.facts, law, a.calendar, a.known, input); }).kind() == ErrorKind::usage);
  input.to = date("2028-04-30");
  CHECK(error_of([&] { work::sign(a.facts, law, a.calendar, a.known, input); }).kind() == ErrorKind::gate);
  a.known.set("assessment.reached", true);
  auto fixed = work::sign(a.facts, law, a.calendar, a.known, input);
  fixed.name = "agreement-1";
  a.facts.agreements.push_back(fixed);
  input = {date("2026-04-01"), date("2026-05-01"), date("2027-04-30"), "p", "yearly"};
  CHECK(work::sign(a.facts, law, a.calendar, a.known, input).within == "agreement-1");
  input.to = date("2028-05-01");
  CHECK(error_of([&] { work::sign(a.facts, law, a.calendar, a.known, input); }).kind() == ErrorKind::gate);
}
