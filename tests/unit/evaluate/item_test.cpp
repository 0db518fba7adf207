// SPDX-License-Identifier: Apache-2.0
// Service items over the packs' catalogue: months without a gap, dependency between items, the machine, the bars.
#include "work/evaluate/item.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "domain/agreement.hpp"
#include "unit/casefile/error_of.hpp"
#include "unit/casefile/temp_case.hpp"

using namespace mi;
using law::Answer;
using test::error_of;

namespace {

base::Date date(const char* text) { return base::Date::parse(text); }

law::Rulebook kunming(const char* as_of, std::vector<law::Override> set = {}) {
  for (const auto& [name, value] : std::initializer_list<std::pair<const char*, const char*>>{
           {"items.window.from", "2016-05-01"}, {"items.window.to", "2016-05-31"}, {"items.pass_mark", "80"}, {"items.rectify.length", "30 days"}})
    set.push_back({name, value});
  return law::Rulebook::of({law::find_pack("kunming-2015")}, date(as_of), set);
}

due::Calendar weekends() { return due::Calendar::weekends({date("2015-01-01"), date("2019-12-31")}); }

domain::MonthStatistics month(const char* name, bool finance = true, const char* visits = "210") {
  return {name, finance, {visits, "85.5", "12", "6.2", "3100", "500"}};
}

std::vector<domain::MonthStatistics> months(int first, int count) {
  std::vector<domain::MonthStatistics> list;
  for (int n = first; n < first + count; ++n) {
    const int number = 2015 * 12 + n;
    list.push_back(month(base::Date::of(number / 12, number % 12 + 1, 1).to_string().substr(0, 7).c_str()));
  }
  return list;
}

// What an officer knows of an institution that may have its inpatient items.
law::CaseFacts known(const char* place = "main-urban") {
  law::CaseFacts k;
  for (const char* fact : {"institution.in_plan", "licence.practice", "standards.annex", "system.insurance", "system.finance", "department.insurance",
                           "departments.match_licence", "standards.level", "item.policy_met"})
    k.facts.set(fact, true);
  k.facts.set("staff.insurance", 2).set("institution.level", "二级甲等").set("institution.location", place).set("institution.type", "general-hospital");
  k.facts.set("penalty.pending", false).set("penalty.in_period", false);
  k.facts.set_none("history.terminated_illegal").set_none("history.terminated_breach");
  return k;
}

struct Life {
  law::CaseFacts facts = known();
  work::ItemFacts on;
  law::Rulebook law = kunming("2016-05-10", {{"items.annex", "扫描件"}});

  work::ItemDefinition item(const char* code) const { return work::item_named(work::item_catalogue(law, law.as_of()), code); }
  work::ItemChange step(const char* code, const char* event, const char* day = "2016-05-10", std::vector<domain::AreaScore> scores = {}) {
    auto change = work::item_step(facts, on, item(code), law, weekends(), {event, date(day), "", "", std::move(scores)});
    on.steps.push_back(change.step);
    return change;
  }
  std::string state(const char* code, const char* day = "2016-05-10") const { return work::item_state(on, code, law, date(day)); }
  // From nothing to open.
  void open(const char* code, std::vector<domain::AreaScore> scores = {}, const char* day = "2016-05-10") {
    step(code, "declare", day);
    step(code, "review", day);
    scores.empty() ? step(code, "approve", day) : step(code, "evaluate", day, scores);
    step(code, "open", day);
  }
};

domain::AreaScore score(const char* who, const char* value) { return {"", who, base::Rational::parse(value), ""}; }
const std::vector<domain::AreaScore> good{score("甲", "79.99"), score("乙", "80.01")};

}  // namespace

TEST_CASE("KM-06: twelve months without a gap in town, six in a remote township; a gap or a month not whole breaks the run") {
  const auto verdict = [](const char* place, std::vector<domain::MonthStatistics> list) {
    Life life;
    life.facts = known(place);
    life.on.months = std::move(list);
    return work::check_item(life.facts, life.on, life.item("employee-inpatient"), life.law, date("2016-05-10")).verdict.answer;
  };
  CHECK(verdict("main-urban", months(5, 11)) == Answer::no);
  CHECK(verdict("main-urban", months(4, 12)) == Answer::yes);
  CHECK(verdict("remote-township", months(11, 5)) == Answer::no);
  CHECK(verdict("remote-township", months(10, 6)) == Answer::yes);
  auto gap = months(0, 16);
  gap.erase(gap.begin() + 4);  // eleven months are left behind the gap
  CHECK(verdict("main-urban", gap) == Answer::no);
  auto idle = months(4, 12);
  idle[3] = month("2015-08", true, "0");  // a month without activity says so
  CHECK(verdict("main-urban", idle) == Answer::yes);
  idle[3] = month("2015-08", true, "");
  CHECK(verdict("main-urban", idle) == Answer::no);
  CHECK(verdict("main-urban", {}) == Answer::not_checkable);
}

TEST_CASE("KM-06: old statistics are flagged, and refused only under the switch") {
  Life life;
  life.on.months = months(1, 12);  // to 2016-01, four months before
  auto check = work::check_item(life.facts, life.on, life.item("employee-inpatient"), life.law, date("2016-05-10"));
  CHECK(check.flags.size() == 1);
  CHECK(check.verdict.answer == Answer::yes);
  life.law = life.law.with({"items.statistics.age", "refuse"});
  check = work::check_item(life.facts, life.on, life.item("employee-inpatient"), life.law, date("2016-05-10"));
  CHECK(check.verdict.answer == Answer::no);
  life.on.months = months(3, 12);  // to 2016-03, two months before
  check = work::check_item(life.facts, life.on, life.item("employee-inpatient"), life.law, date("2016-05-10"));
  CHECK(check.flags.empty());
}

TEST_CASE("KM-02: without the annex the standard is not checkable, whatever was stated") {
  Life life;
  life.law = kunming("2016-05-10");
  const auto check = work::check_item(life.facts, life.on, life.item("employee-outpatient"), life.law, date("2016-05-10"));
  CHECK(check.verdict.answer == Answer::not_checkable);
  CHECK(check.verdict.unknown == std::vector<std::string>{"items.annex"});
}

TEST_CASE("KM-03, KM-04, KM-05: an item is approved or evaluated by its class; the mean of the experts reaches the mark or not") {
  Life life;
  life.open("employee-outpatient");
  CHECK(life.state("employee-outpatient") == "open");
  life.on.months = months(4, 12);
  life.step("employee-inpatient", "declare");
  life.step("employee-inpatient", "review");
  CHECK(error_of([&] { life.step("employee-inpatient", "approve"); }).kind() == base::ErrorKind::gate);
  CHECK(error_of([&] { life.step("employee-inpatient", "open"); }).kind() == base::ErrorKind::gate);
  const auto low = life.step("employee-inpatient", "evaluate", "2016-05-10", {score("甲", "79.99"), score("乙", "80")});
  CHECK_FALSE(low.step.passed);  // 79.995 is not rounded up (G6)
  CHECK(error_of([&] { life.step("employee-inpatient", "open"); }).kind() == base::ErrorKind::gate);
  life.step("employee-inpatient", "refuse");
  CHECK(life.state("employee-inpatient") == "refused");
  life.open("employee-inpatient", good, "2016-05-12");
  CHECK(life.state("employee-inpatient", "2016-05-12") == "open");
  CHECK(error_of([&] { Life other; other.step("employee-outpatient", "declare", "2016-06-01"); }).kind() == base::ErrorKind::gate);  // after the window
}

TEST_CASE("KM-08, KM-10, KM-11, KM-13: an item that rests on another; what goes with its suspension is proposed, not done") {
  Life life;
  life.on.months = months(4, 12);
  const auto emergency = [&] { return work::check_item(life.facts, life.on, life.item("employee-emergency"), life.law, date("2016-05-10")); };
  CHECK(emergency().verdict.answer == Answer::no);
  life.open("employee-inpatient", good);
  CHECK(emergency().verdict.answer == Answer::yes);
  life.open("employee-emergency", good);
  const auto stop = life.step("employee-inpatient", "suspend", "2016-06-01");
  CHECK(stop.step.citation.find("第十五条") != std::string::npos);
  CHECK(stop.step.due.value == "2016-07-01");
  REQUIRE(stop.proposals.size() == 1);
  CHECK(stop.proposals[0].starts_with("employee-emergency"));
  CHECK(life.state("employee-emergency", "2016-06-01") == "open");
  CHECK(life.state("employee-inpatient", "2016-05-31") == "open");
}

TEST_CASE("KM-13: not put right: not on its last day, the day after; under article 15, and with it the agreement; put right it is restored") {
  Life life;
  life.open("employee-outpatient");
  life.step("employee-outpatient", "suspend", "2016-05-20");  // thirty days to Sunday 19 June, so to Monday
  life.facts.facts.set("system.insurance", false);
  const auto close = [&](const char* day) { Life copy = life; return copy.step("employee-outpatient", "close-unrectified", day); };
  CHECK(life.on.steps.back().due.value == "2016-06-20");
  CHECK(error_of([&] { close("2016-06-20"); }).kind() == base::ErrorKind::gate);
  const auto closed = close("2016-06-21");
  CHECK(closed.to == "closed");
  CHECK(closed.step.ground == "km.15.terminate");
  CHECK(std::find(closed.effects.begin(), closed.effects.end(), "terminate") != closed.effects.end());
  life.facts.facts.set("system.insurance", true);
  CHECK(error_of([&] { close("2016-06-21"); }).kind() == base::ErrorKind::gate);
  life.step("employee-outpatient", "restore", "2016-06-21");
  CHECK(error_of([&] { life.step("employee-outpatient", "close-unrectified", "2016-07-20"); }).kind() == base::ErrorKind::gate);  // it is open
}

TEST_CASE("KM-14, KM-15: false papers close an item at any stage; a penalty that runs bars restoring") {
  Life life;
  life.open("employee-outpatient");
  life.step("employee-outpatient", "suspend", "2016-05-20");
  life.facts.facts.set("penalty.in_period", true);
  CHECK(error_of([&] { life.step("employee-outpatient", "restore", "2016-05-30"); }).kind() == base::ErrorKind::gate);
  life.facts.facts.set("penalty.in_period", false);
  life.step("employee-outpatient", "restore", "2016-05-30");
  CHECK(life.state("employee-outpatient", "2016-05-30") == "open");
  const auto closed = life.step("employee-outpatient", "close", "2016-06-02");
  CHECK(closed.to == "closed");
  CHECK(closed.step.ground == "km.16");
}

TEST_CASE("KM-16: two years bar, the day after is free, whatever name it has now") {
  Life life;
  life.facts.facts.set("history.terminated_breach", date("2014-05-10"));
  const auto check = [&](const char* day) {
    life.law = kunming(day, {{"items.annex", "扫描件"}});
    return work::check_item(life.facts, life.on, life.item("employee-outpatient"), life.law, date(day)).verdict;
  };
  CHECK(check("2016-05-10").answer == Answer::no);
  CHECK(check("2016-05-10").first_possible == date("2016-05-11"));
  CHECK(check("2016-05-11").answer == Answer::yes);
}

TEST_CASE("KM-13: a suspended item blocks its costs in the one calendar, and no more once restored") {
  test::TempFolder folder;
  auto file = casefile::Case::open(test::new_case(folder), casefile::Access::write);
  Life life;
  life.open("employee-outpatient");
  const auto record = [&](const char* event, const char* day) {
    casefile::Change change(file, test::by("li"));
    auto step = life.step("employee-outpatient", event, day);
    work::store(file, change, step);
    change.commit();
  };
  record("suspend", "2016-05-20");
  REQUIRE(file.all<domain::Suspension>().size() == 1);
  CHECK(file.all<domain::Suspension>()[0].value.target == "employee-outpatient");
  CHECK_FALSE(file.get<domain::Resumption>("suspension-1").has_value());
  record("restore", "2016-05-30");
  CHECK(file.get<domain::Resumption>("suspension-1")->value.from == date("2016-05-30"));
}

TEST_CASE("months are read whole or not at all, with every fault at its line") {
  const std::vector<std::string> columns{"门诊诊疗人次", "住院人次"};
  const auto good_file = work::read_months("month\tfinance\t门诊诊疗人次\t住院人次\n2016-01\tyes\t210\t0\n2016-02\t否\t\t3\n", "m.tsv", columns);
  REQUIRE(good_file.size() == 2);
  CHECK_FALSE(good_file[1].finance);
  CHECK(work::month_run(good_file, 2, true).months == 0);
  CHECK(work::month_run(good_file, 2, true).gaps == std::vector<std::string>{"2016-02"});
  const auto e = error_of([&] { work::read_months("month\tfinance\t门诊诊疗人次\t住院人次\n2016-1\tyes\t1\t1\n2016-02\tyes\t-1\t1\n2016-03\tyes\t1\t1\n2016-03\tyes\t1\t1\n", "m.tsv", columns); });
  CHECK(e.items().size() == 3);
}
