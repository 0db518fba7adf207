// SPDX-License-Identifier: Apache-2.0
// Drug holding, stock against billing and late uploads by hand: at the exact limit, one beyond, and what is none.
#include "base/text.hpp"
#include "claims/indicators/indicators.hpp"
#include "claims/kernel/stock.hpp"
#include "claims/knowledge/lists.hpp"
#include "claims/run/settings.hpp"
#include "law/pack.hpp"
#include "one_rule.hpp"

using namespace mi;
using namespace mi::test;

namespace {

std::vector<domain::Hit> hits(ClaimsCase& c, const std::string& kind, const std::string& parameters, std::optional<base::DateRange> period = {}) {
  claims::CheckRequest request;
  request.rules = claims::read_rules("code,name,kind,judgement,parameters,list,national\nT,t," + kind + ",可疑," + parameters + ",,\n", "t.csv");
  request.period = period;
  auto result = claims::check(c.get(), request);
  CHECK(result.rules.at(0).lacks == "");
  return result.hits;
}

const std::string fee_header = "mdtrt_id,feedetl_sn,fee_ocur_time,med_list_codg,cnt,pric,det_item_fee_sumamt,prd_days,init_feedetl_sn,opt_time\n";

}  // namespace

TEST_CASE("drug holding: dispensed less elapsed, over institutions; thirty days held is none (SQ-08)") {
  ClaimsCase c;
  load(c, {{"v.csv", "mdtrt_id,psn_no,fixmedins_code,med_type,begntime,endtime\nV1,P1,H1,14,2026-01-01,2026-01-01\nV2,P1,H2,14,2026-01-11,2026-01-11\n"
                     "V3,P1,H1,14,2026-01-31,2026-01-31\nV4,P1,H1,14,2026-06-01,2026-06-01\nV5,P1,H1,11,2026-06-01,2026-06-01\n"},
           {"f.csv", fee_header + "V1,1,2026-01-01 09:00:00,X1,2,10.00,20.00,20,,\n"    // 20 held
                                  "V2,1,2026-01-11 09:00:00,X1,2,10.00,20.00,20,,\n"    // 10 + 20 = 30: the limit
                                  "V2,2,2026-01-11 09:00:00,X2,1,10.00,10.00,31,,\n"    // another drug, 31
                                  "V3,1,2026-01-31 09:00:00,X1,4,10.00,40.00,40,,\n"    // 10 + 40 = 50: 20 of these 40
                                  "V4,1,2026-06-01 09:00:00,X1,3,10.00,30.00,30,,\n"    // long after: nothing is carried below zero
                                  "V5,1,2026-06-01 10:00:00,X1,3,10.00,30.00,30,,\n"    // not a visit that counts
                                  "V4,2,2026-06-01 11:00:00,X3,2,10.00,20.00,60,,\nV4,3,2026-06-01 12:00:00,X3,-1,10.00,-10.00,,2,\n"}});  // half taken back: 30
  CHECK(said(hits(c, "drug_holding", "days=30 visits=14")) == "V2 0.0322 0.32; V3 2 20.00");
  CHECK(said(hits(c, "drug_holding", "days=50 visits=14")).empty());
  CHECK(said(hits(c, "drug_holding", "days=30 visits=14", claims::parse_period("2026-01-31/2026-01-31"))) == "V3 2 20.00");
}

TEST_CASE("stock against billing: what there was may be billed, one more may not") {
  ClaimsCase c;
  load(c, {{"v.csv", "mdtrt_id,psn_no,fixmedins_code,med_type,begntime,endtime\nV1,P1,H1,21,2026-01-01,2026-01-31\nV2,P2,H1,21,2026-01-01,2026-01-31\n"},
           {"f.csv", fee_header + "V1,1,2026-01-05 09:00:00,X1,8,10.00,80.00,,,\nV2,1,2026-01-06 09:00:00,X1,4,10.00,40.00,,,\n"
                                  "V2,2,2026-01-07 09:00:00,X2,5,10.00,50.00,,,\nV2,3,2026-01-07 09:00:00,X3,5,10.00,50.00,,,\n"},
           {"s.csv", "通用名称,数量,变动日期,类型,医疗目录编码\n甲,2,2026-01-01,期初,X1\n甲,10,2026-01-02,采购,X1\n甲,1,2026-01-20,报损,X1\n甲,1,2026-01-31,结存,X1\n"
                     "乙,5,2026-01-02,采购,X2\n"}});
  auto found = hits(c, "stock_against_billing", "tolerance=0 items=");  // 2 + 10 − 1 − 1 = 10 of X1, 12 billed; X2 to the unit; X3 has no record
  REQUIRE(said(found) == "V2 2 20.00");
  CHECK(found[0].detail == "计费12，期初2＋购进10－退货0－损耗1－结存1＝10，院内登记使用0");
  CHECK(said(hits(c, "stock_against_billing", "tolerance=20 items=")).empty());
  CHECK(said(hits(c, "stock_against_billing", "tolerance=19 items=")) == "V2 2 20.00");
  CHECK(said(hits(c, "stock_against_billing", "tolerance=0 items=C")).empty());
  auto ledger = claims::stock_rows(c.get(), {});
  REQUIRE(ledger.rows.size() == 2);
  CHECK(ledger.rows[0][9].as_text() == "2");
  CHECK(ledger.rows[1][9].as_text() == "0");
}

TEST_CASE("a purchase record has twelve fields; each that is missing is named (ZK-05, SQ-07)") {
  ClaimsCase c;
  load(c, {{"s.csv", "通用名称,生产厂商,剂型,规格,批号,生产日期,有效期,批准文号,供货单位,数量,价格,购进日期,类型\n"
                     "甲,乙厂,片,10mg,L1,2025-01-01,2027-01-01,国药准字H1,丙公司,10,1.50,2026-01-02,采购\n"
                     "丁,,片,,L1,2025-01-01,2027-01-01,国药准字H1,,10,1.50,2026-01-02,采购\n"}});
  auto missing = claims::missing_rows(c.get(), law::Rulebook(), {});
  REQUIRE(missing.rows.size() == 1);
  CHECK(missing.rows[0][5].as_text() == "生产厂商/产地、规格、供货单位");
}

TEST_CASE("which fields a purchase record must have is data: the agency's list, by day, or the packs (ZK-05, NH-07)") {
  ClaimsCase c;
  load(c, {{"s.csv", "通用名称,生产厂商,规格,数量,购进日期,类型,医疗目录编码\n甲,乙厂,10mg,10,2026-01-31,采购,\n甲,乙厂,10mg,10,2026-02-01,采购,\n甲,,10mg,10,2026-02-01,采购,X1\n"}});
  casefile::Change change(c.get(), test::by("li", "mi-claims adopt"));
  auto adopt = [&](const std::string& rows) {
    claims::adopt_list(c.get(), change, "purchase_fields.csv", "field,label,from,source\n" + rows, "city", "市通知");
  };
  // The fields of the shipped list that these records lack stay demanded; rows replace those of the same field.
  adopt("code,国家编码,2026-02-01,\nform,剂型,2099-01-01,\nlot,批号,2099-01-01,\nmade,生产日期,2099-01-01,\nexpires,有效期,2099-01-01,\n"
        "approval,批准文号,2099-01-01,\nsupplier,供货单位,2099-01-01,\nprice,价格,2099-01-01,\n");
  auto rows = claims::missing_rows(c.get(), law::Rulebook(), {}).rows;
  REQUIRE(rows.size() == 2);  // the day before it is demanded is none
  CHECK(rows[0][5].as_text() == "国家编码");
  CHECK(rows[1][5].as_text() == "生产厂商/产地");
  auto zhoukou = claims::missing_rows(c.get(), law::Rulebook::of({law::find_pack("zhoukou-2014")}, base::Date::parse("2015-03-01")), {}).rows;
  REQUIRE(zhoukou.size() == 3);
  CHECK(zhoukou[0][5].as_text() == "剂型、批号、生产日期、有效期、批准文号、供货单位、价格");
  CHECK(zhoukou[2][5].as_text() == "生产厂商（中药材标明产地）、剂型、批号、生产日期、有效期、批准文号、供货单位、价格");
  auto error = test::error_of([&] { adopt("colour,颜色,,\n"); });
  CHECK(error.kind() == base::ErrorKind::cannot);
  CHECK(error.message().find("colour") != std::string::npos);
}

TEST_CASE("upload delay: three calendar days after the admission, and 24 hours, to the second (SQ-03, SQ-04)") {
  ClaimsCase c;
  load(c, {{"v.csv", "mdtrt_id,psn_no,fixmedins_code,med_type,begntime,endtime,adm_upload_time\n"
                     "V1,P1,H1,21,2026-01-01 23:00:00,2026-01-09 10:00:00,2026-01-04 23:59:59\n"
                     "V2,P2,H1,21,2026-01-01 23:00:00,2026-01-09 10:00:00,2026-01-05 00:00:00\n"
                     "V3,P3,H1,21,2026-01-01 23:00:00,2026-01-09 10:00:00,\n"
                     "V4,P4,H1,22,2026-01-01 23:00:00,2026-01-09 10:00:00,2026-01-02 23:00:00\n"
                     "V5,P5,H1,22,2026-01-01 23:00:00,2026-01-09 10:00:00,2026-01-02 23:00:01\n"},
           {"f.csv", fee_header + "V2,1,2026-01-02 09:00:00,A,1,10.00,10.00,,,2026-01-02 10:00:00\nV2,2,2026-01-02 09:00:00,A,1,10.00,10.00,,,2026-01-02 10:00:01\n"}});
  CHECK(said(hits(c, "upload_delay", "of=visit within=3 unit=days visits=21")) == "V2 1 20.00; V3 1 0.00");
  CHECK(said(hits(c, "upload_delay", "of=visit within=24 unit=hours visits=22")) == "V5 1 0.00");
  const auto lines = hits(c, "upload_delay", "of=fee within=1 unit=hours visits=21");
  REQUIRE(said(lines) == "V2 1 0.00");
  CHECK(lines[0].context.size() == 1);
}

TEST_CASE("upload delay: entry within 24 hours or on the same day, as the agreement is read; a duty without an amount (SQ-31)") {
  ClaimsCase c;
  load(c, {{"v.csv", "mdtrt_id,psn_no,fixmedins_code,med_type,begntime,endtime,adm_upload_time\n"
                     "V1,P1,H1,21,2026-01-01 23:00:00,2026-01-09 10:00:00,2026-01-02 23:00:00\n"    // 24 hours, the next day
                     "V2,P2,H1,21,2026-01-01 08:00:00,2026-01-09 10:00:00,2026-01-02 08:00:01\n"    // a second more
                     "V3,P3,H1,21,2026-01-01 00:00:00,2026-01-09 10:00:00,2026-01-01 23:59:59\n"    // both
                     "V4,P4,H1,21,2026-01-01 08:00:00,2026-01-09 10:00:00,\n"                       // never
                     "V5,P5,H1,11,2026-01-01 08:00:00,2026-01-01 10:00:00,\n"},                     // no stay
           {"f.csv", fee_header + "V2,1,2026-01-02 09:00:00,A,1,10.00,10.00,,,\n"}});
  CHECK(said(hits(c, "upload_delay", "of=entry within=0 unit=24-hours visits=21")) == "V2 1 0.00; V4 1 0.00");
  CHECK(said(hits(c, "upload_delay", "of=entry within=0 unit=same-day visits=21")) == "V1 1 0.00; V2 1 0.00; V4 1 0.00");
  auto unit_under = [](const std::vector<law::Override>& set) {
    const base::Date day = base::Date::parse("2026-03-01");
    const auto book = law::Rulebook::of({law::find_pack("suqian-2018")}, day, set, {law::find_pack("national-order-2")});
    for (const claims::Rule& rule : claims::settings(book, day, {}, {}, "").rules)
      if (rule.code == "MI-0119") return rule.parameters.text("unit");
    return std::string("no such rule");
  };
  CHECK(unit_under({}) == "24-hours");
  CHECK(unit_under({law::Override::parse("claims.admission.entry_day=same-day")}) == "same-day");
}

TEST_CASE("upload delay: what the export does not say of visits, or of lines, is no delay (SQ-03, SQ-04)") {
  ClaimsCase visits, lines;
  const std::string visit = "V1,P1,H1,21,2026-01-01,2026-01-09";
  const std::string fee = "V1,1,2026-01-02 09:00:00,A,1,10.00,10.00,,,";
  const std::string header = "mdtrt_id,psn_no,fixmedins_code,med_type,begntime,endtime";
  load(visits, {{"v.csv", header + ",adm_upload_time\n" + visit + ",2026-01-09\n"}, {"f.csv", fee_header + fee + "\n"}});
  load(lines, {{"v.csv", header + "\n" + visit + "\n"}, {"f.csv", fee_header + fee + "2026-01-09 10:00:00\n"}});
  const auto of_visits = test::one_rule("upload_delay", "of=visit within=3 unit=days visits=21");
  const auto of_lines = test::one_rule("upload_delay", "of=fee within=3 unit=days visits=21");
  CHECK(test::lacks(visits, of_lines) == "the fee lines do not say when they were uploaded");
  CHECK(test::lacks(lines, of_visits) == "the visits do not say when they were uploaded");
  CHECK(test::each_found(visits, of_visits).size() == 1);
  CHECK(test::each_found(lines, of_lines).size() == 1);
}

TEST_CASE("rates of late and missing uploads, windows of the line, results and stock as indicators (SQ-04, JL-01, ZK-06, CF-07)") {
  ClaimsCase c;
  load(c, {{"v.csv", "mdtrt_id,psn_no,fixmedins_code,med_type,begntime,endtime,adm_upload_time\n"
                     "V1,P1,H1,22,2026-01-01 08:00:00,2026-01-05 10:00:00,2026-01-02 08:00:00\n"
                     "V2,P2,H1,22,2026-01-01 08:00:00,2026-01-05 10:00:00,2026-01-02 08:00:01\n"
                     "V3,P3,H1,19,2026-01-01 08:00:00,2026-01-01 10:00:00,\n"},
           {"f.csv", fee_header + "V1,1,2026-01-02 09:00:00,A,1,10.00,10.00,,,\nV1,2,2026-01-03 09:00:00,A,1,10.00,10.00,,,\n"},
           {"u.csv", "upload_time,upload_type\n2026-01-02 09:00:00,a\n2026-01-02 16:00:00,a\n2026-01-03 09:00:01,a\n2026-01-03 15:59:59,a\n"},
           {"e.csv", "mdtrt_id,exam_time,positive,med_list_codg\nV1,2026-01-02,1,002103000010000\nV1,2026-01-03,0,002102000010000\nV1,2026-01-03,1,002201000010000\n"}});
  auto value = [&](const std::string& code, const std::string& period) {
    claims::IndicatorRequest request;
    request.chosen = {code};
    request.period = claims::parse_period(period);
    auto row = claims::rows(claims::indicators(c.get(), {}, request)).rows.at(0);
    return row[4].as_text() + "/" + row[5].as_text() + " " + row[6].as_text();
  };
  CHECK(value("SQ-04-1", "2026") == "1/2 50.00 %");
  CHECK(value("SQ-04-2", "2026") == "1/3 33.33 %");
  CHECK(value("JL-01", "2026-01") == "2/4 50.00 %");  // 9:00 and 16:00 themselves are in time; a day without a line is no day open
  CHECK(value("ZK-06-1", "2026") == "1/2 50.00 %");   // the ultrasound is no special examination
}
