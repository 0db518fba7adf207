// SPDX-License-Identifier: Apache-2.0
// Item by item: every item of a tier carries what its tier says, at its floor and one fen beyond; every article of the law its range.
#include <doctest/doctest.h>

#include "base/error.hpp"
#include "unit/penalize/city.hpp"
#include "unit/penalize/law_support.hpp"
#include "work/penalize/points/doctor.hpp"

using namespace mi;
using namespace mi::test;

namespace {

domain::MeasureSet set_of(const char* pack, const std::string& clause, const char* date, const char* fund, std::int64_t events = 1,
                          std::vector<law::Override> set = {}) {
  const auto law = law::Rulebook::of({law::find_pack(pack)}, day(date).plus_days(30), set);
  auto d = docket({.name = "F1", .clause = clause, .amount = fund, .fund = fund, .date = date});
  d.classification->pack = pack;
  d.finding.events = events;
  work::PenaltyFacts facts;
  facts.dockets = {std::move(d)};
  return work::compute(facts, law, {{}, "none", {}, {}}).set;
}

std::vector<std::string> items(const std::string& article, int n) {
  std::vector<std::string> ids;
  for (int i = 1; i <= n; ++i) ids.push_back(article + "." + std::to_string(i));
  return ids;
}

struct Tier {
  const char* article;
  int items;
  const char *at, *floor, *beyond, *more;  // fund money at the floor, and a fen beyond; the damages of each
  const char* term;
};

}  // namespace

TEST_CASE("SQ-20 SQ-21 SQ-22 SQ-23: nine, five, three and four items, each with the multiple, floor and stop of its tier") {
  const Tier tiers[] = {{"54", 9, "5000.00", "5000.00", "5000.01", "5000.01", ""},
                        {"55", 5, "10000.00", "10000.00", "10000.01", "10000.01", "15 days"},
                        {"56", 3, "10000.00", "20000.00", "10000.01", "20000.02", "1 month"},
                        {"57", 4, "10000.00", "30000.00", "10000.01", "30000.03", "3 months"}};
  for (const Tier& t : tiers)
    for (const std::string& item : items(t.article, t.items)) {
      CAPTURE(item);
      CHECK(amount(set_of("suqian-2018", item, "2018-05-10", t.at), item + ".damages") == t.floor);
      const auto beyond = set_of("suqian-2018", item, "2018-05-10", t.beyond);
      CHECK(amount(beyond, item + ".damages") == t.more);
      CHECK(amount(beyond, item + ".refuse") == t.beyond);
      const auto* stop = find(beyond, item + ".suspend");
      REQUIRE((stop != nullptr) == (*t.term != '\0'));
      if (stop != nullptr) CHECK(stop->term->value == t.term);
      CHECK((find(beyond, item + ".terminate") != nullptr) == (std::string(t.article) == "57"));
    }
}

TEST_CASE("SQ-25: each of five items warns once, each of four cancels for two years to the day") {
  const auto law = law::Rulebook::of({law::find_pack("suqian-2018")}, day("2018-06-01"));
  const auto handled = [&](const std::string& clause) {
    domain::DoctorEvent e;
    e.person = "D1";
    e.clause = clause;
    e.act = e.date = day("2018-06-01");
    e.reason = "认定记录";
    return work::handle_doctor({}, law, {e, "", {}});
  };
  for (const std::string& item : items("60.1", 5)) CHECK_MESSAGE(handled(item).action == "warn", item);
  for (const std::string& item : items("60.2", 4)) {
    CHECK_MESSAGE(handled(item).action == "cancel", item);
    CHECK(handled(item).until == day("2020-06-01"));
  }
}

TEST_CASE("LZ-06: items 1, 2, 3, 5 and 6 go back to the patients; with the switch the fund's part to the fund") {
  for (const char* item : {"lz.31.1", "lz.31.2", "lz.31.3", "lz.31.5", "lz.31.6"}) {
    CAPTURE(item);
    CHECK(set_of("liuzhi-2013", item, "2013-05-01", "26.01").to_patients->value == "26.01");
    const auto split = set_of("liuzhi-2013", item, "2013-05-01", "26.01", 1, {{"breach.payee", "fund"}});
    CHECK(split.recovered.value == "26.01");
  }
}

TEST_CASE("JL-03: what each of the seven items of article 12 takes, in points and money") {
  const auto points = [](const char* item, std::int64_t times) -> std::string {
    const auto set = set_of("jilin-2003", item, "2026-03-10", "80.05", times);
    const auto* m = find(set, std::string(item) + ".points");
    return m == nullptr ? "none" : m->points->value;
  };
  CHECK(points("jl.12.3", 3) == "3");
  CHECK(points("jl.12.4", 2) == "2");
  CHECK(points("jl.12.5", 1) == "1");
  CHECK(points("jl.12.6", 4) == "none");
  CHECK(amount(set_of("jilin-2003", "jl.12.5", "2026-03-10", "126.50"), "jl.12.5.damages") == "126.50");  // the card's price
  CHECK(amount(set_of("jilin-2003", "jl.12.1", "2026-03-10", "80.05"), "jl.12.1.refuse") == "80.05");
  CHECK(amount(set_of("jilin-2003", "jl.12.3", "2026-03-10", "80.05"), "jl.12.3.refuse") == "80.05");
  CHECK(find(set_of("jilin-2003", "jl.12.6", "2026-03-10", "80.05"), "jl.12.6.rectify") != nullptr);
}

TEST_CASE("SG-18: the measures stand in the order of the article, mildest first") {
  const auto set = set_of("shaoguan-2023", "37", "2026-04-10", "80.00", 1, {{"breach.damages.multiple", "3"}});
  std::string order;
  for (const domain::Measure& m : set.measures) order += m.action + (m.target.starts_with("institution") ? ":institution " : " ");
  CHECK(order == "talk hold-payment refuse damages suspend suspend:institution terminate ");
}

TEST_CASE("CF-03: three to five times under Chifeng's agreement is said to be no penalty of the law") {
  const auto law = law::Rulebook::of({law::find_pack("chifeng")}, day("2012-06-01"));
  auto d = docket({.name = "F1", .clause = "15.no_bed", .amount = "1000.10", .fund = "700.00", .date = "2012-05-01"});
  d.classification->pack = "chifeng";
  work::PenaltyFacts facts;
  facts.dockets = {d};
  const auto set = work::compute(facts, law, {{{"15.no_bed.damages", "pick", "3", "首次"}}, "none", {}, {}}).set;
  CHECK(find(set, "15.no_bed.damages")->amount->note.find("行政处罚法") != std::string::npos);
}

namespace {

std::string fine(const std::string& clause, bool refused = false, const char* date = "2025-03-04", const char* fund = "1000.01") {
  Found found;
  found.add("F1", clause, {{date, fund, fund}}, {"intent=no"});
  if (refused) found.stage("unrectified", "2026-07-01");
  return range(law_set(found));
}

}  // namespace

TEST_CASE("articles 38 to 41 item by item: one to two times, fixed after refusal, two to five times, none for persons without intent") {
  for (const std::string& item : items("reg.38", 7)) {
    CHECK_MESSAGE(fine(item) == "1000.01–2000.02", item);
    CHECK_MESSAGE(fine(item, false, "2025-03-04", "0.00") == "none", item);
  }
  for (const std::string& item : items("reg.39", 7)) {
    CHECK_MESSAGE(fine(item) == "none", item);
    CHECK_MESSAGE(fine(item, true) == "10000.00–50000.00", item);
  }
  for (const std::string& item : items("reg.40", 4)) CHECK_MESSAGE(fine(item) == "2000.02–5000.05", item);
  CHECK(fine("reg.40.p2") == "2000.02–5000.05");
  for (const std::string& item : items("reg.41.1", 3)) CHECK_MESSAGE(fine(item) == "none", item);
  CHECK(fine("reg.41.2") == "2000.02–5000.05");
}

TEST_CASE("实施细则 24: trace codes from 2026-04-01, fixed after refusal; the day before there was no such norm") {
  CHECK(fine("impl.24", true, "2026-04-01") == "10000.00–50000.00");
  CHECK(fine("impl.24", false, "2026-04-01") == "none");
  CHECK(fine("impl.24", true, "2026-03-31") == "no part");
  CHECK(fine("impl.23", false, "2026-04-01", "0.01") == "0.01–0.02");
}

TEST_CASE("社会保险法 87: fraud of before 2021-05-01 at its bounds, a fen beyond refused, and the agreement ends") {
  Found found;
  found.add("F1", "sil.87", {{"2021-04-30", "600.00", "333.33"}});
  const auto with = [&](const char* amount) {
    return law_set(found, {{{"sil.87.fine", "pick", amount, "情节一般"}}, on("2021-11-01")}, nation_law("2021-11-01"));
  };
  CHECK(with("666.66").fine->value == "666.66");
  CHECK(with("1666.65").fine->value == "1666.65");
  CHECK_THROWS_AS(with("666.65"), base::Error);
  CHECK_THROWS_AS(with("1666.66"), base::Error);
  CHECK(with("666.66").recovered.value == "333.33");
  CHECK(measure(with("666.66"), "sil.87.terminate")->chosen);
}
