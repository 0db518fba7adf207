// SPDX-License-Identifier: Apache-2.0
// A second city is a TOML file and nothing else: other tiers, multiples, floors, brackets, conditions. Also what the
// rulebook answers and refuses.
#include <doctest/doctest.h>

#include "base/error.hpp"
#include "base/path.hpp"
#include "law/calculate/damages.hpp"
#include "law/example.hpp"
#include "law/rulebook.hpp"

using namespace mi;
using base::Date;
using base::Money;
using base::Rational;

namespace {

law::Pack city() { return law::read_pack(MI_SOURCE_DIR "/tests/scenarios/mi-rules/second-city.toml"); }
const Date day = Date::of(2025, 3, 1);
law::Rulebook rules(std::vector<law::Override> set = {}) { return law::Rulebook::of({city()}, day, set); }

template <class F>
base::Error error_of(F run) {
  try {
    run();
  } catch (const base::Error& e) {
    return e;
  }
  FAIL("no error");
  return base::Error(base::ErrorKind::internal, "");
}

bool holds(const std::string& text, const char* part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("every golden example of the second city matches to the fen") {
  const auto results = law::run_examples(city());
  CHECK(results.size() == 7);
  for (const auto& r : results) {
    INFO(r.example.id, ": ", r.differences.empty() ? "" : r.differences.front());
    CHECK(r.passed());
  }
}

TEST_CASE("an example that does not match says what it got") {
  auto example = city().examples()[0];
  example.expect.set("amount", "55555.51");
  const auto result = law::run_example(city(), example);
  REQUIRE(result.differences.size() == 1);
  CHECK(holds(result.differences[0], "55555.51"));
  CHECK(holds(result.differences[0], "55555.52"));
}

TEST_CASE("values have their day, their source and their origin (G11)") {
  CHECK(rules().value("settlement.month.pay_share", Date::of(2025, 6, 30)).rational() == Rational::of(95, 100));
  const auto later = rules().value("settlement.month.pay_share", Date::of(2025, 7, 1));
  CHECK(later.quantity.written == "96 %");
  CHECK(later.source.to_chinese() == "《临海示范市定点医疗机构服务协议》第十二条第二款");
  CHECK(later.source.to_string() == "linhai-demo/agreement/12/2/");
  CHECK(later.origin.substr(0, 32) == "linhai-demo 1 second-city.toml:1");
  const auto error = error_of([&] { rules().value("settlement.month.pay_share", Date::of(2026, 1, 1)); });
  CHECK(error.kind() == base::ErrorKind::usage);
  CHECK(holds(error.message(), "2026-01-01"));
}

TEST_CASE("an agreement that goes on goes on with all that would end with it") {
  const law::Rulebook on = rules({{"agreement.continued_to", "2026-02-28"}});
  CHECK(on.value("settlement.month.pay_share", Date::of(2026, 1, 1)).quantity.written == "96 %");
  CHECK_THROWS_AS(on.value("settlement.month.pay_share", Date::of(2026, 3, 1)), base::Error);
}

TEST_CASE("a blank of the text stops with its clause (G8)") {
  const auto clause = rules().clause("20.1", day);
  const auto error =
      error_of([&] { law::damages("d", clause, clause.measures[1], domain::figure("b", "基数", Money::yuan(10)), {}); });
  CHECK(error.kind() == base::ErrorKind::usage);
  CHECK(error.places().at(0) == "《临海示范市定点医疗机构服务协议》第二十条第（一）项");
  CHECK(error_of([&] { rules().value("breach.damages.multiple"); }).kind() == base::ErrorKind::usage);
  const auto set = rules({{"breach.damages.multiple", "2"}}).clause("20.1", day);
  CHECK(set.measures[1].multiple == Rational(2));
  CHECK(set.measures[1].open.empty());
}

TEST_CASE("a parameter keeps its unit and its range") {
  CHECK(holds(error_of([] { rules({{"breach.damages.multiple", "6"}}); }).message(), "5"));
  CHECK(holds(error_of([] { rules({{"breach.damages.multiple", "2 years"}}); }).message(), "2 years"));
  CHECK_THROWS_AS(rules({{"agreement.continued_to", "2025-02-30"}}), base::Error);
}

TEST_CASE("switches: default, set, and no other value (G7)") {
  const auto choice = rules().switch_value("breach.base");
  CHECK(choice.value == "fund-paid");
  CHECK(choice.is_default);
  const auto other = rules().with({"breach.base", "total", "--what-if"}).switch_value("breach.base");
  CHECK(other.value == "total");
  CHECK_FALSE(other.is_default);
  CHECK(other.use().origin == "--what-if");
  CHECK(holds(error_of([] { rules({{"breach.base", "half"}}); }).message(), "fund-paid, total"));
  CHECK(holds(error_of([] { rules({{"breach.bass", "total"}}); }).advice(), "breach.base"));
  CHECK(holds(error_of([] { rules({{"settlement.month.pay_share", "1 %"}}); }).message(), "fixed"));
}

TEST_CASE("a tier writes rank, group and measures once for its clauses") {
  const auto fraud = rules().clauses("breach.fraud", day);
  REQUIRE(fraud.size() == 2);
  CHECK(fraud[1].tier == "II");
  CHECK(fraud[1].rank == 40);
  CHECK(fraud[1].measures.size() == 4);
  CHECK(fraud[0].measures[3].when == "serious");
  CHECK(fraud[0].overlaps.at(0).fact == "intent");
  CHECK(rules().clauses("breach", day).size() == 4);
  CHECK(rules().clauses("brea", day).empty());
}

TEST_CASE("a multiple with a range needs a pick with a reason; the cap holds") {
  const auto clause = rules().clause("21.2", day);
  const auto base_figure = domain::figure("b", "基数", Money::yuan(200000));
  const auto reckon = [&](std::optional<Rational> pick, const char* why) {
    return law::damages("d", clause, clause.measures[1], base_figure, {}, pick, why);
  };
  CHECK_THROWS_AS(reckon(std::nullopt, ""), base::Error);
  CHECK_THROWS_AS(reckon(Rational(5), ""), base::Error);
  CHECK_THROWS_AS(reckon(Rational(7), "理由"), base::Error);
  CHECK(reckon(Rational(4), "理由").value == "800000.00");
  CHECK(reckon(Rational(5), "理由").value == "900000.00");
}

TEST_CASE("lost text makes leads, never a measure (G9)") {
  CHECK(rules().is_gap("23.1"));
  CHECK(rules().clause("23.1", day).gap == "breach.lost");
  CHECK(rules().gaps().size() == 1);
}

TEST_CASE("conditions explain themselves and say the first possible day (SG-04, SG-07)") {
  law::Facts facts;
  facts.set("institution.opened", Date::of(2024, 12, 2)).set("institution.beds", 120);
  const auto opened = rules().evaluate(rules().condition("apply.basic.opened", day), facts, day);
  CHECK(opened.answer == law::Answer::no);
  CHECK(opened.first_possible == Date::of(2025, 3, 2));
  CHECK(opened.trace.text == "正式运营时间：2024年12月2日（已满3个月）：否");
  const auto department = rules().condition("apply.basic.department", day);
  CHECK(rules().evaluate(department, facts, day).answer == law::Answer::not_checkable);
  CHECK(rules().evaluate(department, facts, day).missing.size() == 2);
  facts.set("department.insurance", true).set("staff.insurance_full_time", 1);
  CHECK(rules().evaluate(department, facts, day).answer == law::Answer::yes);
  facts.set_none("history.terminated_illegal");
  CHECK(rules().evaluate(rules().condition("apply.bar.terminated", day), facts, day).answer == law::Answer::yes);
}

TEST_CASE("a gate lists what is missing, and unknown is missing") {
  law::Facts facts;
  facts.set("decision.reviewed", true);
  const auto gate = rules().check_gate("penalize.decide", facts, day);
  REQUIRE(gate.missing.size() == 1);
  CHECK(gate.missing[0].label == "告知书已送达");
  facts.set("decision.notice_delivered", Date::of(2025, 2, 1));
  CHECK(rules().check_gate("penalize.decide", facts, day).passed());
  CHECK(rules().check_gate("no.such.step", facts, day).passed());
}

TEST_CASE("a folder's text reads back as the same pack") {
  const law::Pack pack = city();
  const law::Pack again = law::parse_pack(pack.text(), "again");
  CHECK(again.hash() == pack.hash());
  CHECK(again.clauses().size() == pack.clauses().size());
}

TEST_CASE("a pack that takes clauses from another makes them its own text, for its own period") {
  const law::Pack local = law::parse_pack(R"(
format = "mi.pack/1"
[pack]
id = "local"
version = "1"
title = "t"
issuer = "i"
area = "000000"
status = "in-force"
layer = "agreement"
topics = ["settlement"]
from = 2026-01-01
extends = [{pack = "linhai-demo", topics = ["breach"]}]
)", "local.toml");
  const law::Rulebook book = law::Rulebook::of({local}, Date::of(2026, 5, 1), {}, {city()});
  CHECK(book.clause("21.1", Date::of(2026, 5, 1)).rank == 40);
  CHECK_THROWS_AS(book.clause("21.1", day), base::Error);
  CHECK_THROWS_AS(book.table("settlement.deposit.refund", Date::of(2026, 5, 1)), base::Error);
  CHECK(book.packs().items().size() == 2);
  CHECK(holds(error_of([&] { law::Rulebook::of({local}, day); }).message(), "linhai-demo"));
}

TEST_CASE("the empty pack that offices start from is a right one, and so is the example of the man page") {
  const law::Pack empty = law::read_pack(MI_SOURCE_DIR "/templates/empty-pack.toml");
  CHECK(law::all_passed(law::run_examples(empty)));
  const std::string page = base::read_file(MI_SOURCE_DIR "/man/mi-rules.5");
  const auto from = page.find("format = \"mi.pack/1\"\n"), to = page.find("\n.Ed", from);
  REQUIRE(to != std::string::npos);
  const law::Pack printed = law::parse_pack(page.substr(from, to - from), "mi-rules.5");
  CHECK(law::all_passed(law::run_examples(printed)));
  CHECK(printed.clauses().size() == empty.clauses().size());
}
