// SPDX-License-Identifier: Apache-2.0
// Kinds about purchases, referrals and thin stays by hand: at the exact limit, one beyond, and what says too little to be
// judged.
#include "claims/run/settings.hpp"
#include "law/pack.hpp"
#include "one_rule.hpp"

using namespace mi;
using namespace mi::test;

namespace {

// "V1 1 0.00 why" of each hit.
std::string said(ClaimsCase& c, const claims::Rule& rule) {
  std::string out;
  claims::CheckResult result = run_rule(c, rule);
  CHECK(result.rules.at(0).lacks == "");
  for (const auto& hit : result.hits) out += (out.empty() ? "" : "; ") + hit.visit + " " + hit.units + " " + hit.excess.to_string();
  return out;
}

const std::string visit_header = "mdtrt_id,psn_no,fixmedins_code,med_type,begntime,endtime,diag_code,acp_medins_name\n";
const std::string fee_header = "mdtrt_id,feedetl_sn,fee_ocur_time,med_list_codg,medins_list_codg,med_chrgitm_type,cnt,pric,det_item_fee_sumamt,init_feedetl_sn,dev_no\n";

law::Rulebook law_of(const char* pack, const std::vector<law::Override>& set = {}) {
  return law::Rulebook::of({law::find_pack(pack)}, base::Date::parse("2026-03-01"), set, {law::find_pack("national-order-2")});
}

// What a parameter of a shipped rule is under a law.
std::string parameter(const law::Rulebook& law, const std::string& rule, const std::string& name) {
  for (const claims::Rule& r : claims::settings(law, base::Date::parse("2026-03-01"), {}, {}, "").rules)
    if (r.code == rule) return r.parameters.text(name);
  return "no such rule";
}

}  // namespace

TEST_CASE("bought without a code: not payable from the day on which a code is demanded, until one with a code is bought (NH-07)") {
  ClaimsCase c;
  load(c, {{"f.csv", fee_header + "V1,1,2026-03-02 09:00:00,X1,A,,2,10.00,20.00,,\n"    // the day before
                                  "V1,2,2026-03-03 09:00:00,X1,A,,1,10.00,10.00,,\n"    // the first day, and bought on it
                                  "V1,3,2026-03-04 09:00:00,X1,A,,3,10.00,30.00,,\nV1,4,2026-03-04 10:00:00,X1,A,,-1,10.00,-10.00,3,\n"  // two of three are left
                                  "V2,1,2026-03-05 09:00:00,X1,A,,1,10.00,10.00,,\n"    // one with a code was bought today
                                  "V2,2,2026-03-04 09:00:00,X2,B,,1,10.00,10.00,,\n"    // bought before it was demanded
                                  "V2,3,2026-03-04 09:00:00,X3,C,,1,10.00,10.00,,\n"    // bought tomorrow
                                  "V2,4,2026-03-04 09:00:00,X4,,,1,10.00,10.00,,\nV2,5,2026-03-04 09:00:00,X5,E,,1,10.00,10.00,,\n"},  // no own code; no record
           {"s.csv", "通用名称,数量,变动日期,类型,医疗目录编码,院内编码\n甲,9,2026-03-03,采购,,A\n甲,9,2026-03-05,采购,X1,A\n乙,9,2026-03-02,采购,,B\n丙,9,2026-03-05,采购,,C\n"
                     "丁,9,2026-03-03,采购,,\n戊,9,2026-03-03,期初,,E\n"}});
  CHECK(said(c, one_rule("bought_without_code", "from=2026-03-03")) == "V1 3 30.00");
  CHECK(said(c, one_rule("bought_without_code", "from=2026-03-02")) == "V1 3 30.00; V2 1 10.00");
  CHECK(said(c, one_rule("bought_without_code", "from=2026-03-04")) == "");  // what was bought before is not judged
}

TEST_CASE("the end of the transition is the law's, and a parameter until somebody sets it (NH-07)") {
  CHECK(parameter(law_of("nhsa-2025-14"), "MI-0113", "from") == "?");
  CHECK(parameter(law_of("nhsa-2025-14", {law::Override::parse("claims.purchase.codes_from=2026-07-01")}), "MI-0113", "from") == "2026-07-01");
}

TEST_CASE("price above the platform's: the listed price itself is none, the least above it is (NH-07)") {
  ClaimsCase c;
  load(c, {{"f.csv", fee_header + "V1,1,2026-03-02 09:00:00,X1,,,3,10.00,30.00,,\nV1,2,2026-03-02 09:00:00,X1,,,3,10.01,30.03,,\nV1,3,2026-02-28 09:00:00,X1,,,3,99.00,297.00,,\n"}});
  const std::string list = "code,name,price,from,to\nX1,甲,10.00,2026-03-01,2026-03-31\n";
  CHECK(said(c, one_rule("price_above_list", "", "platform_prices.csv", "", list)) == "V1 3 0.03");
  CHECK(lacks(c, one_rule("price_above_list", "", "platform_prices.csv", "", "code,name,price,from,to\n")).find("platform_prices.csv") != std::string::npos);
  auto damaged = error_of([&] { run_rule(c, one_rule("price_above_list", "", "platform_prices.csv", "", "code,name,price,from,to\nX1,甲,ten,2026-03-01,\n")); });
  CHECK(damaged.places() == std::vector<std::string>{"platform_prices.csv:2"});
}

TEST_CASE("thin stays: less than the limit, and nothing but examinations and drugs (SQ-37)") {
  ClaimsCase c;
  load(c, {{"v.csv", visit_header + "V1,P1,H1,21,2026-03-01,2026-03-03,,\nV2,P2,H1,21,2026-03-01,2026-03-03,,\nV3,P3,H1,21,2026-03-01,2026-03-03,,\nV4,P4,H1,11,2026-03-01,2026-03-01,,\n"
                                    "V5,P5,H1,21,2026-03-01,2026-03-03,,\nV6,P6,H1,21,2026-03-01,,,\n"},
           {"f.csv", fee_header + "V1,1,2026-03-01 09:00:00,A,,01,1,800.00,800.00,,\n"                                                  // the limit
                                  "V2,1,2026-03-01 09:00:00,A,,01,1,799.98,799.98,,\nV2,2,2026-03-01 09:00:00,B,,04,1,0.01,0.01,,\n"    // a fen below
                                  "V3,1,2026-03-01 09:00:00,A,,01,1,900.00,900.00,,\nV3,2,2026-03-01 09:00:00,B,,04,1,1.00,1.00,,\n"
                                  "V3,3,2026-03-01 09:00:00,C,,05,1,1.00,1.00,,\nV4,1,2026-03-01 09:00:00,B,,04,1,1.00,1.00,,\n"        // treated; no stay
                                  "V6,1,2026-03-01 09:00:00,B,,04,1,1.00,1.00,,\n"}});                                                    // not ended; V5 without a line
  CHECK(said(c, one_rule("thin_stay", "why=cost below=800.00")) == "V2 1 0.00");
  CHECK(said(c, one_rule("thin_stay", "why=types")) == "V2 1 0.00");  // of V1 there is nothing but the bed
  CHECK(said(c, one_rule("thin_stay", "why=types only=01;04;05")) == "V1 1 0.00; V2 1 0.00; V3 1 0.00");
  load(c, {{"s.csv", "setl_id,mdtrt_id,medfee_sumamt,fund_pay_sumamt\nS2,V2,1000.00,1.00\nS5,V5,799.00,1.00\n"}});
  CHECK(said(c, one_rule("thin_stay", "why=cost below=800.00")) == "V5 1 0.00");  // what was settled goes before the lines
  CHECK(parameter(law_of("suqian-2018"), "MI-0110", "below") == "?");             // the agreement names no amount
  CHECK(parameter(law_of("suqian-2018", {law::Override::parse("claims.stay.low_cost=1200.00 CNY")}), "MI-0110", "below") == "1200.00");
}

TEST_CASE("referrals: by the agency's list of institutions, else by the name (CF-04)") {
  ClaimsCase c;
  load(c, {{"v.csv", visit_header + "V1,P1,H1,21,2026-03-01,2026-03-03,,北京协和医院\nV2,P2,H1,21,2026-03-01,2026-03-03,,长春某医院\nV3,P3,H1,21,2026-03-01,2026-03-03,,盛京医院\n"
                                    "V4,P4,H1,21,2026-03-01,2026-03-03,,R2\nV5,P5,H1,21,2026-03-01,2026-03-03,,R3\nV6,P6,H1,21,2026-03-01,2026-03-03,,\nV7,P7,H1,21,2026-03-01,2026-03-03,,北京路医院\n"}});
  const std::string header = "code,name,place,level,ownership\n";
  const std::string list = header + "R1,盛京医院,沈阳,3,公立\nR2,,沈阳,2,公立\nR3,,北京,3,民营\n,北京路医院,赤峰,3,公立\n";
  auto rule = [&](const std::string& own) { return one_rule("referral_target", "targets=北京;沈阳 level=3 ownership=公立", "referral_institutions.csv", "", own); };
  CHECK(said(c, rule(list)) == "V2 1 0.00; V4 1 0.00; V5 1 0.00; V7 1 0.00");  // V3 is in Shenyang whatever its name says; V7 is not in Beijing
  CHECK(said(c, rule(header)) == "V2 1 0.00; V3 1 0.00; V4 1 0.00; V5 1 0.00");
  CHECK(run_rule(c, rule(list)).hits[1].detail == "转往R2：等级2低于3");
  CHECK(parameter(law_of("chifeng"), "MI-0115", "targets") == "北京;沈阳");
  CHECK(parameter(law_of("chifeng"), "MI-0115", "level") == "3");
  CHECK(parameter(law_of("chifeng"), "MI-0115", "ownership") == "公立");
  CHECK(parameter(law_of("suqian-2018"), "MI-0115", "level") == "1");  // a kind has no law of its own
  auto damaged = error_of([&] { run_rule(c, rule(header + "R1,盛京医院,沈阳,三级,公立\n")); });
  CHECK(damaged.places() == std::vector<std::string>{"referral_institutions.csv:2"});
}

TEST_CASE("a diagnosis without what belongs to it: any of the items will do, one that was taken back will not") {
  ClaimsCase c;
  load(c, {{"v.csv", visit_header + "V1,P1,H1,21,2026-03-01,2026-03-03,E11.900,\nV2,P2,H1,21,2026-03-01,2026-03-03,E11.900,\nV3,P3,H1,21,2026-03-01,2026-03-03,E11.900,\n"
                                    "V4,P4,H1,21,2026-03-01,2026-03-03,E12.900,\nV5,P5,H1,21,2026-03-01,2026-03-03,E11.900,\n"},
           {"f.csv", fee_header + "V1,1,2026-03-01 09:00:00,GLU2,,,1,1.00,1.00,,\nV2,1,2026-03-01 09:00:00,X,,,1,1.00,1.00,,\nV4,1,2026-03-01 09:00:00,X,,,1,1.00,1.00,,\n"
                                  "V3,1,2026-03-01 09:00:00,HBA,,,1,1.00,1.00,,\nV3,2,2026-03-01 09:00:00,HBA,,,-1,1.00,-1.00,1,\nV3,3,2026-03-01 09:00:00,X,,,1,1.00,1.00,,\n"}});
  CHECK(said(c, one_rule("diagnosis_without_item", "", "own.csv", "", points_header + "HBA;GLU*,糖尿病,,,E11*\n")) == "V2 1 0.00; V3 1 0.00");  // V5 has no line
  CHECK(said(c, one_rule("diagnosis_without_item", "", "own.csv", "", points_header + "HBA;GLU*,糖尿病,,,E11*\nY,甲,,,E1*\n")) ==
        "V1 1 0.00; V2 2 0.00; V3 2 0.00; V4 1 0.00");
}

TEST_CASE("an operation that does not belong to the diagnoses") {
  ClaimsCase c;
  load(c, {{"v.csv", "mdtrt_id,psn_no,fixmedins_code,med_type,begntime,endtime,diag_code,oprn_oprt_code\nV1,P1,H1,21,2026-03-01,2026-03-03,K35.900,47.0900\n"
                     "V2,P2,H1,21,2026-03-01,2026-03-03,K38.000,47.0900\nV3,P3,H1,21,2026-03-01,2026-03-03,,47.0900\nV4,P4,H1,21,2026-03-01,2026-03-03,K38.000,48.0900\n"}});
  // V3 says no diagnosis: it is not judged.
  CHECK(said(c, one_rule("code_against_person", "codes=operation", "own.csv", "", points_header + "diagnosis=K35;K37,阑尾切除,,,47.0*\n")) == "V2 1 0.00");
}

TEST_CASE("workload of a device: its items together, the limit itself is none; lines that name no device do not count") {
  ClaimsCase c;
  load(c, {{"f.csv", fee_header + "V1,1,2026-03-01 09:00:00,A,,,2,10.00,20.00,,D1\nV1,2,2026-03-01 10:00:00,B,,,1,10.00,10.00,,D1\nV1,3,2026-03-01 11:00:00,A,,,1,10.00,10.00,,D2\n"
                                  "V1,4,2026-03-01 12:00:00,A,,,9,10.00,90.00,,\nV1,5,2026-03-01 13:00:00,C,,,9,10.00,90.00,,D1\n"}});
  auto device = [&](const std::string& limit) {
    return one_rule("workload", "who=device measure=minutes limit=" + limit, "own.csv", "", "code,name,minutes\nA,甲,20\nB,乙,30\n");
  };
  CHECK(said(c, device("70")) == "");
  CHECK(said(c, device("69")) == "V1 1 0.33");  // a minute of B's thirty: a third of 10.00 ÷ 10
  CHECK(said(c, device("30")) == "V1 40 15.00");  // all of B, and ten minutes of A's forty
}

TEST_CASE("after the notice of discharge: from its time on, or from its day, by the switch (SQ-03, ZK-03)") {
  ClaimsCase c;
  load(c, {{"f.csv", fee_header + "V1,1,2026-03-05 08:59:59,A,,,1,10.00,10.00,,\nV1,2,2026-03-05 09:00:00,A,,,1,10.00,10.00,,\nV1,3,2026-03-06 00:00:00,A,,,2,10.00,20.00,,\n"
                                  "V1,4,2026-03-06 01:00:00,A,,,-1,10.00,-10.00,3,\nV2,1,2026-03-04 23:59:59,A,,,1,10.00,10.00,,\nV2,2,2026-03-05 00:00:00,A,,,1,10.00,10.00,,\n"
                                  "V2,3,2026-03-06 00:00:00,A,,,1,10.00,10.00,,\nV3,1,2026-03-06 00:00:00,A,,,1,10.00,10.00,,\n"}});
  auto rule = [](const std::string& day) {
    return one_rule("after_notice", "notice_day=" + day, "discharge_notices.csv", "", "mdtrt_id,notice,note\nV1,2026-03-05 09:00:00,\nV2,2026-03-05,\n");
  };
  CHECK(said(c, rule("not-paid")) == "V1 2 20.00; V2 2 20.00");
  CHECK(said(c, rule("paid")) == "V1 2 20.00; V2 1 10.00");
  CHECK(parameter(law_of("zhoukou-2014"), "MI-0118", "notice_day") == "not-paid");
  CHECK(parameter(law_of("zhoukou-2014", {law::Override::parse("settlement.discharge_refused.day=paid")}), "MI-0118", "notice_day") == "paid");
  auto damaged = error_of([&] { run_rule(c, one_rule("after_notice", "notice_day=paid", "discharge_notices.csv", "", "mdtrt_id,notice,note\nV1,yesterday,\n")); });
  CHECK(damaged.places() == std::vector<std::string>{"discharge_notices.csv:2"});
}

TEST_CASE("items that may not be billed, or that are not paid: not in the agency's list on the day (ZK-07)") {
  ClaimsCase c;
  load(c, {{"f.csv", fee_header + "V1,1,2026-03-04 09:00:00,001100000010000-1,,,2,10.00,20.00,,\nV1,2,2026-03-05 09:00:00,001100000010000-1,,,2,10.00,20.00,,\n"
                                  "V1,3,2026-03-31 09:00:00,001100000010000,,,1,12.01,12.01,,\nV1,4,2026-04-01 09:00:00,001100000010000,,,1,10.00,10.00,,\n"
                                  "V1,5,2026-03-05 09:00:00,X1,,,1,10.00,10.00,,\nV2,1,2026-03-05 09:00:00,002200000010000,,,1,10.00,10.00,,\n"}});
  const std::string list = "code,name,price,from,to\n001100000010000,新项目,12.00,2026-03-05,2026-03-31\n002200000010000,老项目,,2020-01-01,\n";
  CHECK(said(c, one_rule("item_not_listed", "items=00", "chargeable_items.csv", "", list)) == "V1 2 20.00; V1 1 10.00");  // a lead each code; the drug is not asked for
  CHECK(said(c, one_rule("item_not_listed", "items=00;X", "chargeable_items.csv", "", list)) == "V1 2 20.00; V1 1 10.00; V1 1 10.00");
  CHECK(said(c, one_rule("price_above_list", "", "chargeable_items.csv", "", list)) == "V1 1 0.01");  // what is listed without a price has none to pass
}

TEST_CASE("price above peers: the highest of the others on the day is none, the least above it is; the case's own is no peer") {
  ClaimsCase c;
  load(c, {{"f.csv", fee_header + "V1,1,2026-03-01 09:00:00,X1,,,2,12.00,24.00,,\nV1,2,2026-03-01 10:00:00,X1,,,2,12.01,24.02,,\nV2,1,2026-03-02 09:00:00,X1,,,1,12.00,12.00,,\n"
                                  "V2,2,2026-03-02 09:00:00,X2,,,1,99.00,99.00,,\n"}});
  const std::string list = "institution,code,name,price,from,to\nH2,X1,甲,10.00,2026-01-01,\nH3,X1,甲,12.00,2026-01-01,2026-03-01\nH3,X1,甲,11.00,2026-03-02,\nME,X1,甲,50.00,2026-01-01,\n";
  CHECK(said(c, one_rule("price_above_peers", "own=ME", "own.csv", "", list)) == "V1 2 0.02; V2 1 1.00");  // of X2 no peer has a price
  CHECK(said(c, one_rule("price_above_peers", "own=", "own.csv", "", list)) == "");
}

TEST_CASE("prescriber_level: a drug of the doctor's own level is none, one above it is; who is not named is not judged") {
  ClaimsCase c;
  const std::string header = "mdtrt_id,feedetl_sn,fee_ocur_time,med_list_codg,cnt,pric,det_item_fee_sumamt,bilg_dr_codg,init_feedetl_sn\n";
  load(c, {{"f.csv", header + "V1,1,2026-03-01 09:00:00,XJ01A1,1,10.00,10.00,D1,\nV1,2,2026-03-01 09:00:00,XJ01B1,2,10.00,20.00,D1,\nV1,3,2026-03-01 10:00:00,XJ01B1,1,10.00,10.00,D1,\n"
                              "V1,4,2026-03-01 11:00:00,XJ01B1,-1,10.00,-10.00,D1,3\nV1,5,2026-03-01 09:00:00,XJ01B1,1,10.00,10.00,D2,\nV2,1,2026-03-01 09:00:00,XJ01B2,1,7.00,7.00,D2,\n"
                              "V2,2,2026-03-01 09:00:00,XJ01B2,1,7.00,7.00,D9,\nV2,3,2026-03-01 09:00:00,XC01,1,7.00,7.00,D1,\nV2,4,2026-03-01 09:00:00,XJ01B2,1,7.00,7.00,,\n"}});
  const std::string list = "subject,code,name,level\ndrug,XJ01*,抗菌药,1\ndrug,XJ01B*,限制级,2\ndrug,XJ01B2,特殊级,3\ndoctor,D1,甲,1\ndoctor,D2,乙,2\n";
  CHECK(said(c, one_rule("prescriber_level", "", "prescriber_levels.csv", "", list)) == "V1 2 20.00; V2 1 7.00");
  CHECK(run_rule(c, one_rule("prescriber_level", "", "prescriber_levels.csv", "", list)).hits[1].detail == "药品为3级，医师处方权为2级");
  for (const char* wrong : {"nurse,D1,甲,1", "drug,X,甲,4", "drug,,甲,1", "drug,X,甲"}) {
    auto error = error_of([&] { run_rule(c, one_rule("prescriber_level", "", "prescriber_levels.csv", "", list + wrong + "\n")); });
    CHECK(error.places() == std::vector<std::string>{"prescriber_levels.csv:7"});
  }
}
