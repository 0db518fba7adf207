// SPDX-License-Identifier: Apache-2.0
// Sentences of the kinds' definitions that are easily lost, by hand: what counts once, what is not judged, what a line gives at
// most, what is printed beside a hit.
#include "one_rule.hpp"

using namespace mi;
using namespace mi::test;

namespace {

const std::string visit_header = "mdtrt_id,psn_no,gend,brdy,fixmedins_code,insutype,med_type,begntime,endtime,diag_code,acp_medins_name\n";
const std::string fee_header = "mdtrt_id,feedetl_sn,fee_ocur_time,med_list_codg,bilg_dr_codg,cnt,pric,det_item_fee_sumamt,init_feedetl_sn\n";

}  // namespace

TEST_CASE("code against person: a code counts once however its name is spelt; the first that does not fit is the one it rests on") {
  ClaimsCase c;
  load(c, {{"v.csv", visit_header + "V1,P1,1,2016-03-02,H1,310,21,2026-03-01,2026-03-05,O80.000,\nV2,P2,1,2015-03-01,H1,310,21,2026-03-01,2026-03-05,O80.000,\n"},
           {"d.csv", "diag_info_id,mdtrt_id,psn_no,inout_diag_type,diag_type,maindiag_flag,diag_srt_no,diag_code,diag_name,dise_dor_no,diag_time,vali_flag\n"
                     "1,V1,P1,2,1,1,1,O80.000,顺产,,,1\n2,V1,P1,2,1,0,2,O80.000,单胎顺产,,,1\n3,V1,P1,2,1,0,3,P10.000,产伤,,,1\n4,V1,P1,2,1,0,4,P11.000,产伤,,,0\n"}});
  const std::string list = "limit,name,rule,batch,codes\nsex=2,产科,,一,O80*\nage<$child,新生,,二,P1*\n";
  CHECK(said(run_rule(c, with_list("code_against_person", "codes=diagnosis", list)).hits) == "V1 1 0.00; V2 1 0.00");
  const auto both = run_rule(c, with_list("code_against_person", "codes=diagnosis child=9", list)).hits;  // nine years old
  CHECK(said(both) == "V1 2 0.00; V2 1 0.00");
  CHECK(both[0].knowledge == "own.csv  一");
  CHECK(said(run_rule(c, with_list("code_against_person", "codes=diagnosis child=10", list)).hits) == "V1 1 0.00; V2 1 0.00");
}

TEST_CASE("code against person: days of a newborn, on the day the visit began") {
  ClaimsCase c;
  load(c, {{"v.csv", visit_header + "V1,P1,1,2026-02-01,H1,310,21,2026-03-01,2026-03-05,P20.000,\n"}});  // 28 days, on the last of them 32
  const std::string list = points_header + "age_days<=$newborn,新生儿,,,P*\n";
  CHECK(said(run_rule(c, with_list("code_against_person", "codes=diagnosis", list)).hits).empty());
  CHECK(said(run_rule(c, with_list("code_against_person", "codes=diagnosis newborn=27", list)).hits) == "V1 1 0.00");
}

TEST_CASE("kinds of drugs: what makes a drug and a class; granules are no slices") {
  ClaimsCase c;
  const std::string granule = "T0000000010000000001";
  load(c, {{"v.csv", visit_header + "V1,P1,1,,H1,310,21,2026-03-01,2026-03-05,,\nV2,P1,1,,H1,310,52,2026-03-01,2026-03-02,,\n"},
           {"f.csv", fee_header + "V1,1,2026-03-02 08:00:00,XJ01CAA040001,,1,1.00,1.00,\nV1,2,2026-03-02 09:00:00,XJ01CAA040002,,1,2.00,2.00,\n"   // the same ten characters
                                  "V1,3,2026-03-02 10:00:00,XJ01CAA041001,,1,4.00,4.00,\nV1,4,2026-03-02 11:00:00,XN02BEA040001,,1,8.00,8.00,\n"  // the tenth differs; another class
                                  "V1,5,2026-03-02 08:00:00,ZA01AAA0010,,1,16.00,16.00,\nV1,6,2026-03-02 09:00:00,ZA01AAA1020,,1,32.00,32.00,\n"  // the same seven
                                  "V1,7,2026-03-02 10:00:00,ZA01AAB0010,,1,64.00,64.00,\n"
                                  "V2,1,2026-03-02 08:00:00,T000000001,,1,1.00,1.00,\nV2,2,2026-03-02 09:00:00,T000000002,,1,2.00,2.00,\nV2,3,2026-03-02 10:00:00," + granule + ",,1,4.00,4.00,\n"}});
  auto of = [&](const std::string& parameters) { return found(c, one_rule("kinds_of_drugs", parameters), 2); };
  CHECK(of("kinds=1") == "V1 1: 3=4.00");
  CHECK(of("kinds=2").empty());
  CHECK(of("kinds=1 class=1") == "V1 2: 3=4.00 4=8.00");
  CHECK(of("kinds=3 class=1").empty());
  CHECK(of("kinds=1 class=1 codes=patent") == "V1 2: 3=4.00 4=8.00; V1 1: 7=64.00");
  CHECK(of("kinds=4 class=0 codes=patent") == "V1 1: 4=8.00");  // in order of time: X…040, ZA01AAA, X…041, ZA01AAB, XN02
  CHECK(of("kinds=1 class=1 codes=slices") == "V2 1: 9=2.00");
  CHECK(of("kinds=1 class=1 codes=slices visits=21").empty());
  CHECK(of("kinds=0 class=0 codes=slices visits=52;21") == "V2 2: 8=1.00 9=2.00");
  CHECK(of("kinds=0 class=0 codes=slices taken=discharge") == "V2 2: 8=1.00 9=2.00");  // of the last day of a stay
  CHECK(of("kinds=0 class=0 codes=slices taken=discharge stays=21").empty());
  CHECK(of("kinds=0 class=0 codes=patent taken=discharge").empty());
}

TEST_CASE("kinds of drugs: without any visit the rule says so and does not pass") {
  ClaimsCase c;
  load(c, {{"f.csv", fee_header + "V1,1,2026-03-02 08:00:00,XJ01CAA040001,,1,1.00,1.00,\nV1,2,2026-03-02 09:00:00,XJ01CAB050001,,1,2.00,2.00,\n"}});
  CHECK(lacks(c, one_rule("kinds_of_drugs", "kinds=1")) == "the case has no visits: load them");
}

TEST_CASE("herbal slices: granules are none; of two rows that name a slice the first holds") {
  ClaimsCase c;
  const std::string granule = "T0000000010000000001";
  load(c, {{"f.csv", fee_header + "V1,1,2026-03-02,T000000001,,1,1.00,1.00,\nV1,2,2026-03-02," + granule + ",,1,2.00,2.00,\nV1,3,2026-03-02,T000000002,,1,4.00,4.00,\n"}});
  CHECK(found(c, with_list("herbal_slices", "", points_header + "always,甲,,," + granule + " T000000001\n"), 0) == "V1 1: 1=1.00");
  CHECK(found(c, with_list("herbal_slices", "", points_header + "alone,甲,,,T000000001\nalways,乙,,,T000000001\n"), 0).empty());
}

TEST_CASE("limited to: a line that breaks two limits is in question once; what the rule itself must say") {
  ClaimsCase c;
  load(c, {{"v.csv", visit_header + "V1,P1,1,1980-01-01,H1,410,19,2026-03-01,2026-03-01,,\nV2,P2,2,1980-01-01,H1,310,11,2026-03-01,2026-03-01,,\n"},
           {"f.csv", fee_header + "V1,1,2026-03-01,A,,1,1.00,1.00,\nV2,1,2026-03-01,A,,1,2.00,2.00,\n"}});
  const std::string two = points_header + "age<18,甲,,,A\nsex=2,乙,,,A\n";
  CHECK(found(c, with_list("limited_to", "", two), 2) == "V1 1: 1=1.00; V2 1: 2=2.00");
  const std::string net = points_header + "visit!=$internet,甲,,,A\n", injury = points_header + "insurance=$work_injury,甲,,,A\n";
  CHECK(found(c, with_list("limited_to", "internet=19", net), 2) == "V1 1: 1=1.00");
  for (const char* both : {"internet=18;11", "internet=11;18"}) CHECK(found(c, with_list("limited_to", both, net), 2) == "V2 1: 2=2.00");
  CHECK(found(c, with_list("limited_to", "", net), 2).empty());
  CHECK(found(c, with_list("limited_to", "work_injury=410", injury), 2) == "V2 1: 2=2.00");
  for (const char* both : {"work_injury=510;310", "work_injury=310;510"}) CHECK(found(c, with_list("limited_to", both, injury), 2) == "V1 1: 1=1.00");
  CHECK(found(c, with_list("limited_to", "", injury), 2) == "V1 1: 1=1.00; V2 1: 2=2.00");
  load(c, {{"w.csv", visit_header + "V3,P3,1,2026-03-02,H1,310,11,2026-03-01,2026-03-01,,\n"}, {"g.csv", fee_header + "V3,1,2026-03-01,B,,1,4.00,4.00,\nV3,2,2026-03-02,B,,1,8.00,8.00,\n"}});
  CHECK(found(c, with_list("limited_to", "", points_header + "age>=1,甲,,,B\n"), 1) == "V3 1: 2=8.00");  // before the day of birth no age is known
  const std::string stays = points_header + "visit=$stays,甲,,,A\n";
  CHECK(found(c, with_list("limited_to", "stays=11;12", stays), 2) == "V1 1: 1=1.00");
  CHECK(found(c, with_list("limited_to", "stays=12;19", stays), 2) == "V2 1: 2=2.00");
}

TEST_CASE("noted rows: notes of visits are none of lines, and the other way round; each row is named") {
  ClaimsCase c;
  load(c, {{"v.csv", visit_header + "V1,P1,1,,H1,310,21,2026-03-05,2026-03-01,,\n"}, {"f.csv", fee_header + "V1,1,2026-03-02,A,,2,10.00,21.00,\nV1,2,2026-03-02,A,,2,10.00,21.00,\n"}});
  auto of = [&](const std::string& parameters) { return run_rule(c, one_rule("noted_rows", parameters)).hits; };
  const auto lines = of("rows=fee notes=amount;dates");
  REQUIRE(said(lines) == "V1 2 0.00");
  CHECK(lines[0].context.size() == 2);
  CHECK(lines[0].detail == "装载时已记：amount");
  CHECK(said(of("rows=visit notes=amount;dates")) == "V1 1 0.00");
  CHECK(said(of("rows=visit notes=amount")).empty());
  CHECK(said(of("rows=fee notes=dates")).empty());
}

TEST_CASE("overlapping stays: a stay that ended on the day of admission is not among those that it shares days with") {
  ClaimsCase c;
  load(c, {{"v.csv", visit_header + "V1,P1,1,,H1,310,21,2026-03-01,2026-03-05,,\nV2,P1,1,,H1,310,21,2026-03-02,2026-03-08,,\nV3,P1,1,,H2,310,22,2026-03-05,2026-03-09,,\n"},
           {"f.csv", fee_header + "V3,1,2026-03-04,A,,1,1.00,1.00,\nV3,2,2026-03-05,A,,1,2.00,2.00,\nV3,3,2026-03-07,A,,1,4.00,4.00,\nV3,4,2026-03-08,A,,1,8.00,8.00,\n"}});
  auto of = [&](const std::string& parameters) { return run_rule(c, one_rule("overlapping_stays", parameters)).hits; };
  const auto hits = of("days=3 where=any stays=21;22");
  REQUIRE(said(hits) == "V2 3 0.00; V3 3 6.00");  // the 5th, 6th and 7th; the line of the 4th lies before, that of the 8th after them
  CHECK(hits[1].context.size() == 2);
  CHECK(said(of("days=0 where=any stays=21")) == "V2 3 0.00");  // no day is no overlap
  CHECK(said(of("days=4 where=any stays=21;22")).empty());
  CHECK(said(of("days=1 where=same stays=21;22")) == "V2 3 0.00");
}

TEST_CASE("referrals: an institution whose level or ownership the list does not say is not judged by it (CF-04)") {
  ClaimsCase c;
  load(c, {{"v.csv", visit_header + "V1,P1,1,,H1,310,21,2026-03-01,2026-03-05,,R1\nV2,P2,1,,H1,310,21,2026-03-01,2026-03-05,,R2\nV3,P3,1,,H1,310,21,2026-03-01,2026-03-05,,R3\n"
                                    "V4,P4,1,,H1,310,21,2026-03-01,2026-03-05,,R4\n"}});
  const std::string list = "code,name,place,level,ownership\nR1,,北京,,\nR2,,北京,2,公立\nR3,,北京,1,公立\nR4,,沈阳,3,民营\n";
  CHECK(found(c, with_list("referral_target", "targets=北京;沈阳 level=2 ownership=公立", list)) == "V3 1:; V4 1:");
  CHECK(found(c, with_list("referral_target", "targets=北京;沈阳 level=2", list)) == "V3 1:");
  CHECK(found(c, with_list("referral_target", "targets=北京;沈阳", list)).empty());
  CHECK(found(c, with_list("referral_target", "targets=北京", list)) == "V4 1:");
}

TEST_CASE("prices: a line gives no more than it cost; half a fen is one and less is none; a whole code goes before its digits") {
  ClaimsCase c;
  load(c, {{"f.csv", fee_header + "V1,1,2026-03-02,A,,1,12.00,1.00,\nV2,2,2026-03-02,A,,1,10.005,10.01,\nV3,3,2026-03-02,A,,1,10.004999,10.00,\n"
                                  "V4,4,2026-03-02,001109000010000-1,,1,9.00,9.00,\nV5,5,2026-03-02,001109000010000-2,,1,9.00,9.00,\n"}});
  const std::string list = "code,name,price,from,to\nA,甲,10.00,2020-01-01,\n001109000010000-1,床,8.00,2020-01-01,\n001109000010000,床,7.00,2020-01-01,\n";
  CHECK(found(c, with_list("price_above_list", "", list), 0) == "V1 1: 1=1.00; V2 1: 2=0.01; V4 1: 4=1.00; V5 1: 5=2.00");
  const std::string peers = "institution,code,name,price,from,to\nH2,A,甲,10.00,2020-01-01,\nH2,A,甲,9.00,2020-01-01,\nH3,A,甲,6.00,2020-01-01,\n"
                            "H2,001109000010000-1,床,8.00,2020-01-01,\nH2,001109000010000,床,7.00,2020-01-01,\n";
  CHECK(found(c, with_list("price_above_peers", "own=H9", peers), 0) == "V1 1: 1=1.00; V2 1: 2=0.01; V4 1: 4=1.00; V5 1: 5=2.00");
  const auto hits = run_rule(c, with_list("price_above_peers", "own=H9", peers)).hits;
  CHECK(hits[0].detail == "计费单价12元，2家机构中位数8元、最高10元");  // 6 and 10, not 6, 9 and 10
  CHECK(hits[2].detail == "计费单价9元，1家机构中位数8元、最高8元");
}

TEST_CASE("items that may not be billed: one that is listed at no price at all is listed") {
  ClaimsCase c;
  load(c, {{"f.csv", fee_header + "V1,1,2026-03-02,X1,,1,12.00,12.00,\nV1,2,2026-03-02,X2,,1,1.00,1.00,\n"}});
  CHECK(found(c, with_list("item_not_listed", "items=X", "code,name,price,from,to\nX1,甲,0.00,2026-01-01,\n"), 0) == "V1 1: 2=1.00");
}

TEST_CASE("two places: lines that name no place, and those that were taken back, are passed over; the first of the closest is shown (NH-02)") {
  ClaimsCase c;
  load(c, {{"v.csv", visit_header + "V1,P1,1,,H1,310,11,2026-03-01,2026-03-01,,\nV2,P2,1,,H2,310,11,2026-03-01,2026-03-01,,\nV3,P3,1,,,310,11,2026-03-01,2026-03-01,,\n"},
           {"f.csv", fee_header + "V1,1,2026-03-01 08:00:00,A,D1,1,1.00,1.00,\nV3,1,2026-03-01 08:00:30,A,D1,1,1.00,1.00,\nV2,1,2026-03-01 08:05:00,A,D1,1,1.00,1.00,\n"
                                  "V1,2,2026-03-01 09:00:00,A,D1,1,1.00,1.00,\nV2,2,2026-03-01 09:02:00,A,D1,1,1.00,1.00,\nV1,3,2026-03-01 09:04:00,A,D1,1,1.00,1.00,\n"
                                  "V1,4,2026-03-01 11:00:00,A,D1,1,1.00,1.00,\nV2,3,2026-03-01 11:00:01,A,D1,1,1.00,1.00,\nV2,4,2026-03-01 12:00:00,A,D1,-1,1.00,-1.00,3\n"}});
  const auto hits = run_rule(c, one_rule("two_places", "minutes=5")).hits;
  REQUIRE(said(hits) == "V2 3 0.00");
  CHECK(hits[0].detail == "同一医师在两家机构的服务记录最近相隔120秒（限5分钟），当日3次");
  CHECK(said(run_rule(c, one_rule("two_places", "minutes=4")).hits) == "V2 2 0.00");
}

TEST_CASE("amount above cap: a year's cycle ends the day before its day, and the next is the year after") {
  ClaimsCase c;
  load(c, {{"v.csv", visit_header + "V1,P1,1,,H1,310,11,2026-03-02,2026-03-02,,\nV2,P1,1,,H1,310,11,2027-03-01,2027-03-01,,\nV3,P1,1,,H1,310,11,2027-03-02,2027-03-02,,\nV4,P2,1,,H1,310,11,2026-03-02,2026-03-02,,\n"},
           {"f.csv", fee_header + "V1,1,2026-03-02,A,,1,10.00,10.00,\nV2,1,2027-03-01,A,,1,10.00,10.00,\nV3,1,2027-03-02,A,,1,10.00,10.00,\nV4,1,2026-03-02,B,,2,10.00,20.00,\nV1,2,2026-03-02,B,,1,5.00,5.00,\n"}});
  auto of = [&](const std::string& limit) { return run_rule(c, with_list("amount_above_cap", "", points_header + limit + ",甲,,,A\n20.00 30 days,乙,,,B\n")).hits; };
  CHECK(said(of("20.00 1 years")).empty());
  const auto hits = of("19.99 1 years");
  REQUIRE(said(hits) == "V2 0.001 0.01");
  CHECK(hits[0].from.to_string() == "2027-03-01");
  CHECK(said(of("19.99 365 days")) == "V2 0.001 0.01");
  CHECK(said(of("19.99 364 days")) == "V3 0.001 0.01");
  CHECK(said(of("9.00 364 days")) == "V1 0.1 1.00; V3 1.1 11.00");
}
