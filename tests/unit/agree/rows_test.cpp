// SPDX-License-Identifier: Apache-2.0
// Rows of entry and agreement whose every kind, ground or day is proved one by one, at the limit and one beyond.
#include <doctest/doctest.h>

#include <algorithm>

#include "law/case_facts.hpp"
#include "unit/agree/support.hpp"
#include "unit/casefile/error_of.hpp"
#include "unit/casefile/temp_case.hpp"
#include "work/agree/change.hpp"

using namespace mi;
using law::Answer;
using test::Agreed;
using test::date;

namespace {

Answer barred(const char* pack, const char* condition, const char* fact, const char* from, const char* on) {
  law::Facts facts;
  facts.set(fact, date(from)).set("penalty.outstanding", false).set("liability.outstanding", false);
  facts.set_none("history.terminated_illegal").set_none("history.terminated_breach");
  facts.set(fact, date(from));
  const auto law = test::law_of({pack}, on);
  return law.evaluate(law.condition(condition, law.as_of()), facts, law.as_of()).answer;
}

}  // namespace

TEST_CASE("SG-07, KM-16, SQ-30: the look-backs of three, one, five and two years from a leap day, under each pack that has one") {
  struct Case { const char* pack; const char* condition; const char* fact; const char* last; const char* free; };
  const Case cases[] = {
      {"shaoguan-2023", "apply.bar.4", "history.false_application", "2027-02-28", "2027-03-01"},
      {"shaoguan-2023", "apply.bar.5", "history.terminated_illegal", "2027-02-28", "2027-03-01"},
      {"shaoguan-2023", "apply.bar.6", "history.terminated_breach", "2025-02-28", "2025-03-01"},
      {"shaoguan-2023", "apply.bar.7", "history.terminated_persons", "2029-02-28", "2029-03-01"},
      {"national-order-2", "apply.bar.4", "history.false_application", "2027-02-28", "2027-03-01"},
      {"national-order-2", "apply.bar.5", "history.terminated_illegal", "2027-02-28", "2027-03-01"},
      {"national-order-2", "apply.bar.6", "history.terminated_breach", "2025-02-28", "2025-03-01"},
      {"national-order-2", "apply.bar.7", "history.terminated_persons", "2029-02-28", "2029-03-01"},
      {"kunming-2015", "items.bar.two_years.illegal", "history.terminated_illegal", "2026-02-28", "2026-03-01"},
      {"kunming-2015", "items.bar.two_years.breach", "history.terminated_breach", "2026-02-28", "2026-03-01"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.pack);
    CAPTURE(c.condition);
    CHECK(barred(c.pack, c.condition, c.fact, "2024-02-29", c.last) == Answer::no);
    CHECK(barred(c.pack, c.condition, c.fact, "2024-02-29", c.free) == Answer::yes);
    // From the 28th of a year before: to 29 February of a leap year nothing is added.
    CHECK(barred(c.pack, c.condition, c.fact, "2023-02-28", c.last) == Answer::yes);
  }
}

TEST_CASE("SG-19: each of the ten kinds of major data runs on the clock, under Shaoguan's measures and the national order; other data has none") {
  for (const char* pack : {"shaoguan-2023", "national-order-2"}) {
    const auto law = test::law_of({pack}, "2026-04-08");
    const std::vector<std::string> kinds = law.value("agreement.change.major").list();
    for (const char* kind : {"名称", "法定代表人", "主要负责人或实际控制人", "注册地址", "银行账户", "诊疗科目", "机构规模", "机构性质", "等级", "类别"}) {
      CAPTURE(kind);
      const work::ChangeInput last{kind, date("2026-04-08"), {}, date("2026-05-20"), ""}, next{kind, date("2026-04-08"), {}, date("2026-05-21"), ""};
      CHECK(work::data_change(last, law, test::weekends()).major);
      CHECK_FALSE(work::data_change(last, law, test::weekends()).late);
      CHECK(work::data_change(next, law, test::weekends()).late);
    }
    CHECK(kinds.size() == 10);
    // One of two that a kind names is that kind; a part of a word is not.
    for (const char* one : {"主要负责人", "实际控制人"})
      CHECK(work::data_change({one, date("2026-04-08"), {}, {}, ""}, law, test::weekends()).major);
    for (const char* other : {"联系电话", "负责人", "地址", ""})
      CHECK_FALSE(work::data_change({other, {}, date("2026-04-08"), {}, ""}, law, test::weekends()).major);
  }
}

TEST_CASE("SG-22: each of the fourteen grounds ends the agreement by itself; a fifteenth is none") {
  const std::vector<std::pair<std::string, std::vector<const char*>>> grounds = {
      {"shaoguan-2023", {"42.1", "42.2", "42.3", "42.4", "42.5", "42.6", "42.7", "42.8", "42.9", "42.10", "42.11", "42.12", "42.13", "42.14"}},
      {"national-order-2", {"order2.43.1", "order2.43.2", "order2.43.3", "order2.43.4", "order2.43.5", "order2.43.6", "order2.43.7", "order2.43.8",
                            "order2.43.9", "order2.43.10", "order2.43.11", "order2.43.12", "order2.43.13", "order2.43.14"}}};
  for (const auto& [pack, ids] : grounds) {
    const auto law = test::law_of({pack.c_str()}, "2026-05-11");
    const auto ready = [&] {
      Agreed a("2026-03-01", "2027-02-28");
      a.known.set("institution.ownership", "private").set("agreement.unrectified", true);
      for (const char* yes : {"change.unfiled", "refusal.recorded", "refusal.serious", "closure.unreported", "licence.revoked", "penalty.outstanding",
                              "fraud.proven", "request.recorded", "request.consented"})
        a.known.set(yes, true);
      return a;
    };
    for (const char* id : ids) {
      CAPTURE(id);
      Agreed a = ready();
      const bool own = std::string(id).ends_with(".12");
      a.terminate(law, "2026-09-01", id, own ? "2026-05-11" : nullptr);
      CHECK(a.state(law, "2026-08-31") == "in-force");
      CHECK(a.state(law, "2026-09-01") == "terminated");
    }
    const std::string beyond = (pack == "shaoguan-2023" ? "42." : "order2.43.") + std::string("15");
    CHECK(test::error_of([&] { ready().terminate(law, "2026-09-01", beyond.c_str()); }).kind() == base::ErrorKind::usage);
  }
}

TEST_CASE("KM-15: in the period of a measure to the last day of the longest; own requests and stopped items are none; else nothing is known") {
  test::TempFolder folder;
  auto file = casefile::Case::open(test::new_case(folder), casefile::Access::write);
  const auto put = [&](const char* name, const char* scope, const char* from, const char* to, bool own) {
    domain::Suspension s;
    s.name = name;
    s.scope = scope;
    s.from = date(from);
    if (to) s.to = date(to);
    s.own_request = own;
    casefile::Change change(file, test::by("li"));
    change.record(s.name, s);
    change.commit();
  };
  const auto known = [&](const char* day) {
    const auto facts = law::facts_of_institution(file, date(day));
    const auto* found = facts.facts.find("penalty.in_period");
    return found == nullptr ? std::string("?") : found->value.written + " " + facts.sources.at("penalty.in_period").text;
  };
  put("suspension-1", "item", "2016-05-02", nullptr, false);
  put("suspension-2", "institution", "2016-05-02", nullptr, true);
  CHECK(known("2016-05-10") == "?");
  put("suspension-3", "department", "2016-05-10", "2016-05-24", false);
  put("suspension-4", "person", "2016-05-12", "2016-06-11", false);
  CHECK(known("2016-05-09") == "?");
  CHECK(known("2016-05-10") == "true 处理期限内（suspension-3，至2016年5月24日）");
  CHECK(known("2016-05-20") == "true 处理期限内（suspension-4，至2016年6月11日）");
  CHECK(known("2016-06-11").starts_with("true"));
  CHECK(known("2016-06-12") == "?");
  put("suspension-5", "institution", "2016-06-11", nullptr, false);
  CHECK(known("2016-06-11") == "true 处理期限内（suspension-5，尚未恢复）");
}
