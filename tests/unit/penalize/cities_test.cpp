// SPDX-License-Identifier: Apache-2.0
// The breach parts of the city packs: Zhoukou, Zhaotong, Kunming, Hua, Liuzhi, Chifeng, as shipped; Suqian's ladders and
// referrals beside suqian_test.cpp.
#include <doctest/doctest.h>

#include <map>

#include "base/error.hpp"
#include "unit/penalize/city.hpp"
#include "work/penalize/classify.hpp"

using namespace mi;
using namespace mi::test;

namespace {

law::Rulebook book(const char* pack, const char* as_of, std::vector<law::Override> set = {}) {
  static std::map<std::string, law::Pack> packs;
  const auto found = packs.try_emplace(pack, law::find_pack(pack)).first;
  return law::Rulebook::of({found->second}, day(as_of), set);
}

domain::Docket act(const char* pack, const char* clause, const char* date, const char* fund = "100.00", const char* amount = "130.00") {
  auto d = docket({.name = "F1", .clause = clause, .amount = amount, .fund = fund, .date = date});
  d.classification->pack = pack;
  return d;
}

domain::MeasureSet set_of(domain::Docket d, const law::Rulebook& law, std::vector<domain::MeasureChoice> choices = {}) {
  work::PenaltyFacts facts;
  facts.dockets = {std::move(d)};
  return work::compute(facts, law, {std::move(choices), "none", {}, {}}).set;
}

std::string kinds(const domain::MeasureSet& set) {
  std::string text;
  for (const domain::Measure& m : set.measures) text += (text.empty() ? "" : " ") + m.action + (m.optional ? "?" : "");
  return text;
}

}  // namespace

TEST_CASE("ZK-16, ZK-17: Zhoukou's first tier may talk and order correction, the second may refuse; no multiple is agreed") {
  const auto law = book("zhoukou-2014", "2014-06-01");
  for (const char* clause : {"zk.57.1", "zk.57.2", "zk.57.3", "zk.57.4"})
    CHECK(kinds(set_of(act("zhoukou-2014", clause, "2014-05-01", "0.00"), law)) == "talk? rectify?");
  for (const char* clause : {"zk.58.1", "zk.58.2", "zk.58.3", "zk.58.4", "zk.58.5", "zk.58.6", "zk.58.7", "zk.58.8"}) {
    const auto set = set_of(act("zhoukou-2014", clause, "2014-05-01", "310.40"), law);
    CHECK(kinds(set) == "refuse?");
    CHECK(amount(set, std::string(clause) + ".refuse") == "310.40");
    CHECK(set.total.value == "0.00");  // nothing is chosen yet
  }
}

TEST_CASE("ZK-18: article 59 breaks off: no consequence may be taken from it") {
  const auto law = book("zhoukou-2014", "2014-06-01");
  CHECK(law.clause("zk.59", law.as_of()).gap == "zk.lost.59");
  try {
    set_of(act("zhoukou-2014", "zk.59", "2014-05-01"), law);
    FAIL("it gave a measure");
  } catch (const base::Error& e) {
    CHECK(e.kind() == base::ErrorKind::gate);
  }
}

TEST_CASE("ZT-05: finance not in order: correction by a deadline that must be set; not reached, the designation goes") {
  const auto a = act("zhaotong-2017", "zt.4.4", "2017-05-01", "0.00");
  CHECK_THROWS_AS(set_of(a, book("zhaotong-2017", "2017-06-01")), base::Error);
  const auto set = set_of(a, book("zhaotong-2017", "2017-06-01", {{"breach.rectify.length", "30 days"}}));
  CHECK(kinds(set) == "rectify terminate?");
  CHECK(find(set, "zt.4.4.rectify")->term->value == "30 days");
  CHECK_FALSE(find(set, "zt.4.4.terminate")->chosen);
}

TEST_CASE("ZT-06: the list of ten asks for the purpose of fraud, and has no multiple of its own") {
  const auto law = book("zhaotong-2017", "2017-06-01");
  auto d = act("zhaotong-2017", "ZT10-8", "2017-05-01");
  d.classification.reset();
  try {
    work::classify(d, law, {"ZT10-8", {}, ""});
    FAIL("it decided the purpose by itself");
  } catch (const base::Error& e) {
    CHECK(e.kind() == base::ErrorKind::choice);
  }
  CHECK(work::classify(d, law, {"ZT10-8", {"intent=yes"}, ""}).clause == "ZT10-8");
  for (int n = 1; n <= 10; ++n) {
    const std::string clause = "ZT10-" + std::to_string(n);
    CHECK(kinds(set_of(act("zhaotong-2017", clause.c_str(), "2017-05-01"), law)).find("refuse") == 0);
  }
}

TEST_CASE("ZT-07: a listing has no term of its own; it must be set") {
  CHECK_FALSE(book("zhaotong-2017", "2017-06-01").has("credit.blacklist.term", day("2017-06-01")));
}

TEST_CASE("Kunming 15: the item is suspended, corrected by a deadline that must be set, else the agreement ends") {
  const auto a = act("kunming-2015", "km.15", "2016-05-01", "0.00");
  CHECK_THROWS_AS(set_of(a, book("kunming-2015", "2016-06-01")), base::Error);
  const auto law = book("kunming-2015", "2016-06-01", {{"items.rectify.length", "20 days"}});
  const auto set = set_of(a, law);
  CHECK(kinds(set) == "suspend rectify terminate?");
  CHECK(find(set, "km.15.suspend")->target == "item:?");
}

TEST_CASE("HX-02: Hua's sanctions are the officer's choice, up to cancellation") {
  const auto set = set_of(act("hua-2010", "hx.7", "2010-05-01"), book("hua-2010", "2010-06-01"));
  CHECK(kinds(set).find("warn? suspend? terminate?") == 0);
}

TEST_CASE("LZ-04, LZ-06: Liuzhi's differences and recoveries go to the patients, the fund's part by the switch") {
  const auto law = book("liuzhi-2013", "2013-06-01");
  const auto price = set_of(act("liuzhi-2013", "lz.25", "2013-05-01", "18.20", "26.00"), law);
  CHECK(price.to_patients->value == "26.00");
  CHECK(price.recovered.value == "0.00");
  const auto split = set_of(act("liuzhi-2013", "lz.31.2", "2013-05-01", "18.20", "26.00"),
                            book("liuzhi-2013", "2013-06-01", {{"breach.payee", "fund"}}));
  CHECK(split.to_patients->value == "7.80");
  CHECK(split.recovered.value == "18.20");
  auto injury = act("liuzhi-2013", "lz.31.5", "2013-05-01");
  injury.classification.reset();
  CHECK_THROWS_AS(work::classify(injury, law, {"lz.31.5", {}, ""}), base::Error);  // mental illness must be answered
  CHECK_THROWS_AS(set_of(act("liuzhi-2013", "lz.31.4", "2013-05-01"), law), base::Error);  // item 4 is lost
}

TEST_CASE("CF-02, CF-03, CF-06, CF-08: Chifeng refuses the stay without a record, the over-quantity, the difference; no bed is three to five times") {
  const auto law = book("chifeng", "2012-06-01");
  const auto with = [&](const char* clause, std::vector<domain::MeasureChoice> choices = {}) {
    return set_of(act("chifeng", clause, "2012-05-01", "700.00", "1000.10"), law, std::move(choices));
  };
  CHECK(amount(with("13.missing"), "13.missing.refuse") == "700.00");
  CHECK(amount(with("15.no_bed", {{"15.no_bed.damages", "pick", "3", "首次"}}), "15.no_bed.damages") == "3000.30");
  CHECK(amount(with("15.no_bed", {{"15.no_bed.damages", "pick", "5", "多次"}}), "15.no_bed.damages") == "5000.50");
  CHECK_THROWS_AS(with("15.no_bed", {{"15.no_bed.damages", "pick", "6", "多次"}}), base::Error);
  CHECK(kinds(with("15.hung")).find("refuse") == 0);
  for (const char* part : {"24", "27", "28"}) {
    bool refused = false;
    for (const law::Clause& c : law.clauses("breach", law.as_of()))
      if (c.source.article == part)
        for (const law::Measure& m : c.measures) refused = refused || m.act == "refuse";
    CHECK_MESSAGE(refused, "article ", part);
  }
}

TEST_CASE("SQ-24: what another authority found is deducted, only the fund's part of it") {
  const auto set = set_of(act("suqian-2018", "58", "2018-05-01", "640.00", "900.00"), book("suqian-2018", "2018-06-20"));
  CHECK(amount(set, "58.refuse") == "640.00");
  CHECK(set.total.value == "640.00");
}

TEST_CASE("SQ-29: refusing cards of other agencies: told of in the whole city, then payment held") {
  const auto law = book("suqian-2018", "2018-06-20", {{"breach.recurrence.period", "agreement-year"}});
  CHECK(kinds(set_of(act("suqian-2018", "65.3", "2018-05-01"), law)) == "public-notice rectify");
  work::PenaltyFacts facts;
  facts.dockets = {act("suqian-2018", "65.3", "2018-05-01")};
  domain::Decision before;
  before.name = "decision-1";
  before.date = day("2018-02-01");
  before.measures.resize(1);
  before.measures[0].clause = "65.3";
  facts.decisions = {before};
  CHECK(kinds(work::compute(facts, law, {{}, "none", {}, {}}).set) == "hold-payment");
}

TEST_CASE("SQ-28: a referral to the authority stands beside the decision") {
  CHECK(kinds(set_of(act("suqian-2018", "64", "2018-05-01"), book("suqian-2018", "2018-06-20"))) == "refer");
}

TEST_CASE("JL-01, JL-02, JL-04: Jilin's thirteen articles are in the pack, duties apart from what takes points") {
  const law::Pack pack = law::find_pack("jilin-2003");
  std::map<std::string, int> articles;
  for (const law::Clause& c : pack.clauses()) ++articles[c.source.article];
  for (int n = 1; n <= 13; ++n) CHECK_MESSAGE(articles[std::to_string(n)] > 0, "article ", n);
  CHECK(articles["12"] == 7);
  const auto law = book("jilin-2003", "2004-03-01");
  CHECK(law.value("claims.upload.windows").list().size() == 2);
  CHECK(law.clause("jl.4", law.as_of()).group == "conduct.it");
}
