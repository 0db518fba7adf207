// SPDX-License-Identifier: Apache-2.0
// Due process: a decision tried too early is refused with the whole list of what is missing.
#include "work/penalize/decide.hpp"

#include <doctest/doctest.h>

#include "base/error.hpp"
#include "unit/penalize/city.hpp"
#include "work/penalize/classify.hpp"

using namespace mi;
using namespace mi::test;

namespace {

// F1 under 13.2, raised by li, announced on Monday 2026-05-25, delivered the same day.
struct Desk {
  work::PenaltyFacts facts;
  std::optional<work::NoticePapers> notice;
  law::Rulebook law = city_law();
  due::Calendar calendar = due::Calendar::weekends({day("2026-01-01"), day("2026-12-31")});

  Desk() {
    facts.dockets = {docket({.clause = "13.2", .amount = "12500.00", .fund = "12500.00"})};
    const auto now = work::compute(facts, law, {{{"13.2.suspend", "choose", "", "情节"}}, ""});
    facts.measures = now.set;
    facts.measures_id = "m";
    notice.emplace();
    notice->proposal = work::propose(facts, now, law, day("2026-05-25"));
    notice->proposal.name = "notice-1";
    notice->announced = now.set;
  }
  void issue() { notice->issue = domain::DocumentIssue{"notice-1", day("2026-05-25"), "aa", "n.pdf", "wang"}; }
  void deliver(const char* receipt = "bb", const char* date = "2026-05-25") {
    notice->delivery = domain::Delivery{"notice-1", day(date), "直接送达", "院办", receipt};
  }
  void review(const char* by = "wang", const char* date = "2026-05-26", const char* outcome = "upheld") {
    facts.dockets[0].review = domain::Review{"F1", outcome, {}, "核实", day(date), by};
  }
  void reply(const char* date, const char* contests = "1200.00") {
    facts.dockets[0].replies.push_back({"F1", day(date), "异议", {}, base::Money::parse(contests), false, {}});
  }
  work::PenaltyResult now() const { return work::compute(facts, law, {}); }
  domain::Decision decide(const char* date) const {
    return work::decide(facts, notice, now(), law, calendar, {day(date), "zhao"});
  }
  std::vector<std::string> missing(const char* date) const {
    try {
      decide(date);
    } catch (const base::Error& e) {
      CHECK(e.kind() == base::ErrorKind::gate);
      return e.items();
    }
    return {};
  }
};

bool mentions(const std::vector<std::string>& lines, const char* word) {
  for (const std::string& l : lines)
    if (l.find(word) != std::string::npos) return true;
  return false;
}

}  // namespace

TEST_CASE("too early: the list names everything that is missing, each with its article") {
  Desk desk;
  const auto missing = desk.missing("2026-05-25");
  REQUIRE(missing.size() == 5);
  CHECK(mentions(missing, "已签发"));
  CHECK(mentions(missing, "已送达"));
  CHECK(mentions(missing, "送达回证"));
  CHECK(mentions(missing, "陈述申辩期满"));
  CHECK(mentions(missing, "F1: no review"));
  for (const auto& line : missing) CHECK(line.find("第二十条") != std::string::npos);
}

TEST_CASE("without any notice nothing can be decided") {
  Desk desk;
  desk.review();
  desk.notice.reset();
  CHECK(desk.missing("2026-06-30").size() == 5);
}

TEST_CASE("the reply time runs three working days from delivery, through its last day") {
  Desk desk;
  desk.issue();
  desk.deliver();
  desk.review();
  CHECK(mentions(desk.missing("2026-05-28"), "2026-05-28"));
  CHECK(desk.decide("2026-05-29").total.value == "37500.00");
  desk.deliver("bb", "2026-05-28");  // a Thursday: until Tuesday 2026-06-02
  CHECK(desk.missing("2026-06-02").size() == 1);
  CHECK(desk.missing("2026-06-03").empty());
}

TEST_CASE("a reply to every finding opens the gate before the time is over; an older one does not") {
  Desk desk;
  desk.issue();
  desk.deliver();
  desk.reply("2026-05-24");
  desk.review();
  CHECK(desk.missing("2026-05-27").size() == 1);
  desk.reply("2026-05-26");
  CHECK(desk.missing("2026-05-27").empty());
}

TEST_CASE("a delivery without its receipt is none for the gate") {
  Desk desk;
  desk.issue();
  desk.deliver("");
  desk.review();
  CHECK(mentions(desk.missing("2026-06-30"), "送达回证"));
}

TEST_CASE("the reviewer is another person, and reviews after the institution contested") {
  Desk desk;
  desk.issue();
  desk.deliver();
  desk.review("li");
  CHECK(mentions(desk.missing("2026-06-30"), "li raised it and reviewed it"));
  desk.review("wang", "2026-05-26");
  desk.reply("2026-05-27");
  CHECK(mentions(desk.missing("2026-06-30"), "reviewed before the reply of 2026-05-27"));
  desk.review("wang", "2026-05-27");
  CHECK(desk.missing("2026-06-30").empty());
}

TEST_CASE("past the calendar's end the reply time is provisional and opens nothing") {
  Desk desk;
  desk.calendar = due::Calendar::weekends({day("2026-01-01"), day("2026-05-26")});
  desk.issue();
  desk.deliver();
  desk.review();
  CHECK(desk.missing("2026-06-30").size() == 1);
}

TEST_CASE("heavier than announced needs a new notice, lighter does not") {
  Desk desk;
  desk.issue();
  desk.deliver();
  desk.review();
  auto heavier = desk;
  heavier.facts.dockets[0].finding.fund = base::Money::parse("12500.01");
  CHECK(heavier.missing("2026-06-30").size() == 1);
  CHECK(mentions(heavier.missing("2026-06-30"), "announced 25000.00"));
  auto lighter = desk;
  lighter.facts.dockets[0].finding.fund = base::Money::parse("11300.00");
  CHECK(lighter.decide("2026-06-30").damages.value == "22600.00");
  auto other = desk;
  other.facts.dockets[0].classification->clause = "14.1";
  CHECK(mentions(other.missing("2026-06-30"), "announced under 13.2"));
  auto added = desk;
  added.facts.dockets.push_back(docket({.name = "F2", .clause = "11.1"}));
  added.facts.dockets[1].review = added.facts.dockets[0].review;
  CHECK(mentions(added.missing("2026-06-30"), "F2: not announced"));
}

TEST_CASE("what was found after the notice waits for one of its own, and takes nothing from what was announced") {
  Desk desk;
  desk.issue();
  desk.deliver();
  desk.review();
  desk.facts.dockets.push_back(docket({.name = "F2", .clause = "14.1", .amount = "5.00", .fund = "5.00"}));
  const auto again = work::reckon_again(desk.facts, desk.notice, desk.law, day("2026-06-30"));
  REQUIRE(again.set.findings.size() == 1);
  CHECK(again.set.suspensions.size() == 1);  // the announced choice
  const auto d = work::decide(desk.facts, desk.notice, again, desk.law, desk.calendar, {day("2026-06-30"), "zhao"});
  CHECK(d.total.value == "37500.00");
  CHECK(work::reckon_again(desk.facts, std::nullopt, desk.law, day("2026-06-30")).set.findings.size() == 2);
}

TEST_CASE("a longer suspension than announced, or a termination not announced, is heavier") {
  Desk desk;
  const auto announced = desk.notice->announced;
  auto longer = announced;
  longer.suspensions[0].value = "1 month + 15 days";
  CHECK(work::heavier(announced, longer).size() == 1);
  CHECK(work::heavier(longer, announced).empty());
  longer.suspensions[0] = announced.suspensions[0];
  longer.suspensions[0].value = "31 days";  // counted from the same day as 1 month
  CHECK(work::heavier(announced, longer).empty());
  longer.suspensions[0].value = "32 days";
  CHECK(work::heavier(announced, longer).size() == 1);
  auto ended = announced;
  domain::Measure end;
  end.id = "13.2.terminate";
  end.action = "terminate";
  ended.measures.push_back(end);
  CHECK(work::heavier(announced, ended).size() == 1);
}

TEST_CASE("a withdrawn finding leaves the decision") {
  Desk desk;
  desk.facts.dockets.push_back(docket({.name = "F2", .clause = "11.1", .amount = "10.00", .fund = "10.00"}));
  const auto now = work::compute(desk.facts, desk.law, {});
  desk.notice->announced = now.set;
  desk.issue();
  desk.deliver();
  desk.review();
  desk.facts.dockets[1].review = domain::Review{"F2", "withdrawn", {}, "证据不足", day("2026-05-27"), "wang"};
  const auto decision = desk.decide("2026-06-30");
  CHECK(decision.findings.size() == 1);
  CHECK(decision.refused.value == "12500.00");
  CHECK(decision.rectification_until.value.empty());
  CHECK(decision.rectification_until.formula == "自送达次日起3个工作日");
}

TEST_CASE("a pack without a gate lets no decision pass") {
  Desk desk;
  std::string text = law::read_pack(MI_SOURCE_DIR "/tests/unit/penalize/city.toml").text();
  text = text.substr(0, text.find("[[gate]]"));
  desk.issue();
  desk.deliver();
  desk.review();
  desk.law = law::Rulebook::of({law::parse_pack(text, "nogate")}, day("2026-05-25"));
  CHECK_THROWS_AS(desk.decide("2026-06-30"), base::Error);
}

TEST_CASE("a notice announces what was reckoned last, with every choice made") {
  Desk desk;
  auto now = desk.now();
  CHECK(work::propose(desk.facts, now, desk.law, day("2026-05-25")).measures == "m");
  CHECK(work::propose(desk.facts, now, desk.law, day("2026-05-25")).reply_until.formula == "自告知书送达次日起3个工作日");
  desk.facts.dockets[0].finding.fund = base::Money::parse("1.00");
  CHECK_THROWS_WITH_AS(work::propose(desk.facts, desk.now(), desk.law, day("2026-05-25")), doctest::Contains("not those"), base::Error);
  desk.facts.measures = work::compute({{docket({.clause = "13.2"})}, {}, {}, {}, {}, ""}, desk.law, {}).set;
  desk.facts.dockets = {docket({.clause = "13.2"})};
  try {
    work::propose(desk.facts, desk.now(), desk.law, day("2026-05-25"));
    FAIL("an open choice must stop the notice");
  } catch (const base::Error& e) {
    CHECK(e.kind() == base::ErrorKind::choice);
    CHECK(e.items() == std::vector<std::string>{"13.2.suspend"});
  }
  desk.facts.dockets.clear();
  CHECK_THROWS_WITH_AS(work::propose(desk.facts, desk.now(), desk.law, day("2026-05-25")), doctest::Contains("nothing to announce"), base::Error);
}

TEST_CASE("classify: an officer confirms, an overlap is asked, lost text and unknown clauses are refused") {
  const auto law = city_law();
  auto d = docket({.clause = ""});
  const auto kind = [&](const work::ClassifyInput& in) {
    try {
      work::classify(d, law, in);
    } catch (const base::Error& e) {
      return e.kind();
    }
    return base::ErrorKind::internal;
  };
  CHECK(kind({"13.2", {}, ""}) == base::ErrorKind::choice);
  CHECK(kind({"14.1", {}, ""}) == base::ErrorKind::choice);  // the question stands on the other clause
  CHECK(kind({"13.1", {}, ""}) == base::ErrorKind::choice);
  CHECK(work::classify(d, law, {"13.2", {"intent=no"}, "证据"}).clause == "13.2");
  CHECK(kind({"13.2", {"intent=maybe"}, ""}) == base::ErrorKind::usage);
  CHECK(kind({"11.1", {"intent=no"}, ""}) == base::ErrorKind::usage);
  CHECK(kind({"16.1", {}, ""}) == base::ErrorKind::gate);
  CHECK(kind({"13.3", {}, ""}) == base::ErrorKind::usage);
  CHECK_THROWS_AS(work::classify(d, law, {"99", {}, ""}), base::Error);
  d.decided = true;
  CHECK(kind({"11.1", {}, ""}) == base::ErrorKind::gate);
}

TEST_CASE("suggestions put first what the finding's rule or check leads to") {
  auto d = docket({.clause = ""});
  d.finding.rule = "R-77";
  d.finding.check = "price-above-list";
  const auto rows = work::suggestions(d, city_law()).rows;
  CHECK(rows[0][0].as_text() == "11.1");
  CHECK(rows[0][5].as_text() == "price-above-list");
  CHECK(rows[1][0].as_text() == "13.2");
  CHECK(rows[1][5].as_text() == "R-77");
  CHECK(rows[2][5].is_null());
}
