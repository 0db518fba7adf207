// SPDX-License-Identifier: Apache-2.0
// The stages of a penalty case: gates complete and in order, the case clock, hearing and review by the region's amounts, late
// fines, instalments.
#include "work/penalize/law/stage.hpp"

#include <doctest/doctest.h>

#include "base/error.hpp"
#include "unit/penalize/law_support.hpp"
#include "work/penalize/law/late.hpp"

using namespace mi;
using namespace mi::test;

namespace {

const due::Calendar& calendar() {
  static const due::Calendar weekends = due::Calendar::weekends({on("2023-01-01"), on("2028-12-31")});
  return weekends;
}

law::Rulebook region(std::vector<law::Override> set = {}) {
  std::vector<law::Pack> packs = nation();
  packs.push_back(law::read_pack(MI_SOURCE_DIR "/templates/regional-pack.toml"));
  return law::Rulebook::of(packs, on("2026-11-20"), set);
}

domain::LawStage stage(const char* name, const char* date, std::vector<std::string> states = {}, bool paper = true,
                       const char* approver = "wang") {
  domain::LawStage s;
  s.stage = name;
  s.date = on(date);
  s.states = std::move(states);
  s.approver = approver;
  if (paper) s.papers = {"0123"};
  if (s.stage == "filed") s.officers = {"li", "sun"};
  return s;
}

std::vector<std::string> missing(const Found& found, domain::LawStage s, const law::Rulebook& law = region()) {
  try {
    work::pass_stage(found.facts, law, calendar(), s);
  } catch (const base::Error& e) {
    REQUIRE(e.kind() == base::ErrorKind::gate);
    return e.items();
  }
  return {};
}

// Records the stage when its gate lets it pass.
void pass(Found& found, domain::LawStage s) {
  work::pass_stage(found.facts, region(), calendar(), s);
  found.facts.stages[s.stage] = s;
}

// A case filed, with an order to correct, a report, and a penalty reckoned with every choice made.
Found ready(const char* fine = "24000.00") {
  Found found;
  found.add("F1", "reg.38.3", {{"2026-03-04", "29999.00", "20000.00"}}, {"intent=no"});
  pass(found, stage("clue", "2026-06-01"));
  pass(found, stage("filed", "2026-06-08", {"suspect=yes", "punishable=yes", "jurisdiction=yes", "qualified=yes"}));
  pass(found, stage("ordered", "2026-06-09"));
  pass(found, stage("report", "2026-06-30"));
  const work::LawInput input{{{"reg.38.3.fine", "pick", fine, "初次"}, {"reg.38.3.talk", "waive", "", "已约谈"}}};
  found.facts.set = work::reckon_law(found.facts, region(), input).set;
  found.facts.set_id = "set";
  return found;
}

void tell(Found& found, const char* date = "2026-07-01") {
  pass(found, stage("noticed", date, {"hearing=yes"}));
  found.facts.told = found.facts.set;
  pass(found, stage("told", date));
}

}  // namespace

TEST_CASE("a decision tried too early is refused, and the list is complete") {
  const auto list = missing(Found(), stage("decided", "2026-07-20"));
  REQUIRE(list.size() == 12);
  CHECK(list[0].find("已立案（《医疗保障行政处罚程序暂行规定》第十五条）") == 0);
  CHECK(list.back().find("第四十五条") != std::string::npos);
}

TEST_CASE("a case goes from clue to closing, each stage behind its gate") {
  Found found = ready();
  pass(found, stage("reviewed", "2026-06-30", {"agreed=yes"}, true, "zhao"));
  tell(found);
  CHECK(missing(found, stage("decided", "2026-07-08")).size() == 1);  // five working days for defence end on it
  pass(found, stage("decided", "2026-07-09"));
  pass(found, stage("delivered", "2026-07-10"));
  CHECK(missing(found, stage("closed", "2026-07-11")).size() == 1);
  pass(found, stage("paid", "2026-07-15"));
  pass(found, stage("closed", "2026-07-16"));
}

TEST_CASE("filing needs a clue in time, its three tests, two qualified officers and a signature") {
  Found found;
  found.add("F1", "reg.38.3", {{"2026-03-04", "100.00", "100.00"}}, {"intent=no"});
  pass(found, stage("clue", "2026-06-01"));
  const std::vector<std::string> all = {"suspect=yes", "punishable=yes", "jurisdiction=yes", "qualified=yes"};
  CHECK(missing(found, stage("filed", "2026-06-22", all)).empty());       // the fifteenth working day
  CHECK(missing(found, stage("filed", "2026-06-23", all)).size() == 1);
  domain::LawStage alone = stage("filed", "2026-06-08", all);
  alone.officers = {"li"};
  CHECK(missing(found, alone).size() == 1);
  CHECK(missing(found, stage("filed", "2026-06-08", {"suspect=yes", "punishable=no", "jurisdiction=yes"}, true, "")).size() == 3);
}

TEST_CASE("who handles the case does not review it, nor preside over its hearing") {
  Found found = ready();
  CHECK(missing(found, stage("reviewed", "2026-07-01", {"agreed=yes"}, true, "li")).size() == 1);
  CHECK(missing(found, stage("reviewed", "2026-07-01", {"agreed=yes"}, true, "zhao")).empty());
  tell(found);
  pass(found, stage("hearing-asked", "2026-07-08"));
  CHECK(missing(found, stage("heard", "2026-07-22", {"told=2026-07-13"}, true, "sun")).size() == 1);
  CHECK(missing(found, stage("heard", "2026-07-22", {"told=2026-07-13"}, true, "zhao")).empty());
  CHECK(missing(found, stage("heard", "2026-07-22", {"told=2026-07-14"}, true, "zhao")).size() == 1);  // less than seven working days
}

TEST_CASE("a hearing asked for and taken back: with its paper, before it is held, and then the decision need not wait for it") {
  Found found = ready();
  tell(found);
  pass(found, stage("reviewed", "2026-07-01", {"agreed=yes"}, true, "zhao"));
  CHECK(missing(found, stage("hearing-withdrawn", "2026-07-06")).size() == 1);  // nobody asked for one
  pass(found, stage("hearing-asked", "2026-07-03"));
  found.facts.set->choices.push_back({"reg.38.3.suspend", "choose", "6 months", "后果严重"});
  found.facts.told = work::reckon_law(found.facts, region(), {}).set;           // a stop was told: a hearing is due
  CHECK(missing(found, stage("decided", "2026-07-09")).size() == 1);
  CHECK(missing(found, stage("hearing-withdrawn", "2026-07-06", {}, false)).size() == 1);
  pass(found, stage("hearing-withdrawn", "2026-07-06"));
  CHECK(missing(found, stage("decided", "2026-07-09")).empty());
  CHECK(missing(found, stage("heard", "2026-07-22", {"told=2026-07-10"}, true, "zhao")).size() == 1);
  pass(found, stage("hearing-asked", "2026-07-07"));                            // asked for again in time
  CHECK(missing(found, stage("decided", "2026-07-09")).size() == 1);
  pass(found, stage("heard", "2026-07-22", {"told=2026-07-10"}, true, "zhao"));
  CHECK(missing(found, stage("hearing-withdrawn", "2026-07-23")).size() == 1);  // held: nothing to take back
}

TEST_CASE("a decision on the spot: 200 yuan for a citizen, 3,000 for an organisation, or a warning (行政处罚法 51)") {
  const auto spot = [](std::vector<std::string> states) {
    for (const char* always : {"certain=yes", "heard=yes"}) states.push_back(always);
    domain::LawStage s = stage("summary", "2026-06-10", states);
    s.officers = {"li", "sun"};
    return missing(Found(), s).size();
  };
  CHECK(spot({"fine=3000.00"}) == 0);
  CHECK(spot({"fine=3000.01"}) == 1);
  CHECK(spot({"fine=200.00", "citizen=yes"}) == 0);
  CHECK(spot({"fine=200.01", "citizen=yes"}) == 1);
  CHECK(spot({"warning=yes"}) == 0);
  CHECK(spot({"warning=yes", "fine=3000.01"}) == 1);
  CHECK(spot({"small=yes"}) == 1);  // nobody's word makes it small
  domain::LawStage nothing = stage("summary", "2026-06-10", {"fine=0.00"});
  CHECK_THROWS_AS(work::pass_stage({}, region(), calendar(), nothing), base::Error);
}

TEST_CASE("a decision on the spot is handed over on its day") {
  Found found;
  domain::LawStage s = stage("summary", "2026-06-10", {"certain=yes", "heard=yes", "fine=200.00"});
  s.officers = {"li", "sun"};
  CHECK(missing(found, stage("summary-delivered", "2026-06-10")).size() == 2);
  pass(found, s);
  CHECK(missing(found, stage("summary-delivered", "2026-06-11")).size() == 1);
  CHECK(missing(found, stage("summary-delivered", "2026-06-10")).empty());
}

TEST_CASE("no penalty: the legal review comes first where the case asks for one, and it is closed once its decision is served") {
  Found found = ready();
  const auto none = [&](const law::Rulebook& law) { return missing(found, stage("not-punished", "2026-07-08", {"ground=初次且后果轻微"}), law).size(); };
  const auto reviewed_from = [](const char* amount) {
    return nation_law("2026-11-20", {{"penalty.legal_review.amount", amount}, {"penalty.hearing.entity", "1000000.00 CNY"}});
  };
  CHECK(none(reviewed_from("24000.01 CNY")) == 0);
  CHECK(none(reviewed_from("24000.00 CNY")) == 2);  // no review, and nobody apart who made it
  found.facts.stages["report"].states = {"complex=yes"};
  CHECK(none(reviewed_from("24000.01 CNY")) == 2);
  pass(found, stage("reviewed", "2026-07-01", {"agreed=no"}, true, "zhao"));
  CHECK(none(region()) == 1);
  pass(found, stage("reviewed", "2026-07-01", {"agreed=yes"}, true, "zhao"));
  pass(found, stage("not-punished", "2026-07-08", {"ground=初次且后果轻微"}));
  CHECK(missing(found, stage("closed", "2026-07-20")).size() == 2);
  CHECK(missing(found, stage("not-punished-delivered", "2026-07-07")).size() == 1);
  CHECK(missing(found, stage("not-punished-delivered", "2026-07-09", {}, false)).size() == 1);
  pass(found, stage("not-punished-delivered", "2026-07-09"));
  CHECK(missing(found, stage("closed", "2026-07-20")).empty());
}

TEST_CASE("paid means that every account is settled: a fen open keeps it open (令第4号 53)") {
  Found found;
  found.stage("delivered", "2026-07-10");
  found.facts.outstanding = base::Money::parse("0.01");
  CHECK(missing(found, stage("paid", "2026-07-20")).size() == 1);
  found.facts.outstanding = {};
  CHECK(missing(found, stage("paid", "2026-07-20")).empty());
}

TEST_CASE("a new notice must be served and answered anew: what answered the one before counts no more") {
  Found found = ready();
  tell(found, "2026-07-01");
  pass(found, stage("defended", "2026-07-02"));
  CHECK(missing(found, stage("decided", "2026-07-03")).empty());
  pass(found, stage("noticed", "2026-07-06", {"hearing=yes"}));
  CHECK(missing(found, stage("decided", "2026-07-07")).size() == 3);  // not served, no receipt, not heard
  pass(found, stage("told", "2026-07-06"));
  CHECK(missing(found, stage("decided", "2026-07-07")).size() == 1);
  pass(found, stage("defended", "2026-07-07"));
  CHECK(missing(found, stage("decided", "2026-07-07")).empty());
}

TEST_CASE("a legal review answers the report that it saw, not one made after it") {
  Found found = ready();
  found.facts.stages["report"].states = {"complex=yes"};
  pass(found, stage("reviewed", "2026-07-01", {"agreed=yes"}, true, "zhao"));
  CHECK(missing(found, stage("not-punished", "2026-07-08", {"ground=轻微"})).empty());
  found.facts.stages["report"].date = on("2026-07-02");
  CHECK(missing(found, stage("not-punished", "2026-07-08", {"ground=轻微"})).size() == 2);
}

TEST_CASE("one officer named twice is one officer") {
  Found found = ready();
  found.facts.stages["filed"].officers = {"li", "li"};
  tell(found);
  CHECK(missing(found, stage("decided", "2026-07-09")).size() == 1);
}

TEST_CASE("what was served stands; recorded again as it is, it is the same") {
  Found found = ready();
  tell(found);
  pass(found, stage("decided", "2026-07-09"));
  CHECK(work::same_stage(found.facts, stage("decided", "2026-07-09")));
  CHECK_FALSE(work::same_stage(found.facts, stage("decided", "2026-07-10")));
  CHECK(missing(found, stage("decided", "2026-07-10")).empty());
  pass(found, stage("delivered", "2026-07-10"));
  domain::LawStage again = stage("decided", "2026-07-13");
  CHECK_THROWS_AS(work::pass_stage(found.facts, region(), calendar(), again), base::Error);
}

TEST_CASE("a stage of a later day is not on record yet") {
  Found found;
  found.stage("decided", "2026-07-20");
  CHECK(missing(found, stage("delivered", "2026-07-19")).size() == 1);
  CHECK(missing(found, stage("delivered", "2026-07-20")).empty());
}

TEST_CASE("a hearing may be asked for within five working days, not on the sixth") {
  Found found = ready();
  tell(found);
  CHECK(missing(found, stage("hearing-asked", "2026-07-08")).empty());
  CHECK(missing(found, stage("hearing-asked", "2026-07-09")).size() == 1);
}

TEST_CASE("no heavier after the defence: a fine one fen above what was told, a stop that was not told") {
  Found found = ready();
  tell(found);
  found.facts.set->choices[0].value = "24000.01";
  CHECK(missing(found, stage("decided", "2026-07-09")).size() == 1);
  found.facts.set->choices[0].value = "24000.00";
  CHECK(missing(found, stage("decided", "2026-07-09")).empty());
  found.facts.set->choices.push_back({"reg.38.3.suspend", "choose", "6 months", "后果严重"});
  const auto list = missing(found, stage("decided", "2026-07-09"));
  REQUIRE(list.size() == 3);  // heavier; and a stop asks for a hearing and a legal review
}

TEST_CASE("a stop of another department than was told is no lighter") {
  Found found = ready();
  found.facts.set->choices.push_back({"reg.38.3.suspend", "choose", "6 months", "后果严重"});
  const auto told = work::reckon_law(found.facts, region(), {}).set;
  CHECK(work::heavier(told, told).empty());
  found.facts.dockets[0].finding.department = "surgery2";
  CHECK(work::heavier(told, work::reckon_law(found.facts, region(), {}).set).size() == 1);
}

TEST_CASE("the amounts for hearing and legal review are the region's: unset, the step stops with their article") {
  Found found = ready();
  domain::LawStage notice = stage("noticed", "2026-07-01");
  try {
    work::pass_stage(found.facts, nation_law(), calendar(), notice);
    FAIL("it had a silent default");
  } catch (const base::Error& e) {
    CHECK(e.kind() == base::ErrorKind::usage);
    CHECK(e.places().at(0).find("第四十一条") != std::string::npos);
  }
  const auto with = [&](const char* amount) {
    return missing(found, notice, nation_law("2026-11-20", {{"penalty.hearing.entity", amount}})).size();
  };
  CHECK(with("24000.00 CNY") == 1);  // the fine reaches it: the notice must tell of the hearing
  CHECK(with("24000.01 CNY") == 0);
}

TEST_CASE("a stop of a department offers a hearing whatever the fine") {
  Found found = ready();
  found.facts.set->choices.push_back({"reg.38.3.suspend", "choose", "6 months", "后果严重"});
  CHECK(missing(found, stage("noticed", "2026-07-01")).size() == 1);
  CHECK(missing(found, stage("noticed", "2026-07-01", {"hearing=yes"})).empty());
}

TEST_CASE("the case clock: ninety days, thirty more by the head, sixty more by the heads together, days that do not count") {
  Found found = ready();
  const auto until = [&] { return work::case_deadline(found.facts, region(), calendar(), on("2026-09-01"))->value; };
  CHECK(until() == "2026-09-07");  // 90 days after 2026-06-08 end on Sunday 2026-09-06
  domain::LawStage extended = stage("extended", "2026-09-01");
  extended.days = 31;
  CHECK(missing(found, extended).size() == 1);
  extended.days = 30;
  CHECK(missing(found, extended).empty());
  extended.date = on("2026-09-08");
  CHECK(missing(found, extended).size() == 1);  // too late to extend
  extended.date = on("2026-09-01");
  pass(found, extended);
  CHECK(until() == "2026-10-06");
  domain::LawStage again = stage("extended-again", "2026-10-01");
  again.days = 60;
  CHECK(missing(found, again).size() == 1);  // one head alone
  again.officers = {"wang", "zhao"};
  pass(found, again);
  CHECK(until() == "2026-12-07");  // 180 days end on Saturday 2026-12-05
  found.facts.excluded = {{on("2026-07-01"), on("2026-07-10")}};
  CHECK(until() == "2026-12-15");
}

TEST_CASE("refusal to correct is found only after the order's time, with proof") {
  Found found = ready();
  found.facts.stages["ordered"].until = on("2026-06-30");
  CHECK(missing(found, stage("unrectified", "2026-06-30")).size() == 1);
  CHECK(missing(found, stage("unrectified", "2026-07-01", {}, false)).size() == 1);
  CHECK(missing(found, stage("unrectified", "2026-07-01")).empty());
}

TEST_CASE("a grave case goes to the heads together before it is decided") {
  Found found = ready();
  found.facts.stages["report"].states = {"grave=yes"};
  tell(found);
  CHECK(missing(found, stage("decided", "2026-07-09")).size() == 1);
  domain::LawStage talk = stage("discussed", "2026-07-08");
  talk.officers = {"wang"};
  CHECK(missing(found, talk).size() == 1);
  talk.officers = {"wang", "zhao"};
  pass(found, talk);
  CHECK(missing(found, stage("decided", "2026-07-09")).empty());
}

TEST_CASE("a stage that no pack knows is refused, and so is one before the filing") {
  Found found = ready();
  domain::LawStage unknown = stage("sentenced", "2026-07-01");
  CHECK_THROWS_AS(work::pass_stage(found.facts, region(), calendar(), unknown), base::Error);
  domain::LawStage early = stage("told", "2026-06-01");
  CHECK_THROWS_AS(work::pass_stage(found.facts, region(), calendar(), early), base::Error);
  CHECK_THROWS_AS(work::checked_states({"suspect"}), base::Error);
  CHECK_THROWS_AS(work::checked_states({"a=yes", "a=no"}), base::Error);
}

TEST_CASE("three percent a day from the day after the last, capped at the fine, not counted during review") {
  const auto reckon = [](const char* fine, const char* paid, std::vector<base::DateRange> not_counted = {}) {
    return work::surcharge({}, nation_law(), calendar(), {base::Money::parse(fine), on("2026-07-27"), on(paid), std::move(not_counted)}).value;
  };
  CHECK(reckon("20000.00", "2026-07-27") == "0.00");
  CHECK(reckon("20000.00", "2026-07-28") == "600.00");
  CHECK(reckon("20000.00", "2026-08-29") == "19800.00");
  CHECK(reckon("20000.00", "2026-08-30") == "20000.00");
  CHECK(reckon("20000.00", "2026-12-31") == "20000.00");
  CHECK(reckon("20000.00", "2026-08-06", {{on("2026-07-30"), on("2026-08-05")}}) == "1800.00");
  CHECK(reckon("20000.00", "2026-08-06", {{on("2026-07-30"), on("2026-08-05")}, {on("2026-08-01"), on("2026-08-05")}}) == "1800.00");
}

TEST_CASE("the last day to pay is counted from delivery; without one there is none") {
  Found found;
  CHECK_THROWS_AS(work::surcharge(found.facts, nation_law(), calendar(), {base::Money::parse("1.00"), {}, on("2026-08-01"), {}}), base::Error);
  found.stage("delivered", "2026-07-10");
  const auto f = work::surcharge(found.facts, nation_law(), calendar(), {base::Money::parse("1000.00"), {}, on("2026-07-28"), {}});
  CHECK(f.inputs[1].value == "1");  // 15 days end on Saturday 2026-07-25: Monday is in time
}

TEST_CASE("a fine deferred is not late before the day granted (行政处罚法 66)") {
  Found found;
  found.stage("delivered", "2026-07-10").stage("deferred", "2026-07-20");
  const auto days = [&](const char* paid) {
    return work::surcharge(found.facts, nation_law(), calendar(), {base::Money::parse("1000.00"), {}, on(paid), {}}).inputs[1].value;
  };
  CHECK(days("2026-07-28") == "1");
  found.facts.stages["deferred"].until = on("2026-12-31");
  CHECK(days("2026-12-31") == "0");
  CHECK(days("2027-01-01") == "1");
}

TEST_CASE("a late fine is settled with its surcharge, counted on the fine that was decided up to the day it was paid") {
  Found found = ready();
  found.facts.decided = found.facts.set;                // 24000.00
  found.facts.set->fine->value = "99999.00";            // reckoned again since
  found.stage("decided", "2026-07-09").stage("delivered", "2026-07-10");
  const auto due = [&](const char* today) { return work::surcharge_due(found.facts, nation_law(), calendar(), on(today)).to_string(); };
  CHECK(due("2026-07-27") == "0.00");
  CHECK(due("2026-07-28") == "720.00");
  found.facts.fine_paid = on("2026-07-29");
  CHECK(due("2026-09-01") == "1440.00");
  CHECK(missing(found, stage("paid", "2026-09-01")).size() == 1);
  found.facts.surcharge_received = base::Money::parse("1439.99");
  CHECK(missing(found, stage("paid", "2026-09-01")).size() == 1);
  found.facts.surcharge_received = base::Money::parse("1440.00");
  CHECK(missing(found, stage("paid", "2026-09-01")).empty());
}

TEST_CASE("instalments are whole fen, the last what is left, each on its day number") {
  const auto plan = work::plan({}, base::Money::parse("1000.00"), 3, on("2026-01-31"), law::Term::parse("1 month"));
  REQUIRE(plan.size() == 3);
  CHECK(plan[0].amount.value == "333.33");
  CHECK(plan[2].amount.value == "333.34");
  CHECK(plan[1].due == on("2026-02-28"));
  CHECK(plan[2].due == on("2026-03-31"));
  CHECK_THROWS_AS(work::plan({}, base::Money::parse("0.02"), 3, on("2026-01-31"), law::Term::parse("1 month")), base::Error);
  CHECK_THROWS_AS(work::plan({}, base::Money::parse("10.00"), 2, on("2026-01-31"), law::Term::parse("1 year")), base::Error);
}
