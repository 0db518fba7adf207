// SPDX-License-Identifier: Apache-2.0
// Rounds of the wards: leave as arithmetic at its limits, signs by their clauses, absences that lie apart.
#include <doctest/doctest.h>

#include <algorithm>

#include "base/error.hpp"
#include "law/rulebook.hpp"
#include "unit/casefile/error_of.hpp"
#include "work/inspect/leave.hpp"
#include "work/inspect/round.hpp"

using namespace mi;
using namespace mi::test;
using base::Time;
using domain::BedCheck;
using domain::LeaveSlip;

namespace {

law::Rulebook law_of(const char* pack, const char* day, std::vector<law::Override> set = {}) {
  return law::Rulebook::of({law::read_pack(std::string(MI_SOURCE_DIR "/lib/law/packs/") + pack)}, base::Date::parse(day), set);
}

const std::vector<std::string> all_three = {"经治医生", "护士长", "科主任"};

LeaveSlip slip(const char* from, const char* to, const char* visit = "V1") {
  return {visit, Time::parse(from), Time::parse(to), {}, all_three, true, true};
}

domain::Round round_at(const char* time, std::vector<BedCheck> checks, std::vector<LeaveSlip> slips = {}) {
  return {"", Time::parse(time), Time::parse(time), {"李", "王"}, std::move(checks), std::move(slips), {}};
}

BedCheck absent(const char* visit = "V1", std::vector<std::string> signs = {}) {
  return {"内科", "1", visit, "", false, false, false, std::move(signs), ""};
}

BedCheck present(const char* visit, std::vector<std::string> signs = {}) {
  BedCheck c = absent(visit, std::move(signs));
  c.present = true;
  return c;
}

std::string clauses(const domain::Round& round, const law::Rulebook& law, const std::vector<domain::Round>& earlier = {}) {
  std::string list;
  for (const work::RoundHit& h : work::judge(round, earlier, law)) list += h.check.visit + ":" + h.clause + " ";
  return list;
}

// The same with four more in their beds: one of five may be on leave.
domain::Round of_five(const char* time, std::vector<BedCheck> checks, std::vector<LeaveSlip> slips = {}) {
  for (const char* visit : {"X1", "X2", "X3", "X4"}) checks.push_back(present(visit));
  return round_at(time, std::move(checks), std::move(slips));
}

constexpr std::int64_t hour = 3600;

}  // namespace

TEST_CASE("SQ-34 six hours of one leave are allowed, a second more is not") {
  const auto law = law_of("suqian-2018", "2018-05-08");
  const auto at = [&](const char* to) {
    return clauses(of_five("2018-05-08T21:30", {present("V1")}, {slip("2018-05-08T12:00:00", to)}), law);
  };
  CHECK(at("2018-05-08T18:00:00") == "");
  CHECK(at("2018-05-08T18:00:01") == "V1:N3.g ");
}

TEST_CASE("SQ-34 twenty-four hours in any seven days; by calendar week when the switch says so") {
  // Four leaves of six hours, the last on the sixth day after the first: 24 hours exactly.
  std::vector<LeaveSlip> slips = {slip("2018-05-04T10:00", "2018-05-04T16:00"), slip("2018-05-05T10:00", "2018-05-05T16:00"),
                                  slip("2018-05-08T10:00", "2018-05-08T16:00"), slip("2018-05-10T10:00", "2018-05-10T16:00")};
  const auto at = [&](std::vector<law::Override> set) {
    return clauses(round_at("2018-05-12T09:00", {present("V1")}, slips), law_of("suqian-2018", "2018-05-12", set));
  };
  CHECK(work::most_in_a_week(slips, Time::parse("2018-05-12T09:00"), false) == 24 * hour);
  CHECK(at({}) == "");
  slips.push_back(slip("2018-05-09T12:00", "2018-05-09T12:01"));
  CHECK(at({}) == "V1:N3.g ");
  // The Monday between the 4th and the 8th of May parts them.
  CHECK(work::most_in_a_week(slips, Time::parse("2018-05-12T09:00"), true) == 12 * hour + 60);
  CHECK(at({law::Override::parse("inspect.leave.week=calendar-week")}) == "");
}

TEST_CASE("SQ-34 a window of seven days is open at its end: leave that begins 168 hours later is in the next") {
  const std::vector<LeaveSlip> slips = {slip("2018-05-01T10:00", "2018-05-01T15:00"), slip("2018-05-08T10:00", "2018-05-08T14:00")};
  CHECK(work::most_in_a_week(slips, Time::parse("2018-05-09T00:00"), false) == 5 * hour);
  const std::vector<LeaveSlip> nearer = {slips[0], slip("2018-05-08T09:00", "2018-05-08T14:00")};
  CHECK(work::most_in_a_week(nearer, Time::parse("2018-05-09T00:00"), false) == 6 * hour);
  // The fullest window ends with a leave: of the first hours only the last four lie in it.
  const std::vector<LeaveSlip> late = {slip("2018-05-01T10:00", "2018-05-01T15:00"), slip("2018-05-08T06:00", "2018-05-08T11:00")};
  CHECK(work::most_in_a_week(late, Time::parse("2018-05-09T00:00"), false) == 9 * hour);
}

TEST_CASE("SQ-34 back by 22:00, and a slip in due form: three signers, shown on the spot, handed over") {
  const auto law = law_of("suqian-2018", "2018-05-08");
  const auto at = [&](LeaveSlip s, BedCheck c) { return clauses(of_five("2018-05-08T23:00", {c}, {s}), law); };
  CHECK(at(slip("2018-05-08T17:00", "2018-05-08T22:00"), present("V1")) == "");
  CHECK(at(slip("2018-05-08T17:00", "2018-05-08T22:01"), present("V1")) == "V1:N3.g ");
  const auto away = [&](auto change) {
    LeaveSlip s{"V1", Time::parse("2018-05-08T18:00"), {}, {}, all_three, true, true};
    change(s);
    return clauses(of_five("2018-05-08T20:00", {absent()}, {s}), law);
  };
  CHECK(away([](LeaveSlip&) {}) == "");
  CHECK(away([](LeaveSlip& s) { s.signers.pop_back(); }) == "V1:N3.g ");
  CHECK(away([](LeaveSlip& s) { s.produced = false; }) == "V1:N3.g ");
  CHECK(away([](LeaveSlip& s) { s.handed_over = false; }) == "V1:N3.g ");
  CHECK(clauses(round_at("2018-05-08T20:00", {absent()}), law) == "V1:N3.g ");  // no slip at all
}

TEST_CASE("SQ-34 of twelve inpatients two may be on leave; of four the two approved last count as hung") {
  CHECK(work::allowed_on_leave(12, base::Rational::parse("1/5")) == 2);
  CHECK(work::allowed_on_leave(15, base::Rational::parse("1/5")) == 3);
  CHECK(work::allowed_on_leave(4, base::Rational::parse("1/5")) == 0);
  std::vector<BedCheck> ward;
  for (int i = 1; i <= 12; ++i) ward.push_back(present(("V" + std::to_string(i)).c_str()));
  std::vector<LeaveSlip> slips;
  for (const auto& [visit, approved] : {std::pair{"V3", "08:10"}, {"V5", "08:40"}, {"V7", "08:20"}, {"V9", "08:30"}}) {
    LeaveSlip s = slip("2018-05-08T10:00", "2018-05-08T12:00", visit);
    s.approved = Time::parse(std::string("2018-05-08T") + approved);
    slips.push_back(s);
  }
  const auto law = law_of("suqian-2018", "2018-05-08");
  CHECK(clauses(round_at("2018-05-08T15:00", ward, slips), law) == "V5:N3.h V9:N3.h ");
  const auto table = work::census_rows(round_at("2018-05-08T15:00", ward, slips), law);
  CHECK(table.rows[0][1].as_integer() == 12);
  CHECK(table.rows[0][3].as_integer() == 2);
  CHECK(table.rows[0][4].as_integer() == 2);
  slips.resize(2);
  CHECK(clauses(round_at("2018-05-08T15:00", ward, slips), law) == "");
}

TEST_CASE("SQ-33 SQ-35 what an eye saw stands by its clause and asks for evidence of its own kind") {
  const auto law = law_of("suqian-2018", "2018-05-08");
  const auto hits = work::judge(round_at("2018-05-08T15:00", {present("V1", {"N2.c", "N4.b"}), present("V2", {"N3.c"})}), {}, law);
  REQUIRE(hits.size() == 3);
  CHECK(hits[0].clause == "N2.c");
  CHECK(hits[0].evidence == "加床登记、现场照片");
  CHECK(hits[1].clause == "N4.b");
  CHECK(hits[2].citation.find("相关术语注释第3条") != std::string::npos);
  std::vector<std::string> evidence;
  for (const char* sign : {"N2.a", "N2.b", "N2.c", "N2.d", "N2.e", "N2.f"})
    evidence.push_back(work::judge(round_at("2018-05-08T15:00", {present("V1", {sign})}), {}, law).at(0).evidence);
  std::sort(evidence.begin(), evidence.end());
  CHECK(std::unique(evidence.begin(), evidence.end()) == evidence.end());
  CHECK_THROWS_AS(work::check_round(round_at("2018-05-08T15:00", {present("V1", {"N2.z"})}), law), base::Error);
  const auto findings = work::findings_of(round_at("2018-05-08T15:00", {}), hits);
  REQUIRE(findings.size() == 3);
  CHECK(findings[0].judgement == "可疑");
  CHECK(findings[0].items[0].visit == "V1");
}

TEST_CASE("CF-03 twice absent without leave, record or signature, two hours apart, is a hung stay") {
  const auto law = law_of("chifeng", "2009-05-08");
  const auto first = round_at("2009-05-08T09:00", {absent()});
  const auto second = [&](const char* time, const char* set = "inspect.bed.checks_apart=2") {
    return clauses(round_at(time, {absent()}), law_of("chifeng", "2009-05-08", {law::Override::parse(set)}), {first});
  };
  CHECK(clauses(first, law) == "");
  CHECK(second("2009-05-08T10:59") == "");
  CHECK(second("2009-05-08T11:00") == "V1:15.hung ");
  CHECK(second("2009-05-08T10:59", "inspect.bed.checks_apart=0") == "V1:15.hung ");
  CHECK(second("2009-05-09T08:59", "inspect.bed.checks_apart=24") == "");
  CHECK(second("2009-05-09T09:00", "inspect.bed.checks_apart=24") == "V1:15.hung ");
  BedCheck noted = absent();
  noted.in_record = true;
  CHECK(clauses(round_at("2009-05-08T12:00", {noted}), law, {first}) == "");
}

TEST_CASE("a census and slips are read in either language; what is wrong is told at once") {
  const auto checks = work::read_census("科室,床号,就诊ID,在床,情形\n内科,3,V1,否,N2.a、N3.c\n", "c.csv");
  REQUIRE(checks.size() == 1);
  CHECK(checks[0].signs == std::vector<std::string>{"N2.a", "N3.c"});
  CHECK_FALSE(checks[0].present);
  const auto e = error_of([] { work::read_census("department,visit,present\n,V1,yes\n内科,V2,maybe\n内科,V3\n", "c.csv"); });
  CHECK(e.items().size() == 3);
  CHECK(error_of([] { work::read_slips("visit,from,to\nV1,2018-05-08T12:00,2018-05-08T11:00\n", "s.csv"); }).items().size() == 1);
  CHECK_THROWS_AS(work::read_census("department,visit,present,colour\n", "c.csv"), base::Error);
  const auto law = law_of("suqian-2018", "2018-05-08");
  CHECK_THROWS_AS(work::check_round(round_at("2018-05-08T15:00", {present("V1"), present("V1")}), law), base::Error);
  CHECK_THROWS_AS(work::check_round(round_at("2018-05-08T15:00", {present("V1")}, {slip("2018-05-08T12:00", "2018-05-08T13:00", "V2")}), law), base::Error);
  auto nobody = round_at("2018-05-08T15:00", {present("V1")});
  nobody.inspectors.clear();
  CHECK_THROWS_AS(work::check_round(nobody, law), base::Error);
}
