// SPDX-License-Identifier: Apache-2.0
// Everything that stands against a cost, at once: whoever stopped what, and what emergency care is paid for all the same.
#include "work/agree/payable.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "unit/agree/support.hpp"

using namespace mi;
using test::Agreed;
using test::date;

namespace {

std::vector<std::string> reasons(const Agreed& a, const law::Rulebook& law, const work::PayableQuestion& q) {
  std::vector<std::string> list;
  for (const work::Block& b : work::blocks_on(a.facts, q, law, a.calendar)) list.push_back(b.reason);
  return list;
}

using Reasons = std::vector<std::string>;

domain::Person person(const char* id, const char* from, const char* to = nullptr) {
  domain::Person p;
  p.id = id;
  p.from = date(from);
  if (to) p.to = date(to);
  return p;
}

domain::ItemStep item(const char* event, const char* day) {
  domain::ItemStep s;
  s.name = std::string("step-") + event;
  s.item = "resident-outpatient";
  s.event = event;
  s.date = date(day);
  return s;
}

void declare_to_open(Agreed& a, const char* opened) {
  for (const char* e : {"declare", "review", "approve"}) a.facts.items.push_back(item(e, "2026-02-02"));
  a.facts.items.push_back(item("open", opened));
}

domain::PointsEvent points(const char* day, const char* until) {
  domain::PointsEvent e;
  e.name = "points-1";
  e.person = "D7";
  e.date = date(day);
  e.until = date(until);
  e.citation = "处理措施";
  return e;
}

}  // namespace

TEST_CASE("SG-20: after its last day nothing is paid; the answer names the agreement that ended, when and by which clause") {
  const auto law = test::law_of({"shaoguan-2023"}, "2027-01-20");
  const Agreed a("2026-01-01", "2026-12-31");
  CHECK(reasons(a, law, {date("2026-12-31"), "", "", ""}).empty());
  const auto blocks = work::blocks_on(a.facts, {date("2027-01-01"), "", "", ""}, law, a.calendar);
  REQUIRE(blocks.size() == 1);
  CHECK(blocks[0].reason == "no-agreement");
  CHECK(blocks[0].name == "agreement-1");
  CHECK(blocks[0].from == date("2027-01-01"));
  CHECK(blocks[0].citation.find("第四十条") != std::string::npos);
  const Agreed none("2026-05-01", "2026-12-31");
  CHECK(work::blocks_on(none.facts, {date("2026-04-30"), "", "", ""}, law, none.calendar).at(0).name.empty());
}

TEST_CASE("SG-15, SG-24: what else stands against it is told although there is no agreement") {
  const auto law = test::law_of({"shaoguan-2023", "person-points"}, "2027-01-20");
  Agreed a("2026-01-01", "2026-12-31");
  a.facts.points = {points("2026-12-15", "2027-02-14")};
  CHECK(reasons(a, law, {date("2027-01-10"), "", "D7", ""}) == Reasons{"no-agreement", "suspended"});
}

TEST_CASE("SG-15: where nobody designates it, emergency care is paid all the same; a suspended agreement pays none") {
  const auto law = test::law_of({"shaoguan-2023"}, "2027-01-20");
  Agreed a("2026-01-01", "2026-12-31");
  CHECK(reasons(a, law, {date("2027-01-01"), "", "", "", true}).empty());
  CHECK(reasons(a, law, {date("2027-01-01"), "", "", "", false}) == Reasons{"no-agreement"});
  a.suspend(law, "41.a", "2026-06-01", "15 days");
  CHECK(reasons(a, law, {date("2026-06-15"), "", "", "", true}) == Reasons{"suspended"});
  CHECK(reasons(a, law, {date("2026-06-16"), "", "", "", true}).empty());
  // A pack that says nothing of it pays nothing.
  const auto suqian = test::law_of({"suqian-2018"}, "2027-01-20");
  CHECK(reasons(a, suqian, {date("2027-01-01"), "", "", "", true}) == Reasons{"no-agreement"});
}

TEST_CASE("NH-09: a person stopped by points is paid for emergency care, up to the last day and no day more for the rest") {
  const auto law = test::law_of({"shaoguan-2023", "person-points"}, "2026-04-01");
  Agreed a("2026-01-01", "2026-12-31");
  a.facts.points = {points("2026-04-10", "2026-06-09")};
  CHECK(reasons(a, law, {date("2026-04-10"), "", "D7", ""}).empty());
  CHECK(reasons(a, law, {date("2026-04-11"), "", "D7", ""}) == Reasons{"suspended"});
  CHECK(reasons(a, law, {date("2026-06-09"), "", "D7", ""}) == Reasons{"suspended"});
  CHECK(reasons(a, law, {date("2026-06-10"), "", "D7", ""}).empty());
  CHECK(reasons(a, law, {date("2026-04-11"), "", "D7", "", true}).empty());
}

TEST_CASE("NH-09, 34号 39: granted back, a person is paid from that day; not passed, the suspension goes on; an end is lifted by its own grant") {
  const auto law = test::law_of({"shaoguan-2023", "person-points"}, "2026-04-01");
  Agreed a("2026-01-01", "2026-12-31");
  a.facts.points = {points("2026-04-10", "2026-06-09")};
  domain::PointsRestored r;
  r.person = "D7";
  r.event = "points-1";
  r.was = "suspended";
  r.date = date("2026-05-20");
  a.facts.restored = {r};  // not passed
  CHECK(reasons(a, law, {date("2026-06-10"), "", "D7", ""}) == Reasons{"suspended"});
  a.facts.restored[0].from = date("2026-05-25");
  CHECK(reasons(a, law, {date("2026-05-24"), "", "D7", ""}) == Reasons{"suspended"});
  CHECK(reasons(a, law, {date("2026-05-25"), "", "D7", ""}).empty());
  a.facts.points[0].ended = date("2026-04-10");
  CHECK(reasons(a, law, {date("2026-05-25"), "", "D7", ""}) == Reasons{"ended"});
  a.facts.restored[0].was = "ended";
  CHECK(reasons(a, law, {date("2026-05-24"), "", "D7", ""}) == Reasons{"suspended", "ended"});
  CHECK(reasons(a, law, {date("2026-05-25"), "", "D7", ""}).empty());
}

TEST_CASE("ZK-01, SQ-01: only registered doctors are paid, from the first day of the entry to its last; nobody registered: nobody knows") {
  const auto ask = [](const char* pack, std::vector<domain::Person> persons, const char* day) {
    const std::vector<law::Override> set = pack == std::string("zhoukou-2014")
                                               ? std::vector<law::Override>{{"agreement.term.from", "2018-01-01"}, {"agreement.term.to", "2018-12-31"}}
                                               : std::vector<law::Override>{};
    const auto law = test::law_of({pack}, "2018-06-01", set);
    Agreed a("2018-01-01", "2018-12-31");
    a.facts.persons = std::move(persons);
    return reasons(a, law, {date(day), "", "D7", ""});
  };
  for (const char* pack : {"zhoukou-2014", "suqian-2018"}) {
    CAPTURE(pack);
    const std::vector<domain::Person> list{person("D7", "2018-03-05", "2018-05-31"), person("D8", "2018-01-01")};
    CHECK(ask(pack, list, "2018-03-04") == Reasons{"not-listed"});
    CHECK(ask(pack, list, "2018-03-05").empty());
    CHECK(ask(pack, list, "2018-05-31").empty());
    CHECK(ask(pack, list, "2018-06-01") == Reasons{"not-listed"});
    CHECK(ask(pack, {}, "2018-05-31") == Reasons{"not-checkable"});
  }
  const auto law = test::law_of({"shaoguan-2023"}, "2026-06-01");
  Agreed a("2026-01-01", "2026-12-31");
  a.facts.persons = {person("D8", "2026-01-01")};
  CHECK(reasons(a, law, {date("2026-06-01"), "", "D7", ""}).empty());
}

TEST_CASE("KM-13: an item is paid from the day it was opened, not while it is suspended, again when restored, never when closed") {
  const auto law = test::law_of({"national-order-2", "kunming-2015"}, "2026-04-01");
  Agreed a("2026-01-01", "2026-12-31");
  const auto on = [&](const char* day, const char* code = "resident-outpatient") { return reasons(a, law, {date(day), "", "", code}); };
  CHECK(on("2026-02-01") == Reasons{"none"});
  declare_to_open(a, "2026-03-02");
  CHECK(on("2026-03-01") == Reasons{"evaluated"});
  CHECK(on("2026-03-02").empty());
  a.facts.items.push_back(item("suspend", "2026-05-06"));
  a.facts.items.push_back(item("restore", "2026-05-20"));
  CHECK(on("2026-05-05").empty());
  CHECK(on("2026-05-06") == Reasons{"suspended"});
  CHECK(on("2026-05-19") == Reasons{"suspended"});
  const auto stopped = work::blocks_on(a.facts, {date("2026-05-06"), "", "", "resident-outpatient"}, law, a.calendar).at(0);
  CHECK((stopped.name == "step-suspend" && stopped.from == date("2026-05-06")));
  CHECK(stopped.what.find("居民普通门诊") != std::string::npos);
  CHECK(on("2026-05-20").empty());
  a.facts.items.push_back(item("close", "2026-06-01"));
  CHECK(on("2026-06-01") == Reasons{"closed"});
  CHECK(on("2026-06-01", "ct-scan").empty());  // no item of the catalogue: nothing is known against it
}
