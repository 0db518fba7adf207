// SPDX-License-Identifier: Apache-2.0
// Points for persons under 医保发〔2024〕23号: bands, shares, one act once, sums, 9 and 12, years, repair.
#include <doctest/doctest.h>

#include "base/error.hpp"
#include "unit/penalize/law_support.hpp"
#include "work/penalize/points/doctor.hpp"
#include "work/penalize/points/ledger.hpp"

using namespace mi;
using namespace mi::test;
using base::Rational;

namespace {

struct Event {
  std::string article = {}, clause = {}, share = "main", shift = {}, act = {}, inspection = {}, place = {};
  int pick = 0;
  std::string term = {};
  const char* date = "2026-03-02";
  const char* conduct = "";
};

domain::PointsEvent add(work::PointsLedger& ledger, const Event& e, std::vector<law::Override> set = {}) {
  domain::PointsEvent event;
  event.person = "D1";
  event.place = e.place;
  event.article = e.article;
  event.clause = e.clause;
  event.share = e.share;
  event.shift = e.shift;
  event.act = e.act;
  event.inspection = e.inspection;
  event.date = on(e.date);
  if (*e.conduct != '\0') event.conduct = on(e.conduct);
  event.reason = "认定记录";
  const auto pick = e.pick == 0 ? std::nullopt : std::optional(Rational(e.pick));
  ledger.events.push_back(work::add_points(ledger, nation_law("2026-11-20", std::move(set)), {event, pick, e.term}));
  ledger.events.back().name = "points-" + std::to_string(ledger.events.size());
  return ledger.events.back();
}

base::ErrorKind kind_of(const Event& e) {
  work::PointsLedger ledger;
  try {
    add(ledger, e);
  } catch (const base::Error& error) {
    return error.kind();
  }
  return base::ErrorKind::internal;
}

work::PointsStanding standing(const work::PointsLedger& ledger, int year = 2026, std::vector<law::Override> set = {}) {
  return work::points_standing(ledger, nation_law("2026-11-20", std::move(set)), "D1", year);
}

}  // namespace

TEST_CASE("NH-09: the band follows the article, the pick keeps inside it") {
  work::PointsLedger ledger;
  CHECK(add(ledger, {.article = "reg.38.3", .pick = 4}).clause == "points.4");
  ledger.events.clear();
  CHECK(add(ledger, {.article = "reg.39.1", .pick = 6}).clause == "points.4");
  ledger.events.clear();
  CHECK(add(ledger, {.article = "impl.23", .pick = 5, .date = "2026-05-04"}).clause == "points.4");
  ledger.events.clear();
  CHECK(add(ledger, {.article = "reg.40.p2", .pick = 10, .term = "1 month"}).clause == "points.10");
  ledger.events.clear();
  CHECK(add(ledger, {.clause = "points.1", .pick = 3}).points.value == "3");
  CHECK(kind_of({.article = "reg.38.3", .pick = 3}) == base::ErrorKind::usage);
  CHECK(kind_of({.article = "reg.38.3", .pick = 7}) == base::ErrorKind::usage);
  CHECK(kind_of({.article = "reg.38.3"}) == base::ErrorKind::choice);
  CHECK(kind_of({.article = "54.3", .pick = 2}) == base::ErrorKind::usage);
  CHECK(kind_of({.article = "reg.38.3", .share = "whole", .pick = 4}) == base::ErrorKind::usage);
}

TEST_CASE("NH-09: one band up or down, with a reason; there is none beyond the last") {
  work::PointsLedger ledger;
  CHECK(add(ledger, {.article = "reg.38.3", .shift = "down", .pick = 3}).clause == "points.1");
  CHECK(kind_of({.article = "reg.38.3", .shift = "up", .pick = 9}) == base::ErrorKind::choice);  // 9 points: a term is due
  CHECK(kind_of({.article = "reg.40.1", .shift = "up", .pick = 12}) == base::ErrorKind::usage);
  CHECK(kind_of({.clause = "points.1", .shift = "down", .pick = 1}) == base::ErrorKind::usage);
}

TEST_CASE("NH-09: one act counts once, at its highest; several acts of an inspection are added; so are all places") {
  work::PointsLedger ledger;
  add(ledger, {.clause = "points.1", .act = "F1", .inspection = "2026-1", .pick = 3});
  add(ledger, {.article = "reg.38.3", .act = "F1", .inspection = "2026-1", .pick = 4});
  CHECK(standing(ledger).sum.value == "4");
  add(ledger, {.clause = "points.1", .act = "F2", .inspection = "2026-1", .pick = 2});
  CHECK(standing(ledger).sum.value == "6");
  add(ledger, {.clause = "points.1", .place = "H2002", .pick = 2});
  CHECK(standing(ledger).sum.value == "8");
  CHECK(standing(ledger).effect == "notice");
}

TEST_CASE("NH-09: at nine suspended for one to six months; at twelve ended, one year when added up, three when at once") {
  work::PointsLedger ledger;
  add(ledger, {.article = "reg.38.3", .pick = 6, .date = "2026-03-02"});
  CHECK_THROWS_AS(add(ledger, {.clause = "points.1", .pick = 3, .date = "2026-05-06"}), base::Error);
  CHECK_THROWS_AS(add(ledger, {.clause = "points.1", .pick = 3, .term = "7 months", .date = "2026-05-06"}), base::Error);
  const auto event = add(ledger, {.clause = "points.1", .pick = 3, .term = "6 months", .date = "2026-05-06"});
  CHECK(event.until == on("2026-11-06"));
  CHECK(standing(ledger).effect == "suspended");
  CHECK_THROWS_AS(add(ledger, {.clause = "points.1", .pick = 2, .date = "2026-06-01"}), base::Error);  // eleven still suspend
  add(ledger, {.clause = "points.1", .pick = 3, .date = "2026-06-01"});
  const auto ended = standing(ledger);
  CHECK(ended.sum.value == "12");
  CHECK(ended.effect == "ended");
  CHECK_FALSE(ended.at_once);
  CHECK(ended.last_barred == on("2027-06-01"));
  work::PointsLedger once;
  add(once, {.article = "reg.40.3", .pick = 12});
  CHECK(standing(once).at_once);
  CHECK(standing(once).last_barred == on("2029-03-02"));
  work::PointsLedger two;  // two acts of one inspection on one day
  add(two, {.article = "reg.38.3", .act = "F1", .inspection = "2026-1", .pick = 6});
  add(two, {.article = "reg.38.4", .act = "F2", .inspection = "2026-1", .pick = 6});
  CHECK(standing(two).at_once);
}

TEST_CASE("NH-09: the year is that of the decision, by the switch that of the act; the next begins at nothing") {
  work::PointsLedger ledger;
  add(ledger, {.article = "reg.38.3", .pick = 6, .date = "2026-01-04", .conduct = "2025-12-20"});
  CHECK(standing(ledger, 2026).sum.value == "6");
  CHECK(standing(ledger, 2025).effect == "none");
  CHECK(standing(ledger, 2025, {{"points.person.year", "conduct"}}).sum.value == "6");
  CHECK(standing(ledger, 2027).sum.value == "0");
}

TEST_CASE("NH-09: points are given back only by a rule, and no more than there are") {
  work::PointsLedger ledger;
  add(ledger, {.article = "reg.38.3", .pick = 6});
  const auto law = nation_law();
  CHECK_THROWS_AS(work::check_repair(ledger, law, {"D1", Rational(2), on("2026-06-01"), "", "培训"}), base::Error);
  CHECK_THROWS_AS(work::check_repair(ledger, law, {"D1", Rational(7), on("2026-06-01"), "省规定第九条", "培训"}), base::Error);
  work::check_repair(ledger, law, {"D1", Rational(6), on("2026-06-01"), "省规定第九条", "培训"});
  ledger.repairs.push_back({"D1", Rational(2), on("2026-06-01"), "省规定第九条", "培训"});
  CHECK(standing(ledger).sum.value == "4");
}

TEST_CASE("NH-09: a suspension begins the day after it was decided and lasts its months to the day; points given back end it for the sum") {
  work::PointsLedger ledger;
  add(ledger, {.article = "reg.38.3", .pick = 6, .date = "2026-03-02"});
  add(ledger, {.clause = "points.1", .pick = 3, .term = "1 month", .date = "2026-05-31"});
  CHECK(standing(ledger).from == on("2026-06-01"));
  CHECK(standing(ledger).until == on("2026-06-30"));
  ledger.repairs.push_back({"D1", Rational(1), on("2026-07-01"), "省规定第九条", "培训"});
  CHECK(standing(ledger).effect == "notice");
  CHECK(standing(ledger).sum.inputs.back().value == "1");
  add(ledger, {.clause = "points.1", .pick = 2, .term = "2 months", .date = "2026-08-31"});
  CHECK(standing(ledger).sum.value == "10");
  CHECK(standing(ledger).from == on("2026-09-01"));  // suspended anew, not since May
  CHECK(standing(ledger).until == on("2026-10-31"));
}

TEST_CASE("NH-09: points given back on the last day of a suspension do not end it, a day later they bring below the sum") {
  for (const auto& [day, effect] : {std::pair("2026-06-30", "suspended"), std::pair("2026-07-01", "notice")}) {
    work::PointsLedger ledger;
    add(ledger, {.article = "reg.38.3", .pick = 6, .date = "2026-03-02"});
    add(ledger, {.clause = "points.1", .pick = 3, .term = "1 month", .date = "2026-05-31"});
    ledger.repairs.push_back({"D1", Rational(1), on(day), "省规定第九条", "培训"});
    CHECK(standing(ledger).sum.value == "8");
    CHECK(standing(ledger).effect == effect);
  }
}

TEST_CASE("NH-09: a status that ended stays ended, whatever points are given back") {
  work::PointsLedger ledger;
  add(ledger, {.article = "reg.40.3", .pick = 12});
  CHECK_THROWS_AS(work::check_repair(ledger, nation_law(), {"D1", Rational(1), on("2026-06-01"), "省规定第九条", "培训"}), base::Error);
  ledger.repairs.push_back({"D1", Rational(4), on("2026-06-01"), "省规定第九条", "培训"});
  CHECK(standing(ledger).effect == "ended");
  CHECK(standing(ledger).from == on("2026-03-03"));
  CHECK(standing(ledger).last_barred == on("2029-03-02"));
}

TEST_CASE("NH-09: the same name of an act in two places is two acts, and 12 from two places in one day were not given at once") {
  work::PointsLedger ledger;
  add(ledger, {.article = "reg.38.3", .act = "F1", .pick = 6});
  add(ledger, {.article = "reg.38.3", .act = "F1", .place = "H2002", .pick = 6});
  CHECK(standing(ledger).sum.value == "12");
  CHECK_FALSE(standing(ledger).at_once);
}

TEST_CASE("NH-09: a region's exact points leave nothing to pick") {
  std::vector<law::Pack> packs = nation();
  packs.push_back(law::read_pack(MI_SOURCE_DIR "/templates/regional-pack.toml"));
  const auto law = law::Rulebook::of(packs, on("2026-11-20"));
  domain::PointsEvent event;
  event.person = "D1";
  event.article = "reg.38.3";
  event.share = "important";
  event.date = on("2026-03-02");
  CHECK(work::add_points({}, law, {event, std::nullopt, ""}).points.value == "5");
  CHECK_THROWS_AS(work::add_points({}, law, {event, Rational(6), ""}), base::Error);
}

TEST_CASE("the clocks of 34号: five working days, three, ten, twenty; fifteen before a suspension ends") {
  const auto law = nation_law();
  const auto length = [&](const char* id) { return law.deadline(id, law.as_of()).length->to_string(); };
  CHECK(length("points.notice") == "5 working-days");
  CHECK(length("points.serve") == "3 working-days");
  CHECK(length("points.objection") == "10 working-days");
  CHECK(length("points.answer") == "20 working-days");
  CHECK(length("points.restore.request") == "15 working-days");
  CHECK(law.deadline("points.restore.request", law.as_of()).backward);
  CHECK(length("points.restore.assess") == "10 working-days");
}

namespace {

law::Rulebook agreement(const char* pack, const char* as_of) { return law::Rulebook::of({law::find_pack(pack)}, on(as_of)); }

domain::DoctorEvent doctor(const work::DoctorFacts& facts, const char* clause, const char* date, bool serious = false,
                           std::string pick = {}, const char* person = "D1") {
  domain::DoctorEvent e;
  e.person = person;
  e.department = "rehab1";
  e.clause = clause;
  e.act = e.date = on(date);
  e.serious = serious;
  e.reason = "认定记录";
  return work::handle_doctor(facts, agreement("suqian-2018", date), {e, std::move(pick), {}});
}

}  // namespace

TEST_CASE("SQ-25: a doctor is warned once, suspended three to six months the second time or when grave, cancelled with two years") {
  work::DoctorFacts facts;
  facts.events.push_back(doctor(facts, "60.1.2", "2018-03-01"));
  CHECK(facts.events[0].action == "warn");
  CHECK_THROWS_AS(doctor(facts, "60.1.1", "2018-06-01"), base::Error);  // again, of the five items: a term is to be picked
  CHECK_THROWS_AS(doctor(facts, "60.1.1", "2018-06-01", false, "2 months"), base::Error);
  CHECK_THROWS_AS(doctor(facts, "60.1.1", "2018-06-01", false, "7 months"), base::Error);
  const auto again = doctor(facts, "60.1.1", "2018-06-01", false, "3 months");
  CHECK(again.action == "suspend");
  CHECK(again.until == on("2018-09-01"));
  CHECK(doctor({}, "60.1.3", "2018-06-01", true, "6 months").action == "suspend");
  const auto cancelled = doctor({}, "60.2.2", "2018-06-01");
  CHECK(cancelled.action == "cancel");
  CHECK(cancelled.until == on("2020-06-01"));
}

TEST_CASE("SQ-26: two persons of one department stopped within the term: it may be suspended; one is not enough") {
  work::DoctorFacts facts;
  facts.events.push_back(doctor(facts, "60.1.3", "2018-06-01", true, "6 months", "D1"));
  const auto law = agreement("suqian-2018", "2018-07-01");
  CHECK_FALSE(work::department_standings(facts, law, on("2018-07-01")).at(0).may_be_suspended);
  facts.events.push_back(facts.events[0]);  // the same person again
  CHECK_FALSE(work::department_standings(facts, law, on("2018-07-01")).at(0).may_be_suspended);
  facts.events.push_back(doctor(facts, "60.2.1", "2018-06-20", false, "", "D2"));
  CHECK(work::department_standings(facts, law, on("2018-07-01")).at(0).may_be_suspended);
  CHECK_FALSE(work::department_standings(facts, law, on("2018-06-19")).at(0).may_be_suspended);
}

TEST_CASE("CF-10: one year without the right to prescribe is a proposal, and waits until all its conditions are on record") {
  domain::DoctorEvent e;
  e.person = "D1";
  e.clause = "35";
  e.act = e.date = on("2012-06-01");
  const auto law = agreement("chifeng", "2012-06-01");
  try {
    work::handle_doctor({}, law, {e, "", {"doctor.serious_breach=yes", "doctor.warned_again=no"}});
    FAIL("it did not wait");
  } catch (const base::Error& error) {
    CHECK(error.kind() == base::ErrorKind::gate);
    CHECK(error.items().size() == 2);
  }
  const auto proposal =
      work::handle_doctor({}, law, {e, "", {"doctor.serious_breach=yes", "doctor.warned_again=yes", "doctor.verified=yes"}});
  CHECK(proposal.action == "propose");
  CHECK(proposal.term->value == "1 year");
}
