// SPDX-License-Identifier: Apache-2.0
// The patterns of published decisions, each with numbers of its own, and what the agreement track gained: patients' money,
// points, contract fines, items, counts, money given back.
#include <doctest/doctest.h>

#include "base/error.hpp"
#include "unit/penalize/city.hpp"
#include "unit/penalize/law_support.hpp"

using namespace mi;
using namespace mi::test;

namespace {

law::Rulebook tiers(const std::string& measures, std::vector<law::Override> set = {}) {
  const std::string text = R"(format = "mi.pack/1"
[pack]
id = "patterns"
version = "1"
title = "示例协议"
issuer = "示例"
area = "000000"
status = "in-force"
layer = "agreement"
topics = ["breach"]
from = 2024-01-01
[[act]]
id = "a"
title = "示例协议"
[defaults]
source = {act = "a"}
checked = 2024-01-01
topic = "breach"
[[switch]]
id = "breach.returned"
label = "s"
question = "q"
default = "inside"
alternatives = [{value = "inside", meaning = "计入"}, {value = "outside", meaning = "不计入"}]
source = {article = 9}
[[switch]]
id = "breach.contract_fine"
label = "s"
question = "q"
default = "damages"
alternatives = [{value = "damages", meaning = "违约金"}, {value = "refer", meaning = "移送"}]
source = {article = 9}
[[switch]]
id = "breach.payee"
label = "s"
question = "q"
default = "patient"
alternatives = [{value = "patient", meaning = "患者"}, {value = "fund", meaning = "基金"}]
source = {article = 9}
)" + measures;
  return law::Rulebook::of({law::parse_pack(text, "patterns.toml")}, day("2026-05-25"), set);
}

std::string clause(const char* id, int rank, const char* measures) {
  return std::string("[[clause]]\nid = \"") + id + "\"\nlabel = \"c\"\ngroup = \"breach\"\nrank = " + std::to_string(rank) +
         "\nsource = {article = 1}\nmeasures = [" + measures + "]\n";
}

std::string times(const char* multiple, const char* base = "violating-fund") {
  return std::string("{do = \"refuse\"}, {do = \"damages\", by = \"multiple-with-floor/1\", multiple = \"") + multiple + "\", base = \"" + base + "\"}";
}

domain::MeasureSet set_of(std::vector<domain::Docket> dockets, const law::Rulebook& law, const char* paid = "none") {
  work::PenaltyFacts facts;
  facts.dockets = std::move(dockets);
  return work::compute(facts, law, {{}, paid, {}, {}}).set;
}

}  // namespace

TEST_CASE("pattern: one times one part and two times another in one case, principal and multiple as one sum") {
  const auto set = set_of({docket({.name = "F1", .clause = "1", .amount = "1300.00", .fund = "1040.00"}),
                           docket({.name = "F2", .clause = "2", .amount = "450.00", .fund = "360.50"})},
                          tiers(clause("1", 10, times("1").c_str()) + clause("2", 20, times("2").c_str())));
  CHECK(amount(set, "1.damages") == "1040.00");
  CHECK(amount(set, "2.damages") == "721.00");
  CHECK(set.refused.value == "1400.50");
  CHECK(set.total.value == "3161.50");  // principal and multiples
}

TEST_CASE("pattern: two times and five times in one case") {
  Found found;
  found.add("F1", "reg.38.3", {{"2026-03-04", "640.00", "512.30"}}, {"intent=no"});
  found.add("F2", "reg.40.3", {{"2026-03-05", "90.00", "81.10"}});
  const auto set = law_set(found, {{{"reg.38.3.fine", "pick", "1024.60", "多次"}, {"reg.40.3.fine", "pick", "405.50", "数额较大"}}});
  CHECK(set.fine->value == "1430.10");
}

TEST_CASE("pattern: a fine on the fraud part only") {
  Found found;
  found.add("F1", "reg.39.2", {{"2026-03-04", "640.00", "512.30"}});
  found.add("F2", "reg.40.2", {{"2026-03-05", "90.00", "81.10"}});
  const auto set = law_set(found);
  CHECK(set.low.value == "162.20");
  CHECK(set.high.value == "405.50");
  CHECK_FALSE(set.parts[1].low);
}

TEST_CASE("pattern: loss after a date only") {
  const auto set = law_set(Found().add("F1", "reg.38.2", {{"2021-04-29", "30.00", "20.00"}, {"2021-04-30", "30.00", "21.00"}, {"2021-05-01", "30.00", "22.00"}, {"2021-05-02", "30.00", "23.00"}},
                                       {"intent=no"}), {}, nation_law("2021-12-01"));
  CHECK(range(set) == "45.00–90.00");
}

TEST_CASE("pattern: the base is the fund's share of a cost, or by the text all of it; it is always named") {
  const auto dockets = std::vector{docket({.name = "F1", .clause = "1", .amount = "1000.00", .fund = "650.00"})};
  const auto fund = set_of(dockets, tiers(clause("1", 10, times("2").c_str())));
  CHECK(amount(fund, "1.damages") == "1300.00");
  CHECK(find(fund, "1.damages")->amount->inputs[0].label == "违规费用（基金支付）");
  const auto total = set_of(dockets, tiers(clause("1", 10, times("2", "violating-total").c_str())));
  CHECK(amount(total, "1.damages") == "2000.00");
  CHECK(find(total, "1.damages")->amount->inputs[0].label == "违规费用（总额）");
}

TEST_CASE("pattern: damages of 20 % and of 30 %") {
  const auto set = set_of({docket({.name = "F1", .clause = "1", .fund = "1234.50"}), docket({.name = "F2", .clause = "2", .fund = "777.77"})},
                          tiers(clause("1", 10, times("20 %").c_str()) + clause("2", 20, times("30 %").c_str())));
  CHECK(amount(set, "1.damages") == "246.90");
  CHECK(amount(set, "2.damages") == "233.33");  // 233.331
}

TEST_CASE("pattern: money given back before the check carries no damages by the switch, and is not recovered twice") {
  work::PenaltyFacts facts;
  facts.dockets = {docket({.name = "F1", .clause = "1", .amount = "1000.00", .fund = "1000.00"})};
  facts.returned["F1"] = base::Money::parse("400.00");
  facts.returned_before["F1"] = base::Money::parse("300.00");
  const std::string text = clause("1", 10, times("2").c_str());
  const auto set = work::compute(facts, tiers(text), {{}, "2026-12", {}, {}}).set;
  CHECK(amount(set, "1.recover") == "600.00");
  CHECK(amount(set, "1.damages") == "2000.00");
  const auto outside = work::compute(facts, tiers(text, {{"breach.returned", "outside"}}), {{}, "2026-12", {}, {}}).set;
  CHECK(amount(outside, "1.damages") == "1400.00");
}

TEST_CASE("LZ-04, LZ-06: the difference goes to the patient and not to the fund; the fund's part by the switch") {
  const std::string text = clause("1", 10, "{do = \"recover\", base = \"violating-total\", payee = \"patient\"}");
  const auto dockets = std::vector{docket({.name = "F1", .clause = "1", .amount = "90.50", .fund = "60.00"})};
  const auto set = set_of(dockets, tiers(text), "2026-12");
  CHECK(amount(set, "1.to-patients") == "90.50");
  CHECK(set.recovered.value == "0.00");
  CHECK(set.to_patients->value == "90.50");
  CHECK(set.total.value == "90.50");
  const auto split = set_of(dockets, tiers(text, {{"breach.payee", "fund"}}), "2026-12");
  CHECK(split.to_patients->value == "30.50");
  CHECK(split.recovered.value == "60.00");
}

TEST_CASE("CF-03, HX-02: a fine between the parties of an agreement is damages with a warning, or is left to the authority") {
  const std::string text = clause("1", 10, "{do = \"refuse\"}, {do = \"fine\", by = \"multiple-with-floor/1\", multiple = \"3\", multiple_max = \"5\", base = \"violating-total\"}");
  work::PenaltyFacts facts;
  facts.dockets = {docket({.name = "F1", .clause = "1", .amount = "100.10", .fund = "50.00"})};
  const auto with = [&](const char* pick, std::vector<law::Override> set = {}) {
    return work::compute(facts, tiers(text, std::move(set)), {{{"1.damages", "pick", pick, "理由"}}, "none", {}, {}}).set;
  };
  CHECK(amount(with("3"), "1.damages") == "300.30");
  CHECK(amount(with("5"), "1.damages") == "500.50");
  CHECK(find(with("3"), "1.damages")->amount->note.find("行政处罚法") != std::string::npos);
  CHECK_THROWS_AS(with("2"), base::Error);
  CHECK_THROWS_AS(with("6"), base::Error);
  const auto referred = work::compute(facts, tiers(text, {{"breach.contract_fine", "refer"}}), {{}, "none", {}, {}}).set;
  CHECK(find(referred, "1.damages") == nullptr);
  REQUIRE(find(referred, "1.refer") != nullptr);
}

TEST_CASE("JL-03: so many points a time, exact; five missed uploads suspend, four do not") {
  const auto law = law::Rulebook::of({law::find_pack("jilin-2003")}, day("2026-05-25"));
  const auto misses = [&](const char* c, int n) {
    auto d = docket({.name = "F1", .clause = c});
    d.finding.events = n;
    d.classification->pack = "jilin-2003";
    return set_of({d}, law);
  };
  CHECK(find(misses("jl.12.2", 4), "jl.12.2.points")->points->value == "2/5");
  CHECK(find(misses("jl.12.2", 4), "jl.12.2.suspend") == nullptr);
  CHECK(find(misses("jl.12.2", 5), "jl.12.2.points")->points->value == "1/2");
  CHECK(find(misses("jl.12.2", 5), "jl.12.2.suspend") != nullptr);
  CHECK(find(misses("jl.12.1", 2), "jl.12.1.points")->points->value == "2");
  CHECK(find(misses("jl.12.7", 3), "jl.12.7.points")->points->value == "3/2");
}

TEST_CASE("JL-03: misses of an earlier decision of the year count towards the five") {
  const auto law = law::Rulebook::of({law::find_pack("jilin-2003")}, day("2026-05-25"));
  auto d = docket({.name = "F1", .clause = "jl.12.2"});
  d.finding.events = 3;
  work::PenaltyFacts facts;
  facts.dockets = {d};
  domain::Decision before;
  before.date = day("2026-02-01");
  before.measures = set_of({d}, law).measures;
  facts.decisions = {before};
  CHECK(find(work::compute(facts, law, {{}, "none", {}, {}}).set, "jl.12.2.suspend") != nullptr);
  facts.decisions[0].date = day("2025-12-31");
  CHECK(find(work::compute(facts, law, {{}, "none", {}, {}}).set, "jl.12.2.suspend") == nullptr);
}

TEST_CASE("a service item or a person can be suspended; the officer names its code") {
  const std::string text = clause("1", 10, "{do = \"suspend\", target = [\"item\", \"person\"], modality = \"may\", term = \"1 month\"}");
  work::PenaltyFacts facts;
  facts.dockets = {docket({.name = "F1", .clause = "1"})};
  const auto with = [&](const char* target) {
    return work::compute(facts, tiers(text), {{{"1.suspend", "choose", target, "不符合条件"}}, "none", {}, {}}).set;
  };
  CHECK(find(with("item:inpatient"), "1.suspend")->target == "item:inpatient");
  CHECK(find(with("person:D1"), "1.suspend")->target == "person:D1");
  CHECK_THROWS_AS(with("department:d"), base::Error);
}

TEST_CASE("SG-18: the seven measures, mildest first, are all the agency's choice; the multiple is the agreement's") {
  const auto set = [](std::vector<law::Override> over) {
    const auto law = law::Rulebook::of({law::find_pack("shaoguan-2023")}, day("2026-05-25"), std::move(over));
    auto d = docket({.name = "F1", .clause = "37", .amount = "100.00", .fund = "80.00"});
    return set_of({d}, law);
  };
  CHECK_THROWS_AS(set({}), base::Error);  // left blank by the text (G8)
  const auto filled = set({{"breach.damages.multiple", "3"}});
  for (const domain::Measure& m : filled.measures) CHECK(m.optional);
  CHECK(amount(filled, "37.damages") == "240.00");
}

TEST_CASE("SG-24: persons and departments are suspended as the officer names them") {
  const auto law = law::Rulebook::of({law::find_pack("shaoguan-2023")}, day("2026-05-25"), {{"breach.damages.multiple", "1"}});
  work::PenaltyFacts facts;
  facts.dockets = {docket({.name = "F1", .clause = "37", .fund = "80.00"})};
  const auto set = work::compute(facts, law, {{{"37.suspend", "choose", "person:D1", "责任人员"}}, "none", {}, {}}).set;
  bool found = false;
  for (const domain::Measure& m : set.measures) found = found || m.target == "person:D1";
  CHECK(found);
}
