// SPDX-License-Identifier: Apache-2.0
// The entry packs of eight issuers as data: each text whole, its numbers at the limit and one beyond, its lost words as
// gaps, its blanks as parameters; and the packs laid over each other.
#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "base/error.hpp"
#include "law/adopt.hpp"
#include "packs_support.hpp"

using namespace mi;
using law::Answer;
using test::answer;
using test::book;
using test::day;
using test::last_day;
using Words = std::vector<std::string>;

namespace {

law::Rulebook laid(const Words& ids, const char* as_of) {
  std::vector<law::Pack> packs;
  for (const std::string& id : ids) packs.push_back(test::shipped(id));
  return law::Rulebook::of(packs, day(as_of), {}, law::extended_of(packs));
}

template <class T> void add_places(const std::vector<T>& objects, std::set<std::string>& to) {
  for (const T& o : objects) to.insert(o.source.article.empty() ? o.source.part : o.source.article);
}

std::set<std::string> places(const law::Pack& p) {
  std::set<std::string> all;
  add_places(p.values(), all);
  add_places(p.parameters(), all);
  add_places(p.switches(), all);
  add_places(p.clauses(), all);
  add_places(p.conditions(), all);
  add_places(p.deadlines(), all);
  add_places(p.transitions(), all);
  add_places(p.gaps(), all);
  return all;
}

void check_articles(const char* pack, std::initializer_list<std::pair<int, int>> ranges) {
  const auto cited = places(test::shipped(pack));
  for (const auto& [first, last] : ranges)
    for (int n = first; n <= last; ++n) CHECK_MESSAGE(cited.count(std::to_string(n)) == 1, std::string(pack), " article ", n);
}

Words open_blanks(const law::Rulebook& law) {
  Words list;
  for (const law::Pack& p : law.used())
    for (const law::Parameter& x : p.parameters())
      if (!law.has(x.id, law.as_of())) list.push_back(x.id);
  return list;
}

bool holds(const Words& list, const char* word) { return std::find(list.begin(), list.end(), word) != list.end(); }

std::string then_of(const law::Rulebook& law, const char* group, const law::Facts& facts) {
  std::string word;
  for (const law::Condition& c : law.conditions(group, law.as_of()))
    if (law.evaluate(c, facts, law.as_of()).answer == Answer::yes) word = c.then;
  return word;
}

// Which of `events` leads on from a state, and where.
std::string next(const law::Rulebook& law, const char* machine, const char* state, const char* event) {
  for (const law::Transition& t : law.transitions(machine, law.as_of())) {
    const bool from = std::find(t.from_states.begin(), t.from_states.end(), state) != t.from_states.end();
    if (from && t.event == event) return t.to_state;
  }
  return "";
}

}  // namespace

TEST_CASE("the national order: its numbers, its nine grounds of refusal, and what was not read is a gap") {
  const auto law = book("national-order-2", "2024-05-06");
  CHECK(law.conditions("apply.bar", law.as_of()).size() == 10);
  CHECK(law.clauses("agreement.terminate", law.as_of()).size() == 14);
  CHECK(law.clauses("agreement.suspend", law.as_of()).size() == 5);  // four grounds and the own request
  CHECK(last_day(law.deadline("apply.supplement.notice", law.as_of()), "2024-05-06") == day("2024-05-13"));
  CHECK(last_day(law.deadline("settlement.month.pay", law.as_of()), "2024-05-06") == day("2024-06-17"));
  CHECK(last_day(law.deadline("agreement.suspension.resume", law.as_of()), "2024-01-31") == day("2024-07-29"));
  CHECK_THROWS_AS(law.deadline("evaluate.publicity", law.as_of()), base::Error);  // art. 9 sets no length
  CHECK(law.gaps().size() == 1);
  CHECK_FALSE(law.has("agreement.suspension.count", day("2021-01-31")));
}

TEST_CASE("the order and Shaoguan's draft lie over each other: what the city restates counts, the order's own stays") {
  const auto law = laid({"national-order-2", "shaoguan-2023"}, "2024-05-06");
  CHECK(law.deadline("evaluate.publicity", law.as_of()).source.pack == "shaoguan-2023");
  CHECK(law.condition("apply.bar.4", law.as_of()).source.pack == "shaoguan-2023");
  CHECK(law.clause("order2.43.1", law.as_of()).source.pack == "national-order-2");
  CHECK(law.conditions("apply.bar", law.as_of()).size() == 10);
  CHECK(law.conditions("apply.type", law.as_of()).size() == 6);
}

TEST_CASE("NH-01 to NH-13: the notice adds to the order and leaves it its own days") {
  const auto cited = places(test::shipped("nhsa-2025-14"));
  const char* const parts[] = {"二", "三", "四"};
  const int first[] = {1, 5, 11}, last[] = {4, 10, 13};
  const char* const words[] = {"一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二", "十三"};
  for (int p = 0; p < 3; ++p)
    for (int n = first[p]; n <= last[p]; ++n) {
      const std::string place = std::string("第") + parts[p] + "部分第（" + words[n - 1] + "）项";
      CHECK_MESSAGE(cited.count(place) == 1, place);
    }
  const auto law = laid({"nhsa-2025-14"}, "2025-05-28");
  CHECK(law.has("agreement.suspension.max", day("2021-02-01")));
  CHECK_FALSE(law.has("agreement.tutoring.term", day("2025-05-27")));
  CHECK(law.has("agreement.tutoring.term", day("2025-05-28")));
}

TEST_CASE("NH-02, NH-03: one technician is enough where exams are offered; a private applicant promises the public prices") {
  const auto law = laid({"nhsa-2025-14"}, "2026-01-05");
  law::Facts facts;
  facts.set("exam.offered", true).set("staff.technicians", 0);
  CHECK(answer(law, "apply.basic.technician", facts) == Answer::no);
  facts.set("staff.technicians", 1);
  CHECK(answer(law, "apply.basic.technician", facts) == Answer::yes);
  facts.set("institution.ownership", "private");
  CHECK(answer(law, "apply.basic.prices", facts) == Answer::not_checkable);
  CHECK(answer(law, "apply.basic.drug_prices", facts) == Answer::not_checkable);
  facts.set("promise.prices", true).set("prices.drugs_above_area", true);
  CHECK(answer(law, "apply.basic.prices", facts) == Answer::yes);
  CHECK(answer(law, "apply.basic.drug_prices", facts) == Answer::no);
  CHECK(law.conditions("apply.priority", law.as_of()).size() == 1);
}

TEST_CASE("NH-04: tutoring is extended once and no more; a serious breach ends it") {
  const auto law = laid({"nhsa-2025-14"}, "2026-01-05");
  CHECK(next(law, "tutoring", "tutoring", "extend") == "extended");
  CHECK(next(law, "tutoring", "extended", "extend").empty());
  CHECK(next(law, "tutoring", "extended", "unrectified") == "no-renewal");
  CHECK(next(law, "tutoring", "tutoring", "unrectified").empty());
  CHECK(next(law, "tutoring", "tutoring", "serious") == "terminated");
}

TEST_CASE("NH-11: six kinds of conduct stop settlement; seven days for records, the next day is late") {
  const auto law = laid({"nhsa-2025-14"}, "2026-01-05");
  CHECK(law.clauses("agreement.suspend.risk", law.as_of()).size() == 6);
  CHECK(last_day(law.deadline("inspect.demand.answer", law.as_of()), "2026-01-05") == day("2026-01-12"));
  CHECK(last_day(law.deadline("inspect.demand.answer", law.as_of()), "2026-01-03") == day("2026-01-12"));  // a Saturday rolls
  law::Facts facts;
  facts.set("records.overdue", 0).set("refusal.recorded", true);
  CHECK(answer(law, "agreement.terminate.records", facts) == Answer::no);
  CHECK(answer(law, "agreement.terminate.refusal", facts) == Answer::not_checkable);  // serious or not is an officer's
  facts.set("records.overdue", 1);
  CHECK(answer(law, "agreement.terminate.records", facts) == Answer::yes);
}

TEST_CASE("ZT-01: the transition by its days") {
  const auto law = book("zhaotong-2017", "2017-12-31");
  law::Facts facts;
  facts.set("designation.old", "ncms").set("evaluate.decided_on", day("2016-08-31"));
  CHECK(then_of(law, "apply.transition.admit", facts) == "admit");
  CHECK(then_of(law, "apply.transition.both", facts).empty());
  facts.set("evaluate.decided_on", day("2016-09-01"));
  CHECK(then_of(law, "apply.transition.both", facts) == "both-schemes");
  CHECK(law.value("apply.transition.to").date() == day("2017-12-31"));
}

TEST_CASE("ZT-02, ZT-03: the county takes in, the city decides; names count by the letter, never by likeness") {
  const auto law = book("zhaotong-2017", "2017-06-01");
  law::Facts facts;
  facts.set("institution.out_of_area", false).set("institution.level", "三级甲等").set("institution.name", "示范县人民医院");
  CHECK(then_of(law, "apply.route", facts) == "county-agency");
  CHECK(then_of(law, "apply.approve", facts) == "city-agency");
  CHECK(then_of(law, "register.level", facts) == "city-hospital");
  CHECK(then_of(law, "register.area", facts).empty());
  facts.set("institution.out_of_area", true);
  CHECK(then_of(law, "apply.route", facts) == "city-agency");
  const std::pair<const char*, const char*> names[] = {{"泸州医学院附属医院", "in-area"},   {"西南医科大学附属医院", "in-area"},
                                                       {"永宁医院", "in-province"},         {"毕节市第一人民医院", "in-area"},
                                                       {"毕节市第二人民医院", ""},          {"西南医科大学附属口腔医院", ""}};
  for (const auto& [name, area] : names) {
    facts.set("institution.name", name);
    CHECK_MESSAGE(then_of(law, "register.area", facts) == area, std::string(name));
  }
}

TEST_CASE("ZT-04, ZT-05, ZT-07: standards that are not at hand are a gap; terms that the notice leaves open are blanks") {
  const auto law = book("zhaotong-2017", "2017-06-01");
  CHECK(law.is_gap("apply.basic.external"));
  CHECK_FALSE(book("zhaotong-2017", "2017-06-01", {{"apply.external.loaded", "97号、117号扫描件"}}).is_gap("apply.basic.external"));
  CHECK(law.conditions("apply.bar", law.as_of()).size() == 5);
  const Words blanks = open_blanks(law);
  CHECK(holds(blanks, "breach.rectify.length"));
  CHECK(holds(blanks, "credit.blacklist.term"));
  CHECK_THROWS_AS(law.deadline("breach.rectify", law.as_of()), base::Error);
}

TEST_CASE("ZT-06, ZT-08, ZT-09: ten items that ask for intent, the referral of crime, five duties") {
  const auto law = book("zhaotong-2017", "2017-06-01");
  const auto fraud = law.clauses("breach.fraud", law.as_of());
  CHECK(std::count_if(fraud.begin(), fraud.end(), [](const law::Clause& c) {
    return c.id.starts_with("ZT10-") && c.overlaps.size() == 1 && c.overlaps[0].fact == "intent";
  }) == 10);
  CHECK(law.clauses("referral", law.as_of()).size() == 1);
  CHECK(law.clauses("conduct.duty", law.as_of()).size() == 5);
}

TEST_CASE("KM-01, KM-04, KM-05, KM-18: eleven items, two approved and nine evaluated, from the day of publication") {
  check_articles("kunming-2015", {{1, 20}});
  const auto law = book("kunming-2015", "2015-11-11");
  const auto items = law.conditions("items.item", law.as_of());
  CHECK(items.size() == 11);
  const auto of_class = [&](const char* word) {
    return std::count_if(items.begin(), items.end(), [&](const law::Condition& c) { return c.then == word; });
  };
  CHECK(of_class("approval") == 2);
  CHECK(of_class("evaluation") == 9);
  CHECK(law.conditions("items.item", day("2015-11-10")).empty());
  for (const law::Condition& c : items) {
    std::string code = c.id.substr(std::string("items.item.").size());
    std::replace(code.begin(), code.end(), '-', '_');
    const law::Value groups = law.value("items.needs." + code);
    for (const std::string& group : groups.list())
      CHECK_MESSAGE(!law.conditions(group, law.as_of()).empty(), c.id, " asks for ", group);
  }
}

TEST_CASE("KM-02, KM-06: the annex is a gap; twelve months in town, six in a remote township") {
  const auto law = book("kunming-2015", "2016-05-10");
  CHECK(law.is_gap("items.basic.standard"));
  struct Case { const char* place; int months; const char* condition; Answer wanted; };
  const Case cases[] = {{"main-urban", 11, "items.inpatient.urban", Answer::no},       {"main-urban", 12, "items.inpatient.urban", Answer::yes},
                        {"remote-township", 5, "items.inpatient.remote", Answer::no},  {"remote-township", 6, "items.inpatient.remote", Answer::yes},
                        {"remote-township", 6, "items.inpatient.urban", Answer::yes},  {"suburb", 99, "items.inpatient.place", Answer::no}};
  for (const Case& c : cases) {
    law::Facts facts;
    facts.set("institution.location", c.place).set("statistics.months_finance", c.months);
    CHECK_MESSAGE(answer(law, c.condition, facts) == c.wanted, std::string(c.place), " ", c.months, " ", std::string(c.condition));
  }
}

TEST_CASE("KM-07 to KM-12: attending physicians, dependency on items, certificates to their last day, who may certify") {
  const auto law = book("kunming-2015", "2016-05-10");
  law::Facts facts;
  facts.set("special_disease.attending_min", 0).set("chronic.attending_min", 1).set("institution.level", "一级甲等");
  facts.set("institution.type", "general-hospital").set("item.open.employee-outpatient", false);
  CHECK(answer(law, "items.special_disease.physician", facts) == Answer::no);
  CHECK(answer(law, "items.chronic.physician", facts) == Answer::yes);
  CHECK(answer(law, "items.special_disease.level", facts) == Answer::no);
  CHECK(answer(law, "items.chronic.level", facts) == Answer::yes);
  CHECK(answer(law, "items.chronic.outpatient", facts) == Answer::no);
  facts.set("certificate.quality", day("2016-05-10"));
  CHECK(answer(law, "items.special_exam.quality", facts) == Answer::yes);
  facts.set("certificate.quality", day("2016-05-09"));
  CHECK(answer(law, "items.special_exam.quality", facts) == Answer::no);
  CHECK(law.is_gap("items.maternity.staff"));
  facts.set("item.scheme", "resident").set("item.open.resident-inpatient", false);
  CHECK(answer(law, "items.emergency.inpatient", facts) == Answer::no);
  facts.set("institution.in_kunming", true).set("institution.ownership", "public").set_none("certificate.exception");
  CHECK(answer(law, "items.certificate.right", facts) == Answer::no);  // first level only
  facts.set("institution.level", "二级");
  CHECK(answer(law, "items.certificate.right", facts) == Answer::yes);
}

TEST_CASE("KM-03, KM-13, KM-14, KM-15, KM-16, KM-17: the life of an item, its bars, and its blanks") {
  const auto law = book("kunming-2015", "2016-05-10");
  CHECK(next(law, "item", "reviewed", "approve") == "evaluated");
  CHECK(next(law, "item", "declared", "open").empty());
  CHECK(next(law, "item", "open", "suspend") == "suspended");
  CHECK(next(law, "item", "suspended", "restore") == "open");
  CHECK(next(law, "item", "open", "close") == "closed");
  CHECK(law.clauses("agreement.terminate.items", law.as_of()).size() == 2);
  law::Facts facts;
  facts.set("history.terminated_breach", day("2014-05-10")).set("penalty.pending", false).set("penalty.in_period", true);
  CHECK(answer(law, "items.bar.two_years.breach", facts) == Answer::no);
  CHECK(answer(book("kunming-2015", "2016-05-11"), "items.bar.two_years.breach", facts) == Answer::yes);
  CHECK(answer(law, "items.bar.pending", facts) == Answer::no);
  const Words blanks = open_blanks(law);
  for (const char* blank : {"items.window.from", "items.window.to", "items.pass_mark", "items.rectify.length"}) CHECK(holds(blanks, blank));
  CHECK(law.value("items.plate").list().size() == 2);
}

TEST_CASE("ZK-01 to ZK-15, ZK-19, ZK-20: every article left of the model of 2014, its blanks and its gaps") {
  check_articles("zhoukou-2014", {{5, 10}, {16, 22}, {28, 33}, {38, 41}, {46, 51}, {65, 67}});
  const auto law = book("zhoukou-2014", "2015-03-01");
  const Words blanks = open_blanks(law);
  for (const char* blank : {"agreement.term.from", "agreement.term.to", "claims.drugs.discharge_acute_max", "claims.drugs.discharge_chronic_max",
                            "claims.drugs.discharge_kinds_max", "claims.exam.positive_min", "claims.exam.share_max", "settlement.month.pay.length",
                            "settlement.month.pay_share", "settlement.deposit.rate", "assessment.survey.share", "settlement.capitation.rate"})
    CHECK_MESSAGE(holds(blanks, blank), std::string(blank));
  CHECK(law.value("claims.stock.fields").list().size() == 12);
  for (const std::string lost : {"zk.10", "zk.22", "zk.51", "zk.38.package", "settlement.capitation.rate", "claims.drugs.prescription_max"})
    CHECK_MESSAGE(law.is_gap(lost), lost);
  CHECK(law.value("agreement.copies").count() == 3);
  CHECK(law.value("settlement.unit.item_below").rational() == base::Rational::of(4, 5));
}

TEST_CASE("HX-01: ten clauses of Hua; the month and day of its term are blanks within its year") {
  const auto cited = places(test::shipped("hua-2010"));
  for (const char* n : {"一", "二", "三", "四", "五", "六", "七", "八", "九", "十"})
    CHECK_MESSAGE(cited.count(std::string("第") + n + "条") == 1, std::string(n));
  CHECK_THROWS_AS(book("hua-2010", "2010-06-01").value("agreement.term.to"), base::Error);
  CHECK(book("hua-2010", "2010-06-01", {{"agreement.term.to", "2010-12-31"}}).value("agreement.term.to").date() == day("2010-12-31"));
  CHECK_THROWS_AS(book("hua-2010", "2010-06-01", {{"agreement.term.to", "2011-01-01"}}), base::Error);
  CHECK(book("hua-2010", "2010-06-01").clauses("breach", day("2010-06-01")).size() == 2);  // HX-02
}

TEST_CASE("LZ-01, LZ-02, LZ-03, LZ-07: Liuzhi's articles, its missing ones as gaps, notice of malpractice the same day") {
  check_articles("liuzhi-2013", {{1, 17}, {26, 28}, {32, 35}});
  const auto law = book("liuzhi-2013", "2013-06-03");
  CHECK(law.gaps().size() >= 3);
  CHECK(law.value("agreement.copies").count() == 2);
  CHECK(last_day(law.deadline("procedure.malpractice.notice", law.as_of()), "2013-06-08") == day("2013-06-08"));  // a Saturday stays
  CHECK_THROWS_AS(law.value("settlement.writeoff.period"), base::Error);
  CHECK(law.clauses("conduct", law.as_of()).size() >= 20);
}

TEST_CASE("XM-01, XM-02: a unit inside an elder-care home; one group is enough, seventy on the day counts") {
  const auto law = book("xiamen", "2026-03-01");
  law::Facts facts;
  facts.set("institution.type", "elder-care-unit").set("person.age", 69).set("person.chronic", true).set("person.limited_mobility", true);
  CHECK(answer(law, "apply.type.eldercare", facts) == Answer::yes);
  CHECK(answer(law, "settlement.bed_fee.b", facts) == Answer::no);
  facts.set("person.age", 70);
  CHECK(answer(law, "settlement.bed_fee.b", facts) == Answer::yes);
  CHECK(law.conditions("settlement.bed_fee.one", law.as_of()).size() == 3);
  CHECK_THROWS_AS(law.value("settlement.bed_fee.amount"), base::Error);
  for (const law::Condition& c : law.conditions("settlement.bed_fee", law.as_of())) CHECK(c.basis == law::Basis::second_hand);
}
