// SPDX-License-Identifier: Apache-2.0
// Whom a suspension or termination reaches in other cases, by the packs of both sides.
#include "work/agree/spread.hpp"

#include <doctest/doctest.h>

#include "unit/agree/support.hpp"

using namespace mi;
using test::date;

namespace {

// Two cases of one hospital, under other agencies, whose licence they share; the doctor is D7 here and X3 there.
struct Sides {
  work::Side from, to;

  Sides(const char* pack_from, const char* pack_to, const char* day)
      : from(side("a.mi", pack_from, day)), to(side("b.mi", pack_to, day)) {
    from.persons = {person("D7", "110101199003070011")};
    to.persons = {person("X3", "110101199003070011"), person("D7", "110101199003070038")};
  }

  static domain::Person person(const char* code, const char* identity) {
    domain::Person p;
    p.id = code;
    p.certificate = identity;
    return p;
  }

  static work::Side side(const char* path, const char* pack, const char* day) {
    domain::Institution i;
    i.licence = "PDY001";
    i.code = std::string("H") + path;
    work::Side s{path, path, "3:0123456789abcdef", test::law_of({pack, "person-points"}, day), test::weekends(), {}, {}, {i}, {}};
    s.facts.agreements.push_back({"agreement-1", pack, date("2026-01-01"), {date("2026-01-01"), date("2026-12-31")}, "", {}, {}});
    return s;
  }

  void suspend(const char* first, const char* last, bool own = false) {
    domain::Suspension s;
    s.name = "suspension-1";
    s.scope = "institution";
    s.from = date(first);
    if (last) s.to = date(last);
    s.own_request = own;
    s.citation = "第四十二条";
    from.facts.suspensions = {s};
  }
  std::vector<work::Spread> on(const char* day) const { return work::spread(from, to, date(day)); }
};

}  // namespace

TEST_CASE("SG-23: under the national order it reaches from a city's agency; of a county's it does not; unknown, nobody can say") {
  Sides s("national-order-2", "national-order-2", "2026-05-11");
  s.suspend("2026-05-11", "2026-05-30");
  CHECK(s.on("2026-05-11").at(0).reaches == std::string("not-checkable"));
  s.from.known.facts.set("agency.level", "county");
  CHECK(s.on("2026-05-11").at(0).reaches == std::string("no"));
  s.from.known.facts.set("agency.level", "city");
  const auto reached = s.on("2026-05-11").at(0);
  CHECK(reached.reaches == std::string("yes"));
  CHECK(reached.clause.find("第四十四条") != std::string::npos);
  CHECK(reached.state == "in-force");
  CHECK(s.on("2026-05-30").size() == 1);
  CHECK(s.on("2026-05-31").empty());
}

TEST_CASE("SG-23: under Shaoguan's measures any agency's reaches, own requests too; a pack without the clause takes nothing") {
  Sides s("shaoguan-2023", "shaoguan-2023", "2026-05-11");
  s.suspend("2026-05-11", nullptr, true);
  CHECK(s.on("2026-09-30").at(0).reaches == std::string("yes"));
  Sides t("shaoguan-2023", "suqian-2018", "2026-05-11");
  t.suspend("2026-05-11", nullptr);
  CHECK(t.on("2026-05-12").at(0).reaches == std::string("no"));
  CHECK(t.on("2026-05-12").at(0).clause.empty());
}

TEST_CASE("SG-23: both sides' packs must let it pass: the order asks for the level of the agency that decides, the city's measures do not") {
  Sides s("national-order-2", "shaoguan-2023", "2026-05-11");
  s.suspend("2026-05-11", nullptr);
  CHECK(s.on("2026-05-11").at(0).reaches == std::string("not-checkable"));
  s.from.known.facts.set("agency.level", "county");
  CHECK(s.on("2026-05-11").at(0).reaches == std::string("no"));
  s.from.known.facts.set("agency.level", "province");
  CHECK(s.on("2026-05-11").at(0).reaches == std::string("yes"));
  Sides t("shaoguan-2023", "national-order-2", "2026-05-11");
  t.suspend("2026-05-11", nullptr);
  t.from.known.facts.set("agency.level", "county");
  CHECK(t.on("2026-05-11").at(0).reaches == std::string("no"));
}

TEST_CASE("SG-23: another licence, code and credit code: another institution, whatever its name") {
  Sides s("shaoguan-2023", "shaoguan-2023", "2026-05-11");
  s.suspend("2026-05-11", nullptr);
  s.from.institutions[0].name = s.to.institutions[0].name = "云岭医院";
  s.to.institutions[0].licence = "PDY002";
  CHECK(s.on("2026-05-11").empty());
  s.to.institutions[0].uscc = s.from.institutions[0].uscc = "12990100MB00000013";
  CHECK(s.on("2026-05-11").size() == 1);
}

TEST_CASE("SG-22, SG-07: a termination stays, with the first day of a new application under each bar there") {
  Sides s("shaoguan-2023", "shaoguan-2023", "2026-05-11");
  s.from.facts.terminations.push_back({"agreement-1", date("2026-02-28"), "42.3", "第四十二条第（三）项", false, ""});
  const auto reached = s.on("2026-05-11").at(0);
  CHECK(reached.event == "terminate");
  REQUIRE(reached.bars.size() == 3);
  CHECK(reached.bars[0].starts_with("2029-03-01 "));
  CHECK(reached.bars[1].starts_with("2027-03-01 "));
  CHECK(reached.bars[2].starts_with("2031-03-01 "));
}

TEST_CASE("NH-09: twelve points end a person's standing wherever the person works, by the identity number and not by the code") {
  Sides s("shaoguan-2023", "shaoguan-2023", "2026-05-11");
  s.to.institutions[0].licence = "PDY002";
  domain::PointsEvent e;
  e.name = "points-1";
  e.person = "D7";
  e.date = date("2026-04-10");
  e.ended = date("2026-04-10");
  e.barred = date("2027-04-10");
  s.from.facts.points = {e};
  const auto list = s.on("2026-05-11");
  REQUIRE(list.size() == 1);
  CHECK(list[0].what == "X3");
  CHECK(list[0].from == date("2026-04-11"));
  CHECK(list[0].reaches == std::string("yes"));
  CHECK(list[0].bars.at(0).starts_with("2027-04-11"));
}

TEST_CASE("SG-23: what the other case is told holds from the first day to the last, and for ever once it was terminated") {
  Sides s("national-order-2", "national-order-2", "2026-05-11");
  s.from.known.facts.set("agency.level", "city");
  s.suspend("2026-05-11", "2026-05-30");
  auto told = work::statements(s.from, s.on("2026-05-11"));
  REQUIRE(told.size() == 3);
  CHECK((told[0].value == "true" && told[0].on == date("2026-05-11")));
  CHECK((told[1].fact == "elsewhere.agency_level" && told[1].value == "city"));
  CHECK((told[2].value == "false" && told[2].on == date("2026-05-31")));
  s.from.facts.terminations.push_back({"agreement-1", date("2026-05-20"), "x", "第四十三条", false, ""});
  told = work::statements(s.from, s.on("2026-05-11"));
  CHECK(std::none_of(told.begin(), told.end(), [](const auto& t) { return t.value == "false"; }));
}

TEST_CASE("SG-24, NH-09: a doctor stopped under a clause of the agreement alone is listed elsewhere; whether it reaches there an officer must say") {
  Sides s("suqian-2018", "national-order-2", "2026-05-11");
  domain::Suspension stop;
  stop.name = "suspension-1";
  stop.scope = "person";
  stop.target = "D7";
  stop.from = date("2026-05-11");
  stop.to = date("2026-05-30");
  stop.ground = "60.1.2";
  stop.citation = "第六十条";
  s.from.facts.suspensions = {stop};
  REQUIRE(s.on("2026-05-30").size() == 1);  // its last day
  const work::Spread one = s.on("2026-05-30").front();
  CHECK(one.what == "X3");
  CHECK(one.event == "suspend");
  CHECK(one.reaches == std::string("not-checkable"));
  CHECK(one.clause.empty());
  CHECK(one.citation == "第六十条");
  CHECK(s.on("2026-05-31").empty());

  // The agreement's clause on doctors: suspended to a day, or out of the list for good.
  s.from.facts.suspensions.clear();
  domain::DoctorEvent event;
  event.name = "doctor-1";
  event.person = "D7";
  event.clause = "60.1.2";
  event.date = date("2026-05-10");
  event.action = "suspend";
  event.until = date("2026-08-10");
  s.from.facts.doctors = {event};
  REQUIRE(s.on("2026-08-10").size() == 1);
  CHECK(s.on("2026-08-10").front().from == date("2026-05-11"));
  CHECK(s.on("2026-08-11").empty());
  s.from.facts.doctors.front().action = "cancel";
  REQUIRE(s.on("2026-08-11").size() == 1);
  CHECK(s.on("2026-08-11").front().event == "terminate");
  s.from.facts.doctors.front().action = "warn";
  CHECK(s.on("2026-05-11").empty());
}

TEST_CASE("SG-24: liable with an institution a doctor's stop reaches everywhere by the points, once and not under both heads") {
  Sides s("national-order-2", "national-order-2", "2026-05-11");
  domain::Suspension stop;
  stop.name = "suspension-2";
  stop.scope = "person";
  stop.target = "D7";
  stop.with = "suspension-1";
  stop.from = date("2026-05-11");
  stop.to = date("2026-05-30");
  s.from.facts.suspensions = {stop};
  REQUIRE(s.on("2026-05-12").size() == 1);
  CHECK(s.on("2026-05-12").front().reaches == std::string("yes"));
}
