// SPDX-License-Identifier: Apache-2.0
// By which day each kind keeps to a period (the day of the fee, the begin or the end of the visit), and what lies outside the
// period and counts all the same. March, its first and last day included.
#include "domain/institution.hpp"
#include "one_rule.hpp"

using namespace mi;
using namespace mi::test;

namespace {

const base::DateRange march{base::Date::parse("2026-03-01"), base::Date::parse("2026-03-31")};
const std::string drug = "XJ01CAA040001";
const std::string visit_header = "mdtrt_id,psn_no,gend,fixmedins_code,med_type,begntime,endtime,diag_code,acp_medins_name,adm_upload_time,oprn_oprt_code\n";
const std::string fee_header = "mdtrt_id,feedetl_sn,fee_ocur_time,med_list_codg,medins_list_codg,med_chrgitm_type,bilg_dr_codg,cnt,pric,det_item_fee_sumamt,opt_time\n";

// Two units of a drug (lines 1 to 4) and of a slice (5 to 8) on the last of February, the first and the last of March, and the
// first of April; all outside their stay, uploaded a week later, and of a drug that was bought without a code.
void four_days(ClaimsCase& c) {
  std::string fees = fee_header;
  int number = 0, price = 0;
  for (const std::string& item : {drug, std::string("T000000001")})
    for (const char* day : {"2026-02-28 23:59:59", "2026-03-01 00:00:00", "2026-03-31 23:59:59", "2026-04-01 00:00:00"}) {
      price = price == 0 || price == 8 ? 1 : price * 2;
      fees += "V1," + std::to_string(++number) + "," + day + "," + item + ",own,09,D1,2," + std::to_string(price) + ".00," + std::to_string(2 * price) + ".00,2026-04-08 00:00:00\n";
    }
  load(c, {{"v.csv", visit_header + "V1,P1,1,H1,21,2026-03-10,2026-03-12,I10,,,\n"},
           {"f.csv", fees},
           {"s.csv", "通用名称,数量,变动日期,类型,医疗目录编码,院内编码\n甲,9,2026-02-01,采购,,own\n"}});
}

struct ByFee {
  std::string kind, parameters, list, in_march;
};

}  // namespace

TEST_CASE("kinds that go by the day of the fee: the first and the last day of the period, and no line before or after them") {
  ClaimsCase c;
  four_days(c);
  const std::string both = "V1 4: 2=4.00 3=8.00", slices = "V1 2: 6=4.00; V1 2: 7=8.00", all_of = "V1 8: 2=4.00 6=4.00 3=8.00 7=8.00", price_header = "code,name,price,from,to\n";
  const std::vector<ByFee> rules{
      {"after_notice", "notice_day=paid", "mdtrt_id,notice,note\nV1,2026-02-10,\n", all_of},
      {"bought_without_code", "from=2026-02-01", "", all_of},
      {"course_days", "", points_header + "1,甲,,," + drug + "\n", "V1 2: 3=8.00"},  // days outside the period are no days of it
      {"course_days", "course=person gap=40", points_header + "1,甲,,," + drug + "\n", "V1 2: 3=8.00"},
      {"date_outside_stay", "", "", all_of},
      {"herbal_slices", "", points_header + "always,甲,,,T000000001\n", slices},
      {"item_not_listed", "items=X", price_header + "Y,乙,,2020-01-01,\n", both},
      {"kinds_of_drugs", "kinds=0 class=0 window=visit", "", both},
      {"limited_to", "", points_header + "sex=2,甲,,," + drug + "\n", both},
      {"missing_companion", "", points_header + "S1,甲,,," + drug + "\n", both},
      {"operation_discount", "percent=0 reference=highest", points_header + "一,甲,,," + drug + "\n", "V1 1: 2=2.00; V1 1: 3=4.00"},
      {"prescriber_level", "", "subject,code,name,level\ndrug,X*,药,2\ndoctor,D1,甲,1\n", both},
      {"price_above_list", "", price_header + drug + ",甲,0.50,2020-01-01,\n", "V1 2: 2=3.00; V1 2: 3=7.00"},
      {"price_above_peers", "own=", "institution,code,name,price,from,to\nH2," + drug + ",甲,0.50,2020-01-01,\n", "V1 2: 2=3.00; V1 2: 3=7.00"},
      {"noted_rows", "rows=fee notes=outside-stay", "", "V1 4:"},
      {"upload_delay", "of=fee within=1 unit=days visits=21", "", "V1 4:"}};
  for (const ByFee& one : rules) {
    CAPTURE(one.kind);
    const claims::Rule rule = one_rule(one.kind, one.parameters, one.list.empty() ? "" : "own.csv", "", one.list);
    CHECK(found(c, rule, 2, march) == one.in_march);
    CHECK(found(c, rule, 2) != one.in_march);
  }
  const claims::Rule read = one_rule("indication", "", "own.csv", "", points_header + "限适应症,甲,,," + drug + "\n");
  CHECK(run_rule(c, read, march).rules.front().lacks == "a person must read the indications: 2 lines of 1 visits, 12.00, hold the listed drugs");
}

TEST_CASE("doctor_not_registered: by the day of the fee") {
  ClaimsCase c;
  four_days(c);
  casefile::Change change(c.get(), by("li", "mi-register person"));
  domain::Person person;
  person.id = "D2", person.roles = {"doctor"}, person.from = base::Date::parse("2026-03-10");
  change.record("D2@2026-03-10", person);
  change.commit();
  CHECK(found(c, one_rule("doctor_not_registered", "why=register"), 2, march) == "V1 8: 2=4.00 6=4.00 3=8.00 7=8.00");
}

TEST_CASE("caps: the period of the last of the window's fees, whose earlier fees count from before it") {
  ClaimsCase c;
  four_days(c);
  const auto april = base::DateRange{base::Date::parse("2026-04-01"), base::Date::parse("2026-04-30")};
  auto units = [&](const std::string& limit) { return one_rule("quantity_above_cap", "", "own.csv", "", "code,name,limit,unit,window,rule,batch\n" + drug + ",甲," + limit + ",,\n"); };
  auto money = [&](const std::string& limit) { return one_rule("amount_above_cap", "", "own.csv", "", points_header + limit + ",甲,,," + drug + "\n"); };
  CHECK(found(c, units("1,次,day"), 2, march) == "V1 1: 2=2.00; V1 1: 3=4.00");
  CHECK(found(c, units("5,次,stay"), 2, march).empty());
  CHECK(found(c, units("5,次,stay"), 2, april) == "V1 3: 3=4.00 4=16.00");
  CHECK(found(c, units("3,次,2 days"), 2, march) == "V1 1: 2=2.00");  // from the last of February to the first of March
  CHECK(found(c, money("1.00 day"), 2, march) == "V1 1.5: 2=3.00; V1 1.75: 3=7.00");
  CHECK(found(c, money("13.00 stay"), 2, march).empty());
  CHECK(found(c, money("13.00 stay"), 2, april) == "V1 2.25: 3=1.00 4=16.00");
  CHECK(found(c, money("5.00 2 days"), 2, march) == "V1 0.5: 2=1.00");
}

namespace {

struct ByVisit {
  std::string kind, parameters, list;
};

}  // namespace

TEST_CASE("kinds that go by the visit: some by its begin, others by its end") {
  ClaimsCase c;
  // V1 begins before March and ends on its first day, V2 begins on its last day and ends after it.
  load(c, {{"v.csv", visit_header + "V1,P1,1,H1,21,2026-02-28 08:00:00,2026-03-01 10:00:00,O80,大连二院,2026-04-20 00:00:00,47.0100\n"
                                    "V2,P2,1,H1,21,2026-03-31 08:00:00,2026-04-01 10:00:00,O80,大连二院,2026-04-20 00:00:00,47.0100\n"
                                    "V3,P3,1,H1,21,2026-02-28 08:00:00,2026-03-01 10:00:00,,,,\nV4,P4,1,H1,21,2026-03-31 08:00:00,2026-04-01 10:00:00,,,,\n"
                                    "V5,P5,1,H1,21,2026-02-28 08:00:00,2026-02-27 10:00:00,,,2026-02-28 09:00:00,\nV6,P6,1,H1,21,2026-03-31 08:00:00,2026-03-30 10:00:00,,,2026-03-31 09:00:00,\n"},
           {"f.csv", fee_header + "V1,1,2026-03-01 08:00:00,B,,03,,3,1.00,3.00,\nV2,1,2026-03-31 08:00:00,B,,03,,3,1.00,3.00,\n"
                                  "V3,1,2026-03-01 08:00:00,B,,06,,1,1.00,1.00,\nV4,1,2026-03-31 08:00:00,B,,06,,1,1.00,1.00,\n"}});
  const std::string item = points_header + "S1,甲,,,O80\n", sex = points_header + "sex=2,甲,,,O80\n", bed = points_header + ",床,,,B\n";
  const std::vector<ByVisit> by_begin{{"code_against_person", "codes=diagnosis", sex},
                                      {"diagnosis_without_item", "", item},
                                      {"upload_delay", "of=entry within=2 unit=days visits=21", ""}};
  const std::vector<ByVisit> by_end{{"referral_target", "targets=北京", "code,name,place,level,ownership\nR1,,北京,3,公立\n"},
                                    {"thin_stay", "why=types", ""},
                                    {"operation_and_fee", "missing=fee", ""}};
  auto rule = [](const ByVisit& one) { return one_rule(one.kind, one.parameters, one.list.empty() ? "" : "own.csv", "", one.list); };
  for (const ByVisit& one : by_begin) {
    CAPTURE(one.kind);
    CHECK(all(each_found(c, rule(one), 8, march)).substr(0, 5) == "V2 1:");
    CHECK(all(each_found(c, rule(one), 8)).substr(0, 5) == "V1 1:");
  }
  for (const ByVisit& one : by_end) {
    CAPTURE(one.kind);
    CHECK(found(c, rule(one), 8, march) == "V1 1:");
    CHECK(found(c, rule(one), 8) == "V1 1:; V2 1:");
  }
  CHECK(found(c, one_rule("more_than_stay_days", "", "own.csv", "", bed), 8, march) == "V1 1: 1=1.00");
  CHECK(found(c, one_rule("more_than_stay_days", "", "own.csv", "", bed), 8) == "V1 1: 1=1.00; V2 1: 2=1.00");
  CHECK(found(c, one_rule("operation_and_fee", "missing=operation"), 8, march) == "V3 1: 3=1.00");
  CHECK(found(c, one_rule("thin_stay", "why=cost below=2.00"), 8, march) == "V3 1:");
  CHECK(found(c, one_rule("watched_stays", "percentile=0 over_days=0 over_cost=2 stays=21 apart="), 8, march) == "V1 1:");
  CHECK(found(c, one_rule("noted_rows", "rows=visit notes=dates"), 8, march) == "V6 1:");
}

TEST_CASE("kinds over persons: by the later visit or line; what it is compared with may lie before the period") {
  ClaimsCase c;
  load(c, {{"v.csv", visit_header + "V1,P1,1,H1,21,2026-02-20 08:00:00,2026-03-02 10:00:00,I10,,,\nV2,P1,1,H2,21,2026-02-28 09:00:00,2026-03-05 10:00:00,I10,,,\n"
                                    "V3,P1,1,H1,21,2026-03-01 08:00:00,2026-03-03 10:00:00,I10,,,\nV4,P1,1,H2,21,2026-03-05 12:00:00,2026-03-06 10:00:00,I10,,,\n"},
           {"f.csv", fee_header + "V1,1,2026-02-28 23:59:00,A,,03,D1,1,1.00,1.00,\nV2,1,2026-03-01 00:01:00,A,,03,D1,1,2.00,2.00,\n"
                                  "V3,1,2026-03-31 23:59:00,A,,03,D2,1,4.00,4.00,\nV4,1,2026-04-01 00:01:00,A,,03,D2,1,8.00,8.00,\n"}});
  CHECK(found(c, one_rule("overlapping_stays", "days=1 where=any stays=21"), 4, march) == "V3 2:");
  CHECK(found(c, one_rule("overlapping_stays", "days=1 where=any stays=21"), 4) == "V2 2: 2=2.00; V3 2:");
  CHECK(found(c, one_rule("frequent_visits", "count=1 days=10 where=any visits=21 apart="), 4, march) == "V3 1: 3=4.00; V4 1: 4=8.00");
  CHECK(found(c, one_rule("gap_between_stays", "gap_days=0 match=any stays=21 except="), 4, march) == "V4 1: 4=8.00");
  CHECK(found(c, one_rule("two_places", "minutes=2"), 4, march) == "V2 1:");
  CHECK(found(c, one_rule("two_places", "minutes=2"), 4) == "V2 1:; V4 1:");
}

TEST_CASE("stock against billing: what was bought and what was billed in the period") {
  ClaimsCase c;
  load(c, {{"f.csv", fee_header + "V1,1,2026-02-28 08:00:00,A,,,,5,1.00,5.00,\nV1,2,2026-03-01 08:00:00,A,,,,3,1.00,3.00,\nV1,3,2026-03-31 08:00:00,A,,,,2,1.00,2.00,\nV1,4,2026-04-01 08:00:00,A,,,,9,1.00,9.00,\n"},
           {"s.csv", "通用名称,数量,变动日期,类型,医疗目录编码\n甲,90,2026-02-28,采购,A\n甲,3,2026-03-01,采购,A\n甲,1,2026-03-31,采购,A\n甲,70,2026-04-01,采购,A\n"}});
  const claims::Rule rule = one_rule("stock_against_billing", "tolerance=0 items=");
  CHECK(found(c, rule, 4, march) == "V1 1: 3=1.00");
  CHECK(found(c, rule, 4).empty());
}
