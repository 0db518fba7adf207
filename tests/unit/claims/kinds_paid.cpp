// SPDX-License-Identifier: Apache-2.0
// Lines that the person pays wholly: with paid=in_scope, which every kind that judges what is payable falls back to, they are
// none; with paid=any they are. Of no kind does it depend on anything else.
#include "one_rule.hpp"

using namespace mi;
using namespace mi::test;

namespace {

const std::string drug = "XJ01CAA040001", other = "XJ01CAB050001";

// Lines 1 and 2: a drug, in scope, and paid wholly by the person, a fen in scope (3); 4 and 5 the same of a slice; 6 a second drug.
void load(ClaimsCase& c) {
  const std::string fees = "mdtrt_id,feedetl_sn,fee_ocur_time,med_list_codg,medins_list_codg,bilg_dr_codg,cnt,pric,det_item_fee_sumamt,inscp_scp_amt\n"
                           "V1,1,2026-03-02 08:00:00," + drug + ",own,D1,1,1.00,1.00,1.00\nV1,2,2026-03-03 08:00:00," + drug + ",own,D1,1,2.00,2.00,0.00\n"
                           "V1,3,2026-03-04 08:00:00," + drug + ",own,D1,1,4.00,4.00,0.01\nV1,4,2026-03-02 08:00:00,T000000001,own,D1,1,8.00,8.00,8.00\n"
                           "V1,5,2026-03-03 08:00:00,T000000001,own,D1,1,16.00,16.00,0.00\nV1,6,2026-03-03 09:00:00," + other + ",own2,,1,32.00,32.00,\n";
  c.load({{c.file("v.csv", "mdtrt_id,psn_no,gend,med_type,begntime,endtime\nV1,P1,1,21,2026-03-01,2026-03-05\n"), c.file("f.csv", fees),
           c.file("s.csv", "通用名称,数量,变动日期,类型,医疗目录编码,院内编码\n甲,9,2026-02-01,采购,,own\n")},
          false, "", "", ""});
}

struct Paid {
  std::string kind, parameters;
  std::string list;
  std::string in_scope, any;
};

}  // namespace

TEST_CASE("who pays for himself is passed over, unless the rule says otherwise (SQ-06)") {
  ClaimsCase c;
  load(c);
  const std::vector<Paid> rules{
      {"after_notice", "notice_day=paid", "mdtrt_id,notice,note\nV1,2026-02-10,\n", "V1 4: 1=1.00 4=8.00 6=32.00 3=4.00", "V1 6: 1=1.00 4=8.00 2=2.00 5=16.00 6=32.00 3=4.00"},
      {"amount_above_cap", "", points_header + "1.00 stay,甲,,," + drug + "\n", "V1 1: 3=4.00", "V1 2: 2=2.00 3=4.00"},
      {"bought_without_code", "from=2026-02-01", "", "V1 3: 1=1.00 4=8.00 3=4.00", "V1 5: 1=1.00 4=8.00 2=2.00 5=16.00 3=4.00"},
      {"course_days", "", points_header + "1,甲,,," + drug + "\n", "V1 1: 3=4.00", "V1 2: 2=2.00 3=4.00"},
      {"herbal_slices", "", points_header + "always,甲,,,T000000001\n", "V1 1: 4=8.00", "V1 1: 4=8.00; V1 1: 5=16.00"},
      {"item_not_listed", "items=XJ01CAA", "code,name,price,from,to\nY,乙,,2020-01-01,\n", "V1 2: 1=1.00 3=4.00", "V1 3: 1=1.00 2=2.00 3=4.00"},
      {"kinds_of_drugs", "kinds=1 window=visit", "", "V1 1: 6=32.00", "V1 1: 6=32.00"},
      {"kinds_of_drugs", "kinds=1 window=day", "", "", "V1 1: 6=32.00"},  // the first drug of that day is the person's own
      {"limited_to", "", points_header + "sex=2,甲,,," + drug + "\n", "V1 2: 1=1.00 3=4.00", "V1 3: 1=1.00 2=2.00 3=4.00"},
      {"missing_companion", "", points_header + "S1,甲,,," + drug + "\n", "V1 2: 1=1.00 3=4.00", "V1 3: 1=1.00 2=2.00 3=4.00"},
      {"pair_billed_together", "", "main,main_name,other,other_name,window,rule,batch\n" + other + ",甲," + drug + ",乙,visit,,\n", "V1 1: 1=1.00; V1 1: 3=4.00", "V1 1: 1=1.00; V1 1: 2=2.00; V1 1: 3=4.00"},
      {"prescriber_level", "", "subject,code,name,level\ndrug,X*,药,2\ndoctor,D1,甲,1\n", "V1 2: 1=1.00 3=4.00", "V1 3: 1=1.00 2=2.00 3=4.00"}};
  for (const Paid& one : rules) {
    CAPTURE(one.kind);
    const std::string list = one.list.empty() ? "" : "own.csv", more = one.parameters.empty() ? "" : " " + one.parameters;
    CHECK(found(c, one_rule(one.kind, one.parameters, list, "", one.list), 2) == one.in_scope);
    CHECK(found(c, one_rule(one.kind, "paid=any" + more, list, "", one.list), 2) == one.any);
  }
  auto told = [&](const std::string& paid) { return run_rule(c, one_rule("indication", paid, "own.csv", "", points_header + "限适应症,甲,,," + drug + "\n")).rules.front().lacks; };
  CHECK(told("") == "a person must read the indications: 2 lines of 1 visits, 5.00, hold the listed drugs");
  CHECK(told("paid=any") == "a person must read the indications: 3 lines of 1 visits, 7.00, hold the listed drugs");
}

TEST_CASE("what the person pays for himself still stands beside what the fund pays: a companion, a first item, a slice of the prescription") {
  ClaimsCase c;
  load(c);
  const std::string pairs = "main,main_name,other,other_name,window,rule,batch\n";
  CHECK(found(c, one_rule("pair_billed_together", "", "own.csv", "", pairs + drug + ",甲," + other + ",乙,day,,\n"), 2) == "V1 1: 6=32.00");
  CHECK(found(c, one_rule("missing_companion", "window=day", "own.csv", "", points_header + drug + ",甲,,," + other + "\n")).empty());
}

TEST_CASE("herbal slices: one that the person pays is part of the prescription, and not in question itself") {
  ClaimsCase c;
  c.load({{c.file("v.csv", "mdtrt_id,psn_no,med_type,begntime,endtime\nV1,P1,11,2026-03-01,2026-03-01\n"),
           c.file("f.csv", "mdtrt_id,feedetl_sn,fee_ocur_time,med_list_codg,cnt,pric,det_item_fee_sumamt,inscp_scp_amt\n"
                           "V1,1,2026-03-01,T000000002,1,1.00,1.00,1.00\nV1,2,2026-03-01,T000000003,1,2.00,2.00,0.00\n")},
          false, "", "", ""});
  CHECK(found(c, one_rule("herbal_slices", "", "own.csv", "", points_header + "alone,甲,,,T000000002\n")).empty());
  CHECK(found(c, one_rule("herbal_slices", "", "own.csv", "", points_header + "alone,甲,,,T000000002 T000000003\n")) == "V1 1: 1=1.00");
}
