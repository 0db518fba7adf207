// SPDX-License-Identifier: Apache-2.0
// From so many findings on, a fact tells them in tables: the same figures, whichever way they are told.
#include <doctest/doctest.h>

#include "domain/net_finding.hpp"
#include "unit/casefile/temp_case.hpp"
#include "unit/penalize/city.hpp"
#include "work/explain/collect.hpp"
#include "work/penalize/slim.hpp"

using namespace mi;
using namespace mi::test;

namespace {

// Every second under the heavier clause; neighbours share a line.
work::PenaltyFacts facts_of(std::size_t count) {
  work::PenaltyFacts f;
  for (std::size_t i = 1; i <= count; ++i) {
    const std::string own = "0123456789ab:" + std::to_string(2 * i), shared = "0123456789ab:" + std::to_string(2 * (i / 2) + 1);
    f.dockets.push_back(docket({.name = "F" + std::to_string(i), .clause = i % 2 == 0 ? "13.2" : "12.1"},
                               {{own, "10.00", "12.00", "7.00"}, {shared, "3.00", "4.00", "2.00"}}));
  }
  return f;
}

domain::MeasureSet set_of(std::size_t count, const work::PenaltyFacts& facts) {
  domain::MeasureSet set = work::compute(facts, city_law(), {}).set;
  set.name = "measures-1";
  CHECK(set.findings.size() == count);
  return set;
}

std::string told(const domain::MeasureSet& set) { return json::canonical(domain::encode(set)); }

domain::MeasureSet read_back(const domain::MeasureSet& set) {
  return domain::decode<domain::MeasureSet>(json::parse(told(work::slim(set))));
}

domain::Figure explained(const domain::MeasureSet& set, const char* name) {
  const TempFolder folder;
  auto file = casefile::Case::open(new_case(folder), casefile::Access::write);
  casefile::Change change(file, by("li"));
  change.record("measures", work::slim(set), set.name, day("2026-05-25"));
  change.commit();
  return work::figure_named(file, name).figure;
}

}  // namespace

TEST_CASE("below 64 findings a fact tells each in full, from 64 on in tables; what was told is read back") {
  for (const std::size_t count : {domain::many_findings - 1, domain::many_findings}) {
    const auto facts = facts_of(count);
    const domain::MeasureSet set = set_of(count, facts);
    const json::Value body = domain::encode(work::slim(set));
    const bool many = count == domain::many_findings;
    CHECK((body.find("findings") == nullptr) == many);
    CHECK((body.find("findings_table") != nullptr) == many);
    CHECK((body.find("sum_parts") != nullptr) == many);
    const domain::MeasureSet again = read_back(set);
    CHECK(told(work::slim(again)) == told(work::slim(set)));
    CHECK(told(work::spread(again)) == told(work::spread(set)));
    CHECK(again.findings.back().takers == set.findings.back().takers);
    CHECK(again.findings.back().lost == set.findings.back().lost);
  }
}

TEST_CASE("a sum over many findings unfolds to each and its claim lines, told either way") {
  const auto few_facts = facts_of(63), many_facts = facts_of(64);
  const auto few = explained(set_of(63, few_facts), "12.1.refuse"), many = explained(set_of(64, many_facts), "12.1.refuse");
  REQUIRE(few.inputs.size() == 32);
  REQUIRE(many.inputs.size() == 32);
  CHECK(json::canonical(domain::encode(few)) == json::canonical(domain::encode(many)));  // F64 stands under the other clause
  CHECK(many.value == "246.77");  // F1 shares no line: 9.00; of 31 others 7.00, and of the shared line, of which the heavier took 3 of 4, 2 × 1 ÷ 3
  const auto& fund = many.inputs[4].inputs.at(0);
  CHECK(fund.id == "F9.fund");
  CHECK(fund.inputs.at(0).inputs.at(0).lines == std::vector<std::string>{"0123456789ab:18", "0123456789ab:9"});
  CHECK(fund.inputs.at(0).inputs.at(1).note == "计入 F8");
}

TEST_CASE("damages over many findings unfold through their base") {
  const auto facts = facts_of(64);
  const auto f = explained(set_of(64, facts), "13.2.damages");
  REQUIRE(!f.inputs.empty());
  CHECK(f.inputs[0].id == "13.2.base");
  REQUIRE(f.inputs[0].inputs.size() == 32);
  CHECK(f.inputs[0].inputs[0].inputs.at(0).id == "F2.net");
  CHECK(explained(set_of(64, facts), "total").inputs.size() >= 2);
}
