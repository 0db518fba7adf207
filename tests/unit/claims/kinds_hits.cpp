// SPDX-License-Identifier: Apache-2.0
// What a hit says beside its units and its money: its item and doctor, its days, how many rows it was compared with, and the
// knowledge point that it rests on.
#include <algorithm>

#include "one_rule.hpp"

using namespace mi;
using namespace mi::test;

namespace {

const std::string visit_header = "mdtrt_id,psn_no,gend,brdy,fixmedins_code,fixmedins_name,med_type,begntime,endtime,diag_code,oprn_oprt_code,adm_upload_time\n";
const std::string fee_header = "mdtrt_id,feedetl_sn,fee_ocur_time,med_list_codg,bilg_dr_codg,cnt,pric,det_item_fee_sumamt,med_chrgitm_type\n";

// "A D1 01/03 2 own.csv  一" of each hit: item, doctor, days of March, rows compared with, knowledge.
std::string told(ClaimsCase& c, const claims::Rule& rule) {
  std::string out;
  for (const auto& hit : run_rule(c, rule).hits)
    out += (out.empty() ? "" : "; ") + hit.item + " " + hit.doctor + " " + hit.from.to_string().substr(8) + "/" + hit.to.to_string().substr(8) + " " +
           std::to_string(hit.context.size()) + " " + hit.knowledge;
  return out;
}

}  // namespace

TEST_CASE("a hit names its item and doctor, its days, what it was compared with, and its knowledge point") {
  ClaimsCase c;
  load(c, {{"v.csv", visit_header + "V1,P1,1,1980-01-01,H1,甲院,21,2026-03-01,2026-03-03,E11.900,47.0100,\nV2,P2,2,1980-01-01,H1,甲院,11,2026-03-01,2026-03-01,,,2026-03-01 00:00:00\n"},
           {"f.csv", fee_header + "V1,1,2026-03-01 08:00:00,A,D1,2,10.00,20.00,01\nV1,2,2026-03-02 08:00:00,A,D2,2,10.00,20.00,01\nV1,3,2026-03-03 08:00:00,A,D3,2,10.00,20.00,01\n"
                                  "V1,4,2026-03-02 09:00:00,B,D4,1,5.00,5.00,01\nV1,5,2026-03-01 08:00:00,XJ01CAA040001,D5,1,1.00,1.00,09\nV1,6,2026-03-01 09:00:00,XJ01CAB050001,D6,1,1.00,1.00,09\n"
                                  "V1,7,2026-03-02 10:00:00,T000000001,D7,1,1.00,1.00,10\nV1,8,2026-03-02 09:00:00,B,D8,1,5.00,5.01,01\n"}});
  auto point = [](const std::string& limit, const std::string& codes) { return "limit,name,rule,batch,codes\n" + limit + ",甲,,一," + codes + "\n"; };
  CHECK(told(c, with_list("course_days", "", point("1", "A"))) == "A D3 02/03 1 own.csv  一");
  CHECK(told(c, with_list("missing_companion", "", point("S1", "A"))) == "A D1 01/03 0 own.csv  一");
  CHECK(told(c, with_list("limited_to", "", point("sex=2", "A"))) == "A D1 01/03 0 own.csv  一");
  CHECK(told(c, with_list("herbal_slices", "", point("always", "T000000001"))) == "T000000001 D7 02/02 0 own.csv  一");
  CHECK(told(c, with_list("more_than_stay_days", "", point("", "A"))) == "A D3 02/03 1 own.csv  一");
  CHECK(told(c, with_list("operation_discount", "percent=50 reference=highest", point("一组", "B"))) == "B D8 02/02 1 own.csv  一");
  CHECK(told(c, with_list("diagnosis_without_item", "", point("GLU", "E11*"))) == "  01/01 0 own.csv  一");
  CHECK(told(c, with_list("quantity_above_cap", "", "code,name,limit,unit,window,rule,batch\nA,甲,3,次,stay,,一\n")) == "A D3 01/03 1 own.csv  一");
  CHECK(told(c, with_list("amount_above_cap", "", point("30.00 stay", "A"))) == "A D3 02/03 0 own.csv  一");
  CHECK(told(c, with_list("pair_billed_together", "", "main,main_name,other,other_name,window,rule,batch\nA,甲,B,乙,day,,一\n")) == "B D4 02/02 1 own.csv  一");
  CHECK(told(c, with_list("price_above_list", "", "code,name,price,from,to\nT000000001,甲,0.50,2026-01-01,\n")) == "T000000001 D7 02/02 0 own.csv 0.5");
  CHECK(told(c, with_list("after_notice", "notice_day=not-paid", "mdtrt_id,notice,note\nV1,2026-03-02,\n")) == "A D2 02/03 0 ");
  CHECK(told(c, one_rule("kinds_of_drugs", "kinds=1 class=0")) == "XJ01CAB050001 D6 01/01 1 ");
  CHECK(told(c, one_rule("same_line_twice", "window=second quantity=same")) == "B D8 02/02 1 ");
  const auto context = run_rule(c, with_list("quantity_above_cap", "", "code,name,limit,unit,window,rule,batch\nA,甲,5,次,stay,,一\n")).hits.at(0).context;
  CHECK(context.size() == 2);
  CHECK(std::is_sorted(context.begin(), context.end()));
  CHECK(told(c, one_rule("operation_and_fee", "missing=fee")) == "  01/03 0 ");
  CHECK(told(c, one_rule("upload_delay", "of=entry within=1 unit=days visits=21")) == "  01/03 0 ");
}

TEST_CASE("limited to: above an age, and in institutions of a name") {
  ClaimsCase c;
  load(c, {{"v.csv", visit_header + "V1,P1,1,1980-01-01,H1,甲中医院,21,2026-03-01,2026-03-03,,,\n"}, {"f.csv", fee_header + "V1,1,2026-03-01,A,,1,1.00,1.00,\n"}});
  auto is_found = [&](const std::string& limit) { return !found(c, with_list("limited_to", "", points_header + limit + ",甲,,,A\n")).empty(); };
  CHECK(is_found("age>46"));  // forty-six years old
  CHECK_FALSE(is_found("age>45"));
  CHECK(is_found("age<46"));
  CHECK_FALSE(is_found("age<47"));
  CHECK(is_found("age=45"));
  CHECK_FALSE(is_found("age=46"));
  CHECK(is_found("institution=妇幼;西医"));
  CHECK_FALSE(is_found("institution=妇幼;中医"));
  CHECK(is_found("institution!=中医"));
}

TEST_CASE("visits of nobody known are courses by themselves; drugs of the day after a stay are not taken home from it") {
  ClaimsCase c;
  load(c, {{"f.csv", fee_header + "V1,1,2026-03-01,A,,1,1.00,1.00,\nV1,2,2026-03-02,A,,1,2.00,2.00,\nV2,1,2026-03-03,A,,1,4.00,4.00,\n"}});
  CHECK(found(c, with_list("course_days", "course=person", points_header + "1,甲,,,A\n"), 0) == "V1 1: 2=2.00");
  load(c, {{"v.csv", visit_header + "V3,P1,1,,H1,甲院,21,2026-03-01,2026-03-03,,,\n"},
           {"g.csv", fee_header + "V3,1,2026-03-03,XJ01CAA040001,,1,1.00,1.00,\nV3,2,2026-03-04,XJ01CAA040001,,1,2.00,2.00,\nV4,1,2026-03-03,XJ01CAA040001,,1,4.00,4.00,\n"}});
  CHECK(found(c, one_rule("kinds_of_drugs", "kinds=0 taken=discharge")) == "V3 1: 1=1.00");
  CHECK(found(c, one_rule("kinds_of_drugs", "kinds=0 window=visit")) == "V3 2: 1=1.00 2=2.00");  // of V4 no visit row says anything
}

TEST_CASE("drug holding: the share of the quantity is rounded down, that of the amount to the nearest fen (SQ-08)") {
  ClaimsCase c;
  load(c, {{"v.csv", visit_header + "V1,P1,1,,H1,甲院,14,2026-03-01,2026-03-01,,,\n"},
           {"f.csv", "mdtrt_id,feedetl_sn,fee_ocur_time,med_list_codg,cnt,pric,det_item_fee_sumamt,prd_days\nV1,1,2026-03-01,A,1,10.00,10.00,32\nV1,2,2026-03-01,B,1,10.00,10.00,30\n"}});
  const auto hits = run_rule(c, one_rule("drug_holding", "days=30 visits=11;14")).hits;
  REQUIRE(hits.size() == 1);
  CHECK(hits[0].units == "0.0625");
  CHECK(hits[0].excess.to_string() == "0.63");  // two of thirty-two days of 10.00 are 0.625
  CHECK(run_rule(c, one_rule("drug_holding", "days=30 visits=14;11")).hits.size() == 1);
}
