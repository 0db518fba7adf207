// SPDX-License-Identifier: Apache-2.0
// Restoring persons whom points stopped, under 医保办发〔2024〕34号 articles 38 and 39.
#include <doctest/doctest.h>

#include "base/error.hpp"
#include "due/restored.hpp"
#include "unit/penalize/law_support.hpp"
#include "work/penalize/points/restore.hpp"

using namespace mi;
using namespace mi::test;

namespace {

// D1: points of the date, suspended up to and with `until`; or ended, barred up to and with `barred`.
domain::PointsEvent stopped(const char* date, const char* until, const char* barred = "") {
  domain::PointsEvent e;
  e.name = "points-1";
  e.person = "D1";
  e.clause = *barred ? "points.10" : "points.7";
  e.citation = "处理措施";
  e.date = on(date);
  e.points = domain::figure("points", "记分", base::Rational(*barred ? 12 : 9), "分");
  if (*until) e.until = on(until);
  if (*barred) e.ended = e.date, e.barred = on(barred);
  return e;
}

struct Asked {
  work::PointsLedger ledger;
  std::vector<law::Override> set = {};
  law::Rulebook law() const { return nation_law("2027-11-20", set); }

  explicit Asked(domain::PointsEvent e) { ledger.events = {std::move(e)}; }
  void ask(const char* day, const char* from = "") {
    domain::PointsRestore r;
    r.person = "D1";
    r.requested = on(day);
    if (*from) r.from = on(from);
    r.reason = "已改正";
    r = work::ask_restore(ledger, law(), r);
    r.name = "restore-" + std::to_string(ledger.requests.size() + 1);
    ledger.requests.push_back(r);
  }
  domain::PointsRestored answer(const char* day, const char* result, const char* from = "", const char* source = "",
                                std::vector<std::string> states = {}) {
    domain::PointsRestored a;
    a.person = "D1";
    a.date = on(day);
    a.result = result;
    if (*from) a.from = on(from);
    a.source = source;
    a.states = std::move(states);
    if (a.result == "refused") a.reason = "评估未通过";
    ledger.restored.push_back(work::answer_restore(ledger, law(), a));
    return ledger.restored.back();
  }
  std::optional<base::Date> last() const { return due::last_suspended_day(ledger.events[0], ledger.restored, law()); }
  base::ErrorKind refusal(const char* day, const char* result, const char* from = "", const char* source = "",
                          std::vector<std::string> states = {}) const {
    Asked copy = *this;
    try {
      copy.answer(day, result, from, source, std::move(states));
    } catch (const base::Error& e) {
      return e.kind();
    }
    return base::ErrorKind::internal;
  }
};

}  // namespace

TEST_CASE("NH-09, 34号 39: granted, the suspension ends with its term, or on the eve of an answer that comes later") {
  Asked a(stopped("2026-05-20", "2026-07-20"));
  a.ask("2026-06-29");
  CHECK(a.ledger.requests[0].event == "points-1");
  CHECK(a.answer("2026-07-13", "granted").from == on("2026-07-21"));
  CHECK(a.last() == on("2026-07-20"));
  Asked late(stopped("2026-05-20", "2026-07-20"));
  late.set = {{"points.restore.on_expiry", "granted"}};
  CHECK_FALSE(late.last());  // nobody asked: it does not end by itself
  late.ask("2026-07-20");
  CHECK(late.answer("2026-07-22", "granted").from == on("2026-07-22"));
  CHECK(late.last() == on("2026-07-21"));
}

TEST_CASE("NH-09, 34号 39: not passed, it goes on until a later request is granted; by the term alone it would have ended") {
  Asked a(stopped("2026-05-20", "2026-07-20"));
  CHECK(a.last() == on("2026-07-20"));
  a.ask("2026-06-29");
  a.answer("2026-07-13", "refused");
  CHECK_FALSE(a.last());
  Asked other(stopped("2026-05-20", "2026-07-20"));
  other.set = {{"points.restore.on_refusal", "expiry"}};
  other.ask("2026-06-29");
  other.answer("2026-07-13", "refused");
  CHECK(other.last() == on("2026-07-20"));
  a.ask("2026-08-03");
  a.answer("2026-08-10", "granted");
  CHECK(a.last() == on("2026-08-09"));
}

TEST_CASE("NH-09, 34号 38: shortened by the province's rule, after the shortest term has been served and not a day before") {
  Asked a(stopped("2026-05-20", "2026-07-20"));
  a.ask("2026-06-01", "2026-06-21");
  CHECK(a.refusal("2026-06-10", "granted", "2026-06-20", "省办法") == base::ErrorKind::gate);
  CHECK(a.refusal("2026-06-10", "granted", "2026-06-21") == base::ErrorKind::usage);              // no rule named
  CHECK(a.refusal("2026-06-22", "granted", "2026-06-21", "省办法") == base::ErrorKind::usage);  // before the answer
  CHECK(a.answer("2026-06-10", "granted", "2026-06-21", "省办法").earliest->value == "2026-06-21");
  CHECK(a.last() == on("2026-06-20"));
  Asked part(stopped("2026-05-20", "2026-07-20"));  // in part: later than asked, before the end
  part.ask("2026-06-01", "2026-06-21");
  part.answer("2026-06-10", "granted", "2026-07-20", "省办法");
  CHECK(part.last() == on("2026-07-19"));
  Asked refused(stopped("2026-05-20", "2026-07-20"));
  refused.ask("2026-06-01", "2026-06-21");
  refused.answer("2026-06-10", "refused");
  CHECK(refused.last() == on("2026-07-20"));
}

TEST_CASE("NH-09, 34号 39: an ended status comes back after the bar, with a new promise and registration") {
  Asked a(stopped("2026-03-02", "", "2027-03-02"));
  a.ask("2027-02-20");
  const std::vector<std::string> both{"restore.promise=yes", "restore.registered=yes"};
  CHECK(a.refusal("2027-02-26", "granted", "2027-03-02", "", both) == base::ErrorKind::gate);
  CHECK(a.refusal("2027-03-03", "granted", "", "", {"restore.promise=yes"}) == base::ErrorKind::gate);
  CHECK(a.refusal("2027-03-03", "granted", "", "", {"restore.promise=yes", "restore.registered=no"}) == base::ErrorKind::gate);
  CHECK_FALSE(due::last_ended_day(a.ledger.events[0], a.ledger.restored));
  CHECK(a.answer("2027-02-26", "granted", "", "", both).from == on("2027-03-03"));
  CHECK(due::last_ended_day(a.ledger.events[0], a.ledger.restored) == on("2027-03-02"));
}

TEST_CASE("NH-09, 34号 39: the year's points still count, the next ones stop the person anew") {
  Asked a(stopped("2026-05-20", "2026-07-20"));
  a.ask("2026-06-29");
  a.answer("2026-07-13", "granted");
  CHECK(work::points_standing(a.ledger, a.law(), "D1", 2026).until == on("2026-07-20"));
  domain::PointsEvent next = stopped("2026-09-01", "2026-10-01");
  next.name = "points-2";
  next.clause = "points.1";
  next.points = domain::figure("points", "记分", base::Rational(1), "分");
  a.ledger.events.push_back(next);
  const auto now = work::points_standing(a.ledger, a.law(), "D1", 2026);
  CHECK(now.sum.value == "10");
  CHECK(now.from == on("2026-09-02"));
  CHECK(now.until == on("2026-10-01"));
}

TEST_CASE("NH-09: what cannot be asked or answered") {
  Asked a(stopped("2026-05-20", "2026-07-20"));
  CHECK_THROWS_AS(a.ask("2026-07-21"), base::Error);                // no longer stopped
  CHECK_THROWS_AS(a.ask("2026-06-01", "2026-07-21"), base::Error);  // shortens nothing
  CHECK(a.refusal("2026-06-10", "granted") == base::ErrorKind::gate);  // nothing was asked
  a.ask("2026-07-20");
  CHECK_THROWS_AS(a.ask("2026-07-20"), base::Error);  // one waits
  CHECK(a.refusal("2026-07-20", "perhaps") == base::ErrorKind::usage);
  CHECK(a.refusal("2026-07-19", "granted") == base::ErrorKind::usage);
}
