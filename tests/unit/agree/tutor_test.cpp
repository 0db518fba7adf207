// SPDX-License-Identifier: Apache-2.0
// The tutoring of a new agreement, and changes of data with their clock.
#include "work/agree/tutor.hpp"

#include <doctest/doctest.h>

#include "law/adopt.hpp"
#include "unit/casefile/error_of.hpp"
#include "unit/casefile/temp_case.hpp"
#include "work/agree/change.hpp"

using namespace mi;
using test::error_of;

namespace {

base::Date date(const char* text) { return base::Date::parse(text); }

law::Rulebook national(const char* as_of, const std::vector<law::Override>& set = {}) {
  const law::Pack pack = law::find_pack("nhsa-2025-14");
  return law::Rulebook::of({pack}, date(as_of), set, law::extended_of({pack}));
}

due::Calendar weekends() { return due::Calendar::weekends({date("2018-01-01"), date("2029-12-31")}); }

work::AgreementFacts signed_on(const char* day, const char* from, const char* to) {
  work::AgreementFacts facts;
  facts.agreements.push_back({"agreement-1", "nhsa-2025-14", date(day), {date(from), date(to)}, "", {}, {}});
  return facts;
}

struct Period {
  work::AgreementFacts facts = signed_on("2025-12-20", "2026-01-01", "2026-12-31");
  std::vector<domain::TutoringStep> steps;
  law::CaseFacts known;

  work::Tutoring on(const char* day, const std::vector<law::Override>& set = {}) {
    return *work::tutoring(facts, steps, known, national(day, set), date(day));
  }
  void step(const char* event, const char* day) { steps.push_back(work::tutoring_step(on(day), national(day), event, date(day), "检查笔录")); }
};

}  // namespace

TEST_CASE("NH-04: six months from the first day of the agreement, or of its signing under the switch") {
  Period p;
  CHECK(p.on("2026-06-30").state == "tutoring");
  CHECK(p.on("2026-06-30").blocks == std::vector<std::string>{"out-of-area"});
  CHECK(p.on("2026-07-01").state == "completed");
  CHECK(p.on("2026-07-01").blocks.empty());
  CHECK(p.on("2026-06-30", {{"agreement.tutoring.starts", "signed"}}).first.last == date("2026-06-19"));
}

TEST_CASE("NH-04: a regional medical centre may settle for other areas") {
  Period p;
  p.known.facts.set("institution.regional_centre", true);
  CHECK(p.on("2026-03-01").blocks.empty());
  CHECK(p.on("2026-03-01").state == "tutoring");
}

TEST_CASE("NH-04: one extension from the day after the first end; not put right in it, no renewal") {
  Period p;
  CHECK(error_of([&] { p.step("unrectified", "2026-03-01"); }).kind() == base::ErrorKind::gate);
  p.step("extend", "2026-06-30");
  CHECK(p.on("2026-12-31").extension->first == date("2026-07-01"));
  CHECK(p.on("2026-12-31").extension->last == date("2026-12-31"));
  CHECK(p.on("2026-12-31").state == "extended");
  CHECK(error_of([&] { p.step("extend", "2026-09-01"); }).kind() == base::ErrorKind::gate);
  p.step("unrectified", "2026-11-01");
  CHECK(p.on("2026-12-01").state == "no-renewal");
  CHECK(error_of([&] { work::refuse_renewal(p.on("2026-12-01")); }).kind() == base::ErrorKind::gate);
}

TEST_CASE("NH-04: after the period nothing is extended; a serious breach names the ground of the end; a reason is needed") {
  Period p;
  CHECK(error_of([&] { p.step("extend", "2026-07-01"); }).kind() == base::ErrorKind::gate);
  p.step("serious", "2026-05-01");
  CHECK(p.steps.back().ground == "nh.2.4.serious");
  CHECK(error_of([&] { work::tutoring_step(Period().on("2026-03-01"), national("2026-03-01"), "extend", date("2026-03-01"), ""); }).kind() == base::ErrorKind::usage);
  CHECK_NOTHROW(work::refuse_renewal(std::nullopt));
}

TEST_CASE("NH-04: what was signed before the notice has no tutoring; a renewed agreement is not new") {
  Period p;
  p.facts = signed_on("2025-05-27", "2025-06-01", "2026-05-31");
  CHECK_FALSE(work::tutoring(p.facts, {}, {}, national("2025-07-01"), date("2025-07-01")).has_value());
  Period q;
  q.facts.agreements.push_back({"agreement-2", "nhsa-2025-14", date("2026-12-01"), {date("2027-01-01"), date("2027-12-31")}, "agreement-1", {}, {}});
  CHECK(q.on("2027-01-01").state == "completed");
}

TEST_CASE("NH-04: a cost of a patient from another area is blocked in the period, and says so") {
  Period p;
  std::vector<work::Block> blocks;
  work::add_block(p.on("2026-06-30"), blocks);
  REQUIRE(blocks.size() == 1);
  CHECK(blocks[0].reason == "tutoring");
  blocks.clear();
  work::add_block(p.on("2026-07-01"), blocks);
  CHECK(blocks.empty());
}

TEST_CASE("SG-19: ten kinds within thirty working days of approval; the last day is in time, the next is late") {
  const auto law = law::Rulebook::of({law::find_pack("shaoguan-2023")}, date("2026-04-08"));
  work::ChangeInput input{"银行账户", {}, date("2026-04-08"), date("2026-05-20"), ""};
  CHECK(work::data_change(input, law, weekends()).due.value == "2026-05-20");
  CHECK_FALSE(work::data_change(input, law, weekends()).late);
  input.filed = date("2026-05-21");
  CHECK(work::data_change(input, law, weekends()).late);
  input.what = "联系电话";
  const auto other = work::data_change(input, law, weekends());
  CHECK_FALSE(other.major);
  CHECK(other.due.value.empty());
  input.approved = date("2026-04-08");
  CHECK(error_of([&] { work::data_change(input, law, weekends()); }).kind() == base::ErrorKind::usage);
}

TEST_CASE("SQ-27: Suqian gives thirty days from the change") {
  const auto law = law::Rulebook::of({law::find_pack("suqian-2018")}, date("2018-06-01"));
  const work::ChangeInput input{"经营权", {}, date("2018-06-01"), date("2018-07-02"), ""};
  CHECK(work::data_change(input, law, weekends()).due.value == "2018-07-02");  // 1 July is a Sunday
  CHECK_FALSE(work::data_change(input, law, weekends()).late);
}

TEST_CASE("SG-19, SG-22: a change found unfiled is the ground of item 6 once its time is over") {
  test::TempFolder folder;
  auto file = casefile::Case::open(test::new_case(folder), casefile::Access::write);
  const auto law = law::Rulebook::of({law::find_pack("shaoguan-2023")}, date("2026-04-08"));
  auto data = work::data_change({"名称", date("2026-04-08"), {}, {}, ""}, law, weekends());
  casefile::Change change(file, test::by("li"));
  work::store(file, change, data, {});
  change.commit();
  CHECK(law::facts_of_institution(file, date("2026-05-20")).facts.find("change.unfiled") == nullptr);
  CHECK(law::facts_of_institution(file, date("2026-05-21")).facts.find("change.unfiled")->value.written == "true");
  auto filed = work::data_change({"名称", date("2026-04-08"), {}, date("2026-06-01"), ""}, law, weekends());
  casefile::Change later(file, test::by("li"));
  work::store(file, later, filed, {});
  later.commit();
  CHECK(law::facts_of_institution(file, date("2026-06-02")).facts.find("change.unfiled") == nullptr);
}
