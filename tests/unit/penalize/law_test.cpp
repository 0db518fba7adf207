// SPDX-License-Identifier: Apache-2.0
// Penalties under the law: ranges, the law of the day, one act fined once, the time bar, what was given back.
#include <doctest/doctest.h>

#include "base/error.hpp"
#include "unit/penalize/law_support.hpp"
#include "work/penalize/classify.hpp"

using namespace mi;
using namespace mi::test;

namespace {

base::ErrorKind kind_of(const Found& found, const work::LawInput& input) {
  try {
    law_set(found, input);
  } catch (const base::Error& e) {
    return e.kind();
  }
  return base::ErrorKind::internal;
}

domain::MeasureChoice pick(const char* id, const char* value) { return {id, "pick", value, "情节一般"}; }

}  // namespace

TEST_CASE("article 38: one to two times the loss, a range and no figure") {
  const auto set = law_set(Found().add("F1", "reg.38.3", {{"2025-03-04", "4600.00", "3678.00"}}, {"intent=no"}));
  CHECK(range(set) == "3678.00–7356.00");
  CHECK_FALSE(set.parts[0].fine);
  CHECK_FALSE(set.fine);
  CHECK(set.parts[0].base.label == "基金损失");
  CHECK(set.recovered.value == "3678.00");
  CHECK(measure(set, "reg.38.3.rectify")->chosen);
}

TEST_CASE("article 38 without a loss: corrected, no fine, nothing returned") {
  const auto set = law_set(Found().add("F1", "reg.38.3", {{"2025-03-04", "4600.00", "0.00"}}, {"intent=yes"}));
  CHECK(range(set) == "none");
  CHECK(set.recovered.value == "0.00");
  CHECK(set.parts[0].clause == "reg.38.3");  // 40 paragraph 2 needs a loss
  CHECK(set.fine->value == "0.00");
}

TEST_CASE("38 with the purpose of fraud moves to 40 paragraph 2: two to five times, and the stop") {
  const auto set = law_set(Found().add("F1", "reg.38.3", {{"2025-03-04", "4600.00", "3678.00"}}, {"intent=yes"}));
  CHECK(set.parts[0].clause == "reg.40.p2");
  CHECK(range(set) == "7356.00–18390.00");
  CHECK(set.parts[0].base.label == "骗取金额");
  REQUIRE(measure(set, "reg.40.p2.suspend") != nullptr);
  CHECK(measure(set, "reg.40.p2.suspend")->term->value.empty());  // 6 to 12 months wait for an officer
  CHECK(measure(set, "reg.40.p2.suspend")->target == "department:rehab1");
}

TEST_CASE("article 39: only after a recorded refusal to correct, whatever the money") {
  Found found;
  found.add("F1", "reg.39.3", {{"2025-03-04", "900.00", "700.00"}});
  CHECK(range(law_set(found)) == "none");
  found.stage("ordered", "2025-06-01").stage("unrectified", "2025-07-01");
  CHECK(range(law_set(found)) == "10000.00–50000.00");
}

TEST_CASE("article 38: the stop of a department follows a refusal, or a grave result that an officer found") {
  Found found;
  found.add("F1", "reg.38.2", {{"2025-03-04", "10.00", "8.00"}}, {"intent=no"});
  CHECK_FALSE(measure(law_set(found), "reg.38.2.suspend")->chosen);
  const auto grave = law_set(found, {{{"reg.38.2.suspend", "choose", "6 months", "造成人员伤害"}}});
  CHECK(measure(grave, "reg.38.2.suspend")->term->value == "6 months");
  found.stage("unrectified", "2025-07-01");
  CHECK(measure(law_set(found), "reg.38.2.suspend")->chosen);
}

TEST_CASE("a pick keeps inside the range, both ends included; beyond it is refused") {
  Found found;
  found.add("F1", "reg.40.3", {{"2025-03-04", "1000.00", "1000.00"}});
  CHECK(law_set(found, {{pick("reg.40.3.fine", "2000.00")}}).fine->value == "2000.00");
  CHECK(law_set(found, {{pick("reg.40.3.fine", "5000.00")}}).fine->value == "5000.00");
  CHECK(kind_of(found, {{pick("reg.40.3.fine", "1999.99")}}) == base::ErrorKind::usage);
  CHECK(kind_of(found, {{pick("reg.40.3.fine", "5000.01")}}) == base::ErrorKind::usage);
  CHECK(law_set(found, {{pick("reg.40.3.suspend", "12 months")}}).measures.size() > 0);
  CHECK(kind_of(found, {{pick("reg.40.3.suspend", "13 months")}}) == base::ErrorKind::usage);
  CHECK(kind_of(found, {{{"reg.40.3.fine", "pick", "3000.00", ""}}}) == base::ErrorKind::usage);
  CHECK(kind_of(found, {{pick("reg.38.1.fine", "3000.00")}}) == base::ErrorKind::usage);
}

TEST_CASE("below the range only with a ground of the law") {
  Found found;
  found.add("F1", "reg.38.3", {{"2025-03-04", "1000.00", "1000.00"}}, {"intent=no"});
  const auto set = law_set(found, {{{"reg.38.3.fine", "below", "500.00 own-motion", "检查前已整改"}}});
  CHECK(set.fine->value == "500.00");
  CHECK(set.parts[0].ground == "own-motion");
  CHECK(kind_of(found, {{{"reg.38.3.fine", "below", "500.00 goodwill", "态度好"}}}) == base::ErrorKind::usage);
  CHECK(kind_of(found, {{{"reg.38.3.fine", "below", "1000.01 own-motion", "不在下方"}}}) == base::ErrorKind::usage);
}

TEST_CASE("below the range is below it, and not below nothing") {
  Found found;
  found.add("F1", "reg.38.3", {{"2025-03-04", "1000.00", "1000.00"}}, {"intent=no"});
  const auto below = [](const char* value) { return domain::MeasureChoice{"reg.38.3.fine", "below", value, "检查前已整改"}; };
  CHECK(kind_of(found, {{below("1000.00 own-motion")}}) == base::ErrorKind::usage);
  CHECK(law_set(found, {{below("999.99 own-motion")}}).fine->value == "999.99");
  CHECK(law_set(found, {{below("0.00 minor")}}).fine->value == "0.00");
  CHECK(kind_of(found, {{below("-0.01 minor")}}) == base::ErrorKind::usage);
}

TEST_CASE("a stop waits for the department that it meets: nobody stops a department without a name") {
  Found found;
  found.add("F1", "reg.40.3", {{"2025-03-04", "10.00", "10.00"}}, {}, "");
  const std::vector<domain::MeasureChoice> all = {pick("reg.40.3.fine", "20.00"), pick("reg.40.3.suspend", "6 months"),
                                                  {"reg.40.3.terminate", "waive", "", "首次"}, {"reg.40.3.refer", "waive", "", "无"}};
  const auto with = [&](const char* target) {
    auto choices = all;
    if (*target != '\0') choices.push_back(pick("reg.40.3.suspend.target", target));
    return work::reckon_law(found.facts, nation_law(), {choices, {}});
  };
  CHECK(with("").open == std::vector<std::string>{"reg.40.3.suspend.target"});
  CHECK(with("department:rehab1").open.empty());
  CHECK(measure(with("department:rehab1").set, "reg.40.3.suspend")->target == "department:rehab1");
  CHECK(measure(with("department:rehab1").set, "reg.40.3.suspend")->term->value == "6 months");
  CHECK_THROWS_AS(with("department:"), base::Error);
  CHECK_THROWS_AS(with("rehab1"), base::Error);
}

TEST_CASE("before 2021-05-01 overcharging had no fine, fraud had that of 社会保险法 87; one case may straddle the day") {
  const auto set = law_set(Found().add("F1", "reg.38.3", {{"2021-04-30", "500.00", "400.00"}, {"2021-05-01", "250.00", "200.00"}},
                                       {"intent=no", "continuing=yes"}), {}, nation_law("2021-11-01"));
  CHECK(range(set) == "200.00–400.00");
  REQUIRE(set.unpunished.size() == 1);
  CHECK(set.unpunished[0].amount.value == "400.00");
  const auto fraud = law_set(Found().add("F1", "reg.40.3", {{"2021-04-30", "500.00", "400.00"}, {"2021-05-01", "250.00", "200.00"}}), {},
                             nation_law("2021-11-01"));
  REQUIRE(fraud.parts.size() == 2);
  CHECK(fraud.parts[0].clause == "sil.87");
  CHECK(range(fraud, 0) == "800.00–2000.00");
  CHECK(fraud.parts[1].clause == "reg.40.3");
  CHECK(range(fraud, 1) == "400.00–1000.00");
  CHECK(fraud.low.value == "1200.00");
}

TEST_CASE("a case that straddles 2026-04-01: upcoding before that day has no article 23 to stand on") {
  const auto set = law_set(Found().add("F1", "impl.23", {{"2026-03-31", "90.00", "80.00"}, {"2026-04-01", "70.00", "60.00"}}, {"intent=no"}));
  CHECK(range(set) == "60.00–120.00");
  CHECK(set.unpunished.at(0).amount.value == "80.00");
}

TEST_CASE("a finding without single days must not lie across a change of the law") {
  Found found;
  found.add("F1", "reg.40.3", {{"2021-04-01", "1.00", "1.00"}});
  auto& finding = found.facts.dockets[0].finding;
  finding.items.clear();
  finding.conduct = {on("2021-04-01"), on("2021-06-30")};
  CHECK(kind_of(found, {{}, on("2021-11-01")}) == base::ErrorKind::choice);
  finding.conduct = {on("2021-05-01"), on("2021-06-30")};
  CHECK(kind_of(found, {{}, on("2021-11-01")}) == base::ErrorKind::internal);
}

namespace {

// Two invented acts: the later one milder, then one that no longer punishes.
law::Rulebook milder(const char* later_max, const char* as_of = "2026-11-20") {
  const std::string head = R"(format = "mi.pack/1"
[pack]
id = "acts"
version = "1"
title = "t"
issuer = "i"
area = "000000"
status = "in-force"
layer = "law"
topics = ["breach"]
from = 2020-01-01
[[act]]
id = "a"
title = "示例法"
[defaults]
source = {act = "a"}
checked = 2026-01-01
topic = "breach"
[[clause]]
id = "x.1"
label = "旧"
group = "penalty.institution"
track = "law"
to = 2025-12-31
source = {article = 1}
measures = [{do = "fine", by = "range-of-base/1", multiple = "2", multiple_max = "4", base = "fund-loss"}]
)";
  std::string later = later_max[0] == '0' ? "" : R"(
[[clause]]
id = "x.1"
label = "新"
group = "penalty.institution"
track = "law"
from = 2026-01-01
source = {article = 2}
measures = [{do = "fine", by = "range-of-base/1", multiple = "1", multiple_max = ")" + std::string(later_max) + R"(", base = "fund-loss"}]
)";
  return law::Rulebook::of({law::parse_pack(head + later, "acts.toml")}, on(as_of));
}

}  // namespace

TEST_CASE("the law of the day unless the new one is milder, or punishes no more (行政处罚法 37)") {
  Found found;
  found.add("F1", "x.1", {{"2025-06-01", "100.00", "100.00"}});
  CHECK(range(law_set(found, {}, milder("3"))) == "100.00–300.00");
  CHECK(range(law_set(found, {}, milder("5"))) == "200.00–400.00");
  CHECK(range(law_set(found, {}, milder("4"))) == "100.00–400.00");  // the same most, a lower least
  const auto none = law_set(found, {}, milder("0"));
  CHECK(none.parts.empty());
  CHECK(none.unpunished.at(0).why.find("不再处罚") != std::string::npos);
}

TEST_CASE("one act under several norms: the one with the higher fine; the same money once under the heavier article") {
  const auto set = law_set(Found().add("F1", "reg.40.1", {{"2025-03-04", "100.00", "100.00"}}));
  REQUIRE(set.parts.size() == 1);
  CHECK(set.parts[0].why.find("第二十九条") != std::string::npos);
  Found both;
  both.add("F1", "reg.38.3", {{"2025-03-04", "100.00", "80.00"}, {"2025-03-05", "50.00", "40.00"}}, {"intent=no"});
  both.add("F2", "reg.40.3", {{"2025-03-04", "100.00", "80.00"}});
  both.facts.dockets[1].finding.items[0].lines[0].line = "F1:1";  // the same claim line
  const auto once = law_set(both);
  REQUIRE(once.parts.size() == 2);
  CHECK(once.parts[0].clause == "reg.40.3");
  CHECK(range(once, 0) == "160.00–400.00");
  CHECK(range(once, 1) == "40.00–80.00");
  CHECK(once.recovered.value == "120.00");
}

TEST_CASE("the time bar: two years from the act, to the day; five with harm; from the end when it continues") {
  const auto parts = [](const char* day, std::vector<std::string> answers) {
    Found found;
    found.add("F1", "reg.40.3", {{day, "10.00", "10.00"}, {"2026-06-01", "10.00", "10.00"}}, std::move(answers));
    found.stage("clue", "2026-08-10");
    return law_set(found).low.value;
  };
  CHECK(parts("2024-08-10", {}) == "40.00");
  CHECK(parts("2024-08-09", {}) == "20.00");
  CHECK(parts("2024-08-09", {"harm=yes"}) == "40.00");
  CHECK(parts("2021-08-09", {"harm=yes"}) == "20.00");
  CHECK(parts("2024-08-09", {"continuing=yes"}) == "40.00");
}

TEST_CASE("money given back before the check carries no fine, by the switch; it is not asked for again") {
  Found found;
  found.add("F1", "reg.38.3", {{"2025-03-04", "1000.00", "1000.00"}}, {"intent=no"});
  found.facts.returned["F1"] = {{"F1", base::Money::parse("300.00"), on("2025-05-01"), true, ""},
                                {"F1", base::Money::parse("50.00"), on("2025-06-01"), false, ""}};
  const auto set = law_set(found);
  CHECK(range(set) == "700.00–1400.00");
  CHECK(set.recovered.value == "650.00");  // what came after the check began is in the base, and back all the same
  CHECK(set.unpunished.at(0).amount.value == "300.00");
  CHECK(range(law_set(found, {}, nation_law("2026-11-20", {{"penalty.returned", "inside"}}))) == "1000.00–2000.00");
}

TEST_CASE("money that went back is taken off once, also when the days of an act fall under two norms") {
  Found found;
  found.add("F1", "reg.40.3", {{"2021-04-30", "100.00", "100.00"}, {"2021-05-01", "60.00", "60.00"}});
  const auto left = [&](const char* back) {
    found.facts.returned["F1"] = {{"F1", base::Money::parse(back), on("2021-08-01"), false, ""}};
    const auto set = law_set(found, {{}, on("2021-11-01")}, nation_law("2021-11-01"));
    REQUIRE(set.parts.size() == 2);
    return set.recovered.value;
  };
  CHECK(left("100.00") == "60.00");
  CHECK(left("100.01") == "59.99");
  CHECK(left("160.00") == "0.00");
}

TEST_CASE("one act under an article of a fixed range is fined once, though a second norm joined within its days (行政处罚法 29)") {
  Found found;
  found.add("F1", "reg.39.7", {{"2023-11-30", "10.00", "0.00"}, {"2023-12-01", "10.00", "0.00"}});  // 社会保险经办条例 57 from the second day
  found.stage("ordered", "2024-03-01").stage("unrectified", "2024-04-01");
  const auto set = law_set(found, {{}, on("2024-05-01")}, nation_law("2024-05-01"));
  REQUIRE(set.parts.size() == 1);
  CHECK(set.high.value == "50000.00");
  CHECK(set.parts[0].why.find("第二十九条") != std::string::npos);
}

TEST_CASE("what was not paid out is no loss, by the switch") {
  Found found;
  found.add("F1", "reg.38.3", {{"2025-03-04", "1000.00", "1000.00"}}, {"intent=no"});
  found.facts.paid_months.clear();
  CHECK(range(law_set(found)) == "none");
  CHECK(range(law_set(found, {}, nation_law("2026-11-20", {{"penalty.unpaid", "inside"}}))) == "1000.00–2000.00");
}

TEST_CASE("what the agreement's decision recovered is not returned twice, and still the base of the fine") {
  Found found;
  found.add("F1", "reg.38.3", {{"2025-03-04", "1000.00", "1000.00"}}, {"intent=no"});
  domain::Measure recover;
  recover.action = "recover";
  recover.amount = domain::figure("54.3.recover", "追回", base::Money::parse("1000.00"));
  recover.amount->inputs = {domain::figure("F1.paid", "已支付", base::Money::parse("1000.00"))};
  domain::Decision decision;
  decision.measures = {recover};
  found.facts.decisions = {decision};
  const auto set = law_set(found);
  CHECK(range(set) == "1000.00–2000.00");
  CHECK(set.recovered.value == "0.00");
}

TEST_CASE("a regional tier makes the range narrower, or a figure; without one there is none") {
  const law::Pack region = law::read_pack(MI_SOURCE_DIR "/templates/regional-pack.toml");
  std::vector<law::Pack> packs = nation();
  packs.push_back(region);
  const auto law = law::Rulebook::of(packs, on("2026-11-20"));
  const auto set = [&](const char* loss) {
    return law_set(Found().add("F1", "reg.38.3", {{"2026-05-04", loss, loss}}, {"intent=no"}), {}, law);
  };
  CHECK(set("9999.99").fine->value == "9999.99");           // the mildest tier is one figure
  CHECK(range(set("10000.00")) == "12000.00–15000.00");
  CHECK_FALSE(set("10000.00").fine);
  CHECK(range(set("100000.00")) == "150000.00–200000.00");
}

TEST_CASE("the head of the institution is barred five years only when an officer finds the consequence grave") {
  Found found;
  found.add("F1", "reg.40.3", {{"2025-03-04", "10.00", "10.00"}});
  CHECK_FALSE(measure(law_set(found), "reg.43.bar")->chosen);
  const auto set = law_set(found, {{{"reg.43.bar", "choose", "", "基金损失重大"}}});
  CHECK(measure(set, "reg.43.bar")->term->value == "5 years");
}

TEST_CASE("one case with 38 and 40: one to two times the one part, two to five times the other") {
  Found found;
  found.add("F1", "reg.38.3", {{"2025-03-04", "110.50", "88.40"}}, {"intent=no"});
  found.add("F2", "reg.40.3", {{"2025-03-05", "70.00", "70.00"}});
  const auto set = law_set(found, {{pick("reg.38.3.fine", "88.40"), pick("reg.40.3.fine", "350.00")}});
  CHECK(set.low.value == "228.40");
  CHECK(set.high.value == "526.80");
  CHECK(set.fine->value == "438.40");
  CHECK(set.recovered.value == "158.40");
}

TEST_CASE("article 41: a person gives back and is suspended three to twelve months; a fine only with the purpose of fraud") {
  Found found;
  found.add("F1", "reg.41.1.1", {{"2025-03-04", "500.00", "420.00"}}, {"intent=no"});
  const auto plain = law_set(found);
  CHECK(range(plain) == "none");
  CHECK(plain.recovered.value == "420.00");
  CHECK(measure(plain, "reg.41.1.1.suspend")->term->formula == "3个月至12个月");
  found.facts.classified["F1"].answers = {"intent=yes"};
  CHECK(range(law_set(found)) == "840.00–2100.00");
  CHECK(work::classify(found.facts.dockets[0], nation_law(), {"reg.41.2", {}, ""}).clause == "reg.41.2");
}

TEST_CASE("article 36: an agency is ordered to correct, discipline is handed over, and nobody is fined") {
  Found found;
  found.add("F1", "reg.36", {{"2025-03-04", "0.00", "0.00"}});
  const auto set = law_set(found);
  CHECK(range(set) == "none");
  CHECK(measure(set, "reg.36.rectify")->chosen);
  CHECK(measure(set, "reg.36.refer")->reason.find("处分") != std::string::npos);
  CHECK(set.recovered.value == "0.00");
  CHECK(work::classify(found.facts.dockets[0], nation_law(), {"reg.36", {}, ""}).clause == "reg.36");
}

TEST_CASE("article 37: an agency that obtains money by forging gives it back, with two to five times of it and no fen beside") {
  Found found;
  found.add("F1", "reg.37", {{"2025-03-04", "1234.56", "1000.01"}});
  const auto fined = [&](const char* fine) { return law_set(found, {{pick("reg.37.fine", fine)}}).fine->value; };
  CHECK(range(law_set(found)) == "2000.02–5000.05");
  CHECK(law_set(found).recovered.value == "1000.01");
  CHECK(fined("2000.02") == "2000.02");
  CHECK(fined("5000.05") == "5000.05");
  CHECK_THROWS_AS(fined("2000.01"), base::Error);
  CHECK_THROWS_AS(fined("5000.06"), base::Error);
  CHECK(measure(law_set(found), "reg.37.refer")->reason.find("处分") != std::string::npos);
  CHECK(measure(law_set(found), "reg.43.bar") == nullptr);  // the bar meets heads of institutions
}

TEST_CASE("articles 42, 46, 47, 48: what others must confiscate, discipline, punish or try is handed over, with what they do") {
  const std::pair<const char*, const char*> articles[] = {{"reg.42", "没收违法所得"}, {"reg.46", "处分"}, {"reg.47", "处分"}, {"reg.48", "刑事责任"}};
  for (const auto& [article, what] : articles) {
    Found found;
    found.add("F1", article, {{"2025-03-04", "300.00", "300.00"}});
    const auto set = law_set(found);
    CHECK(range(set) == "none");
    CHECK(set.recovered.value == "0.00");
    REQUIRE(set.measures.size() == 1);
    CHECK(set.measures[0].action == "refer");
    CHECK(set.measures[0].reason.find(what) != std::string::npos);
  }
}

TEST_CASE("article 44: embezzled money comes back to the fund, the gain is for others to confiscate") {
  Found found;
  found.add("F1", "reg.44", {{"2025-03-04", "300.00", "275.50"}});
  const auto set = law_set(found);
  CHECK(set.recovered.value == "275.50");
  CHECK(range(set) == "none");
  CHECK(measure(set, "reg.44.refer")->reason.find("没收违法所得") != std::string::npos);
}

TEST_CASE("article 45: what is returned goes to the fund's own account, a fine to the treasury; each sum says so with its article") {
  Found found;
  found.add("F1", "reg.38.3", {{"2025-03-04", "100.00", "80.00"}}, {"intent=no"});
  const auto set = law_set(found, {{pick("reg.38.3.fine", "160.00")}});
  CHECK(set.recovered.value == "80.00");
  CHECK(set.fine->value == "160.00");
  CHECK(set.recovered.note == "缴入原医疗保障基金财政专户（《医疗保障基金使用监督管理条例》第四十五条）");
  CHECK(set.fine->note == "缴入国库（《医疗保障基金使用监督管理条例》第四十五条）");
  CHECK(law_set(Found().add("F1", "reg.38.3", {{"2025-03-04", "100.00", "0.00"}}, {"intent=no"})).recovered.note.empty());
  CHECK(nation_law().clause("document.recovery-order.reg.45", on("2025-03-04")).source.article == "45");
}

TEST_CASE("社会保险法 88: a person who obtains benefits by fraud gives back and pays two to five times, from its first day") {
  Found found;
  found.add("F1", "sil.88", {{"2025-03-04", "600.00", "333.33"}});
  CHECK(range(law_set(found)) == "666.66–1666.65");
  CHECK(law_set(found).recovered.value == "333.33");
  CHECK_THROWS_AS(law_set(found, {{pick("sil.88.fine", "1666.66")}}), base::Error);
  CHECK(law_set(found, {{pick("sil.88.fine", "1666.65")}}).fine->value == "1666.65");
  CHECK(work::classify(found.facts.dockets[0], nation_law(), {"sil.88", {}, ""}).clause == "sil.88");
}
