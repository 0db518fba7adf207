// SPDX-License-Identifier: Apache-2.0
// Sentences of the definitions of kinds over visits and persons that are easily lost, by hand: settlements where there are no lines,
// what is unknown on both sides, stays that have not ended, parameters of several values, the days of a hit.
#include "one_rule.hpp"

using namespace mi;
using namespace mi::test;

namespace {

const std::string visit_header = "mdtrt_id,psn_no,fixmedins_code,med_type,begntime,endtime,dept_code,diag_code\n";
const std::string fee_header = "mdtrt_id,feedetl_sn,fee_ocur_time,med_list_codg,bilg_dr_codg,dr_name,cnt,pric,det_item_fee_sumamt,init_feedetl_sn,med_chrgitm_type\n";

std::vector<domain::Hit> hits(ClaimsCase& c, const claims::Rule& rule) { return run_rule(c, rule).hits; }

}  // namespace

TEST_CASE("frequent visits and watched stays: what was settled where no lines are at hand, and before them; who is set apart (NH-10)") {
  ClaimsCase c;
  load(c, {{"v.csv", visit_header + "V1,P1,H1,21,2026-03-01,2026-03-02,D1,N18.000\nV2,P1,H1,21,2026-03-02,2026-03-03,D1,F20.000\nV3,P1,H1,22,2026-03-03,2026-03-03,D1,F20.000\nV4,P1,H1,24,2026-03-03,2026-03-03,D1,I10\n"},
           {"s.csv", "setl_id,mdtrt_id,medfee_sumamt,fund_pay_sumamt\nS1,V1,100.00,70.00\nS2,V2,100.01,70.00\nS3,V3,50.00,30.00\n"}});
  auto visits = hits(c, one_rule("frequent_visits", "count=1 days=3 where=any visits=21;22 apart=N18;F2"));
  CHECK(said(visits) == "V2 1 100.01; V3 1 50.00");
  REQUIRE(visits.size() == 2);
  CHECK(visits[1].detail == "3天内第3次（限1次），需反复就诊人群，单列");
  CHECK(visits[1].context.size() == 3);
  CHECK(visits[0].from.to_string() + "/" + visits[0].to.to_string() == "2026-03-02/2026-03-03");
  CHECK(said(hits(c, one_rule("frequent_visits", "count=1 days=3 where=any visits=22;21 apart=F2;N18"))) == "V2 1 100.01; V3 1 50.00");
  auto watched = hits(c, one_rule("watched_stays", "percentile=0 over_days=0 over_cost=100 stays=21;22 apart=F;N18"));
  REQUIRE(said(watched) == "V2 1 0.00");  // a hundred yuan itself is none
  CHECK(watched[0].context.size() == 1);
  CHECK(watched[0].detail == "住院1天（限未设，百分位值未设），费用100.01元（限100.00，百分位值未设），需长期或反复住院人群，单列");
  CHECK(hits(c, one_rule("watched_stays", "percentile=0 over_days=0 over_cost=100 stays=22;21 apart=N18;F")).at(0).detail == watched[0].detail);
  CHECK(said(hits(c, one_rule("watched_stays", "percentile=0 over_days=0 over_cost=49 stays=22;23 apart="))) == "V3 1 0.00");  // a stay of one day is a day long
  CHECK(said(hits(c, one_rule("watched_stays", "percentile=34 over_days=0 over_cost=0 stays=21;22 apart="))) == "V2 1 0.00");     // of three, two may not pass it
  load(c, {{"f.csv", fee_header + "V1,1,2026-03-01,A,,,1,900.00,900.00,,01\n"}});
  CHECK(said(hits(c, one_rule("watched_stays", "percentile=0 over_days=0 over_cost=100 stays=21;22 apart="))) == "V2 1 0.00");
}

TEST_CASE("gap between stays: what neither stay says is nothing shared; a category of three characters; kinds that are none (SQ-36)") {
  ClaimsCase c;
  load(c, {{"v.csv", visit_header + "V1,P1,H1,21,2026-03-01,2026-03-02,,\nV2,P1,H1,21,2026-03-03,2026-03-04,,\nV3,P2,H1,21,2026-03-01,2026-03-02,,A0100\nV4,P2,H1,21,2026-03-03,2026-03-04,,A0110\n"
                                    "V5,P3,H1,21,2026-03-01,2026-03-05,D1,\nV6,P3,H1,22,2026-03-03,2026-03-06,D1,\nV7,P3,H1,23,2026-03-06,2026-03-07,D1,\nV8,P3,H1,24,2026-03-07,2026-03-08,D1,\n"}});
  auto of = [&](const std::string& parameters) { return hits(c, one_rule("gap_between_stays", parameters)); };
  CHECK(said(of("gap_days=1 match=either stays=21 except=")) == "V4 1 0.00");
  CHECK(said(of("gap_days=1 match=diagnosis stays=21 except=")) == "V4 1 0.00");
  CHECK(said(of("gap_days=1 match=department stays=21 except=")).empty());
  CHECK(said(of("gap_days=1 match=any stays=21 except=")) == "V2 1 0.00; V4 1 0.00");
  // V6 began before V5 ended: no gap. V7 follows V6 on the day, V5 a day after: the nearest is told.
  const auto near = of("gap_days=1 match=department stays=21;22;23;24 except=24;25");
  REQUIRE(said(near) == "V7 1 0.00");
  CHECK(near[0].detail == "上次住院2026-03-06出院，间隔0天再次入院（限1天）");
  CHECK(said(of("gap_days=1 match=department stays=24;23;22;21 except=25;24")) == "V7 1 0.00");
  CHECK(said(of("gap_days=1 match=department stays=21;22;23;24 except=")) == "V7 1 0.00; V8 1 0.00");
}

TEST_CASE("stays that have not ended have no days yet and no end to go by; kinds of stay are a parameter") {
  ClaimsCase c;
  load(c, {{"v.csv", visit_header + "V1,P1,H1,21,2026-03-01,,D1,\nV2,P2,H1,22,2026-03-01,2026-03-02,D1,\nV3,P3,H1,61,2026-03-01,2026-03-02,D1,\n"},
           {"f.csv", fee_header + "V1,1,2026-03-01,B,,,9,1.00,9.00,,06\nV2,1,2026-03-01,B,,,3,1.00,3.00,,06\nV3,1,2026-03-01,B,,,3,1.00,3.00,,08\n"},
           {"o.csv", "mdtrt_id,oprn_oprt_code,oprn_oprt_date,oprn_oprt_type,oper_dr_code\nV9,47.0100,2026-03-01,1,D1\n"}});
  const std::string bed = points_header + ",床,,,B\n";
  CHECK(said(hits(c, with_list("more_than_stay_days", "", bed))) == "V2 1 1.00");
  CHECK(said(hits(c, with_list("more_than_stay_days", "stays=61;21", bed))) == "V3 1 1.00");
  CHECK(said(hits(c, with_list("more_than_stay_days", "count=out stays=21;61", bed))) == "V3 2 2.00");
  CHECK(said(hits(c, one_rule("operation_and_fee", "missing=operation"))) == "V2 3 3.00");
  CHECK(said(hits(c, one_rule("operation_and_fee", "missing=operation charge=06;08 stays=22;61"))) == "V2 3 3.00; V3 3 3.00");
  CHECK(said(hits(c, one_rule("operation_and_fee", "missing=operation charge=08;06 stays=61;22"))) == "V2 3 3.00; V3 3 3.00");
  CHECK(said(hits(c, one_rule("thin_stay", "why=cost below=3.01"))) == "V2 1 0.00");
  CHECK(said(hits(c, one_rule("thin_stay", "why=cost below=3.00 stays=22;61"))).empty());
  CHECK(said(hits(c, one_rule("thin_stay", "why=types only=08 beside=06;01 stays=21;61"))) == "V3 1 0.00");
}

TEST_CASE("operation and fee: which operations are real is a parameter") {
  ClaimsCase c;
  load(c, {{"v.csv", visit_header + "V1,P1,H1,21,2026-03-01,2026-03-02,D1,\nV2,P2,H1,21,2026-03-01,2026-03-02,D1,\nV3,P3,H1,21,2026-03-01,2026-03-02,D1,\n"},
           {"f.csv", fee_header + "V1,1,2026-03-01,B,,,1,1.00,1.00,,01\nV3,1,2026-03-01,S,,,1,9.00,9.00,,06\nV3,2,2026-03-01,S,,,-1,9.00,-9.00,1,06\n"},
           {"o.csv", "mdtrt_id,oprn_oprt_code,oprn_oprt_date,oprn_oprt_type,oper_dr_code\nV1,99.2500,2026-03-01,1,D1\nV2,87.0300,2026-03-01,1,D1\nV3,47.0100,2026-03-01,1,D1\n"}});
  CHECK(said(hits(c, one_rule("operation_and_fee", "missing=fee"))) == "V3 1 0.00");  // its fee was taken back; 99 and 87 are no operations
  CHECK(said(hits(c, one_rule("operation_and_fee", "missing=fee real=99;87"))) == "V1 1 0.00; V2 1 0.00");
}

TEST_CASE("a diagnosis without what belongs to it: of a visit without a visit row no day is known; one unit of a point however often it is asked") {
  ClaimsCase c;
  load(c, {{"v.csv", visit_header + "V1,P1,H1,21,2026-03-01,2026-03-02,D1,E11.900\n"},
           {"f.csv", fee_header + "V1,1,2026-03-01,X,,,1,1.00,1.00,,\nV2,1,2026-03-01,X,,,1,1.00,1.00,,\n"},
           {"d.csv", "diag_info_id,mdtrt_id,psn_no,inout_diag_type,diag_type,maindiag_flag,diag_srt_no,diag_code,diag_name,dise_dor_no,diag_time,vali_flag\n"
                     "1,V1,P1,2,1,0,2,E11.200,糖尿病肾病,,,1\n2,V2,P2,2,1,1,1,E11.900,糖尿病,,,1\n"}});
  CHECK(said(hits(c, with_list("diagnosis_without_item", "", points_header + "GLU,糖尿病,,,E11*\n"))) == "V1 1 0.00");
}

TEST_CASE("pair billed together: rows of other rules do not hold; a line is no pair with itself; once, for the pair that stands first") {
  ClaimsCase c;
  load(c, {{"f.csv", fee_header + "V1,1,2026-03-01 08:00:00,A,,,1,1.00,1.00,,\nV1,2,2026-03-01 09:00:00,B,,,1,2.00,2.00,,\nV2,1,2026-03-01,A,,,1,1.00,1.00,,\n"}});
  const std::string header = "main,main_name,other,other_name,window,rule,batch\n";
  CHECK(said(hits(c, with_list("pair_billed_together", "", header + "A,甲,B,乙,day,R2,1\n", "R1"))).empty());
  CHECK(said(hits(c, with_list("pair_billed_together", "", header + "B,乙,A,甲,day,R2,1\nA,甲,B,乙,day,R1,2\nA,甲,B,乙,visit,,3\n", "R1"))) == "V1 1 2.00");
  CHECK(hits(c, with_list("pair_billed_together", "", header + "A,甲,B,乙,day,R1,2\nA,甲,B,乙,visit,,3\n", "R1")).at(0).knowledge == "own.csv R1 2");
  CHECK(said(hits(c, with_list("pair_billed_together", "", header + "A,甲,A,甲,day,,1\n"))).empty());
  CHECK(said(hits(c, with_list("pair_billed_together", "", header + "A,甲,B,乙,1 hours,,1\n"))) == "V1 1 2.00");
  CHECK(said(hits(c, with_list("pair_billed_together", "", header + "A,甲,B,乙,0 hours,,1\n"))).empty());
}

TEST_CASE("caps and stock: a hit's days reach from the first line that gives to the last of its window") {
  ClaimsCase c;
  load(c, {{"f.csv", fee_header + "V1,1,2026-03-01,A,,,1,10.00,10.00,,\nV1,2,2026-03-02,A,,,1,10.00,10.00,,\nV1,3,2026-03-05,A,,,1,10.00,10.00,,\nV1,4,2026-03-05,B,,,5,1.00,5.00,,\n"},
           {"s.csv", "通用名称,数量,变动日期,类型,医疗目录编码\n甲,1,2026-03-01,采购,A\n乙,2,2026-03-01,报损,B\n"}});
  auto days = [](const domain::Hit& hit) { return hit.from.to_string() + "/" + hit.to.to_string(); };
  const auto money = hits(c, with_list("amount_above_cap", "", points_header + "15.00 stay,甲,,,A\n"));
  REQUIRE(said(money) == "V1 1.5 15.00");
  CHECK(days(money[0]) == "2026-03-02/2026-03-05");
  const auto units = hits(c, with_list("quantity_above_cap", "", "code,name,limit,unit,window,rule,batch\nA,甲,2,次,stay,,\n"));
  REQUIRE(said(units) == "V1 1 10.00");
  CHECK(days(units[0]) == "2026-03-01/2026-03-05");
  const auto stock = hits(c, one_rule("stock_against_billing", "tolerance=0 items=X;A"));
  REQUIRE(said(stock) == "V1 2 20.00");
  CHECK(days(stock[0]) == "2026-03-02/2026-03-05");
  CHECK(said(hits(c, one_rule("stock_against_billing", "tolerance=0 items=B;X"))) == "V1 5 5.00");  // less than nothing is nothing
  CHECK(said(hits(c, one_rule("stock_against_billing", "tolerance=200 items=A;X"))).empty());       // twice what there was, and no more
  CHECK(said(hits(c, one_rule("stock_against_billing", "tolerance=199 items=A;X"))) == "V1 2 20.00");
}

TEST_CASE("stock against billing: what was returned, lost and left, the last count of two; what was used or sold is printed only") {
  ClaimsCase c;
  load(c, {{"f.csv", fee_header + "V1,1,2026-03-05,A,,,9,1.00,9.00,,\nV2,1,2026-03-04,A,,,1,1.00,1.00,,\nV2,2,2026-03-06,A,,,-1,1.00,-1.00,1,\n"},
           {"s.csv", "通用名称,数量,变动日期,类型,医疗目录编码\n甲,4,2026-03-31,结存,A\n甲,3,2026-03-20,结存,A\n甲,5,2026-03-01,期初,A\n甲,10,2026-03-02,采购,A\n甲,2,2026-03-03,退货,A\n"
                     "甲,1,2026-03-03,报损,A\n甲,6,2026-03-04,领用,A\n甲,1,2026-03-04,销售,A\n"}});
  const auto found = hits(c, one_rule("stock_against_billing", "tolerance=12 items="));  // eight; one more is more than twelve in a hundred
  REQUIRE(said(found) == "V1 1 1.00");
  CHECK(found[0].detail == "计费9，期初5＋购进10－退货2－损耗1－结存4＝8，院内登记使用7");
  CHECK(said(hits(c, one_rule("stock_against_billing", "tolerance=13 items="))).empty());
}

TEST_CASE("operation discount: never more than the line cost; the dearest is named beside it; no price, no judgement") {
  ClaimsCase c;
  load(c, {{"f.csv", fee_header + "V1,1,2026-03-01,A,,,1,1000.00,1000.00,,\nV1,2,2026-03-01,B,,,1,600.00,5.00,,\nV1,3,2026-03-01,C,,,1,600.00,600.00,,\nV2,1,2026-03-01,A,,,1,900.00,900.00,,\nV2,2,2026-03-01,A,,,1,900.00,900.00,,\n"},
           {"p.csv", "med_list_codg,max_price,begndate,enddate\nA,900.00,2025-01-01,\nB,600.00,2025-01-01,\n"}});
  const auto found = hits(c, with_list("operation_discount", "percent=50", points_header + "一,甲,,,A B C\n"));
  REQUIRE(said(found) == "V1 1 5.00; V2 1 450.00");  // of two equal ones the earlier is the first
  CHECK(found[0].context.size() == 1);
  CHECK(found[0].lines.size() == 1);
  CHECK(found[1].lines[0].line.substr(found[1].lines[0].line.find(':')) == ":7");  // after two prices and four lines
}

TEST_CASE("two places and the register know a doctor by the code, however the name is spelt (NH-02, SQ-01)") {
  ClaimsCase c;
  load(c, {{"v.csv", visit_header + "V1,P1,H1,11,2026-03-01,2026-03-01,D1,\nV2,P2,H2,11,2026-03-01,2026-03-01,D1,\n"},
           {"f.csv", "mdtrt_id,feedetl_sn,fee_ocur_time,med_list_codg,bilg_dr_codg,bilg_dr_name,cnt,pric,det_item_fee_sumamt\n"
                     "V1,1,2026-03-01 08:00:00,A,D1,李一,1,1.00,1.00\nV2,1,2026-03-01 08:01:00,A,D1,李  一（主任）,1,2.00,2.00\n"}});
  CHECK(said(hits(c, one_rule("two_places", "minutes=1"))) == "V2 1 0.00");
}
