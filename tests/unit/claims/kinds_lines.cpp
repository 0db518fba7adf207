// SPDX-License-Identifier: Apache-2.0
// Lines against lines: pairs, cycles, courses, operations, companions, amounts; at the exact limit and one beyond.
#include "one_rule.hpp"

using namespace mi;
using namespace mi::test;

namespace {

const std::string pairs_header = "main,main_name,other,other_name,window,rule,batch\n";
const std::string caps_header = "code,name,limit,unit,window,rule,batch\n";

// Visits "id,person,kind,begins,ends" and lines "visit,number,time,item,cnt,pric,amount[,refunds]".
void fill(ClaimsCase& c, const Said& visits, const Said& lines, const std::string& more = "") {
  std::string v = "mdtrt_id,psn_no,med_type,begntime,endtime\n";
  for (const std::string& row : visits) v += row + "\n";
  std::string f = "mdtrt_id,feedetl_sn,fee_ocur_time,med_list_codg,cnt,pric,det_item_fee_sumamt,init_feedetl_sn,med_chrgitm_type\n";
  for (const std::string& row : lines) {
    std::string full = row;
    for (auto n = std::count(row.begin(), row.end(), ','); n < 8; ++n) full += ",";
    f += full + "\n";
  }
  std::vector<std::string> files{c.file("v.csv", v), c.file("f.csv", f)};
  if (!more.empty()) files.push_back(c.file("p.csv", more));
  c.load({files, false, "", "", ""});
}

const Said one_stay{"V1,P1,21,2026-03-01,2026-03-20"};

}  // namespace

TEST_CASE("pair billed together: day, visit, hours; all of the second item, once") {
  ClaimsCase c;
  fill(c, one_stay,
       {"V1,1,2026-03-02 08:00:00,A,1,10.00,10.00", "V1,2,2026-03-02 20:00:00,B,2,3.00,6.00", "V1,3,2026-03-03 00:00:00,B,1,3.00,3.00",
        "V1,4,2026-03-02 14:00:00,C,1,4.00,4.00", "V1,5,2026-03-02 14:00:01,C,1,5.00,5.00", "V1,6,2026-03-09 08:00:00,D,1,7.00,7.00"});
  auto of = [&](const std::string& rows) { return found(c, one_rule("pair_billed_together", "", "own.csv", "", pairs_header + rows)); };
  CHECK(of("A,甲,B,乙,day,,1\n") == all({"V1 2: 2=6.00"}));
  CHECK(of("A,甲,B,乙,visit,,1\n") == all({"V1 2: 2=6.00", "V1 1: 3=3.00"}));  // a lead a day
  CHECK(of("A,甲,C,丙,6 hours,,1\n") == all({"V1 1: 4=4.00"}));               // six hours to the second, and one more
  CHECK(of("A,甲,D,丁,visit,,1\nB,乙,D,丁,visit,,1\n") == all({"V1 1: 6=7.00"}));
  CHECK(of("E,戊,B,乙,visit,,1\n").empty());
  CHECK(error_of([&] { of("A,甲,B,乙,week,,1\n"); }).places() == std::vector<std::string>{"own.csv:2"});
}

TEST_CASE("pair billed together: what was wholly returned is not there, on either side") {
  ClaimsCase c;
  fill(c, {"V1,P1,21,2026-03-01,2026-03-20", "V2,P1,21,2026-03-01,2026-03-20"},
       {"V1,1,2026-03-02,A,1,10.00,10.00", "V1,2,2026-03-02,B,2,3.00,6.00", "V1,3,2026-03-02,A,-1,10.00,-10.00,1", "V2,1,2026-03-02,A,1,10.00,10.00",
        "V2,2,2026-03-02,B,2,3.00,6.00", "V2,3,2026-03-02,B,-1,3.00,-3.00,2"});
  CHECK(found(c, one_rule("pair_billed_together", "", "own.csv", "", pairs_header + "A,甲,B,乙,day,,1\n"), 2) == all({"V2 1: 5=3.00"}));
}

TEST_CASE("pair billed together: the published pairs, and slices that must not meet, by name") {
  ClaimsCase c;
  c.file("v.csv", "mdtrt_id,psn_no,med_type,begntime,endtime\nV1,P1,21,2026-03-01,2026-03-20\n");
  c.load({{c.folder() / "v.csv",
           c.file("f.csv", "mdtrt_id,feedetl_sn,fee_ocur_time,med_list_codg,hilist_name,cnt,pric,det_item_fee_sumamt\n"
                           "V1,1,2026-03-02,001103000010000-1,急诊监护费,1,50.00,50.00\nV1,2,2026-03-02,001102000030000-9,急诊诊查费,1,8.00,8.00\n"
                           "V1,3,2026-03-03,T001,甘草片,10,0.10,1.00\nV1,4,2026-03-03,T002,海藻,10,0.20,2.00\nV1,5,2026-03-04,T002,海藻,10,0.20,2.00\n"
                           "V1,6,2026-03-03,XA,海藻酸钠,1,0.20,0.20\n")},
          false, "", "", ""});
  CHECK(found(c, claims::choose_rules(claims::shipped_rules(), {"GZ10000102012000"}).front()) == all({"V1 1: 2=8.00"}));
  CHECK(found(c, claims::choose_rules(claims::shipped_rules(), {"GZ10000301012000"}).front()) == all({"V1 10: 4=2.00"}));
}

TEST_CASE("quantity above cap: cycles of days, weeks, months and years, over all visits of a person") {
  ClaimsCase c;
  fill(c, {"V1,P1,11,2026-01-31,2026-01-31", "V2,P1,11,2026-02-13,2026-02-13", "V3,P1,11,2026-02-14,2026-02-14", "V4,P2,11,2026-02-13,2026-02-13",
           "V5,P1,11,2026-02-27,2026-02-27", "V6,P1,11,2026-02-28,2026-02-28", "V7,P1,11,2027-01-30,2027-01-30", "V8,P1,11,2027-01-31,2027-01-31"},
       {"V1,1,2026-01-31,A,1,1.00,1.00", "V2,1,2026-02-13,A,1,2.00,2.00", "V3,1,2026-02-14,A,1,3.00,3.00", "V4,1,2026-02-13,A,1,4.00,4.00",
        "V5,1,2026-02-27,A,1,5.00,5.00", "V6,1,2026-02-28,A,1,6.00,6.00", "V7,1,2027-01-30,A,1,7.00,7.00", "V8,1,2027-01-31,A,1,8.00,8.00"});
  auto of = [&](const std::string& limit) {
    return found(c, one_rule("quantity_above_cap", "", "own.csv", "", caps_header + "A,甲," + limit + ",,1\n"), 8);
  };
  CHECK(of("1,次,14 days") == all({"V2 1: 2=2.00", "V5 1: 5=5.00", "V8 1: 8=8.00"}));  // the 14th day counts; the 15th opens a new cycle; V4 is another person
  CHECK(of("1,次,2 weeks") == of("1,次,14 days"));
  CHECK(of("2,次,14 days").empty());
  // From 31 January one month ends on 27 February: the day before the 28th, which stands for the 31st.
  CHECK(of("1,次,1 months") == all({"V5 3: 2=2.00 3=3.00 5=5.00", "V8 1: 8=8.00"}));
  CHECK(of("1,次,1 years") == all({"V7 5: 2=2.00 3=3.00 5=5.00 6=6.00 7=7.00"}));
  CHECK(error_of([&] { of("1,次,1 fortnight"); }).places() == std::vector<std::string>{"own.csv:2"});
  CHECK(error_of([&] { of("1,次,0 days"); }).kind() == base::ErrorKind::cannot);
}

TEST_CASE("quantity above cap: a stay, and the published cycle of glycated haemoglobin") {
  ClaimsCase c;
  fill(c, one_stay, {"V1,1,2026-03-02,A,3,1.00,3.00", "V1,2,2026-03-09,A,1.5,2.00,3.00", "V1,3,2026-03-02,002503020030000-2,1,70.00,70.00",
                     "V1,4,2026-03-16,002503020030000-2,1,70.00,70.00", "V1,5,2026-03-17,002503020030000-2,1,70.00,70.00"});
  CHECK(found(c, one_rule("quantity_above_cap", "", "own.csv", "", caps_header + "A,甲,4,次,stay,,1\n")) == all({"V1 0.5: 2=1.00"}));
  CHECK(found(c, claims::choose_rules(claims::shipped_rules(), {"N2025-31"}).front()) == all({"V1 1: 4=70.00"}));
}

TEST_CASE("course days: days of a visit, or of a person until a gap") {
  ClaimsCase c;
  Said lines;
  for (int day = 1; day <= 16; ++day) lines.push_back("V1," + std::to_string(day) + ",2026-03-" + (day < 10 ? "0" : "") + std::to_string(day) + ",A,1,1.00,1.00");
  lines.push_back("V2,17,2026-04-15,B,1,3.00,3.00");
  lines.push_back("V2,18,2026-04-16,A,1,4.00,4.00");
  fill(c, {"V1,P1,21,2026-03-01,2026-03-20", "V2,P1,21,2026-04-14,2026-04-18"}, lines);
  const std::string list = points_header + "14,甲,,1,A B\n";
  CHECK(found(c, one_rule("course_days", "", "own.csv", "", list), 2) == all({"V1 2: 15=1.00 16=1.00"}));
  CHECK(found(c, one_rule("course_days", "", "own.csv", "", points_header + "16,甲,,1,A B\n"), 2).empty());
  CHECK(found(c, one_rule("course_days", "course=person gap=29", "own.csv", "", list), 2) == all({"V1 2: 15=1.00 16=1.00"}));
  CHECK(found(c, one_rule("course_days", "course=person gap=30", "own.csv", "", list), 2) == all({"V2 4: 15=1.00 16=1.00 17=3.00 18=4.00"}));
}

TEST_CASE("operation discount: the dearest in full, the others at the rate") {
  ClaimsCase c;
  fill(c, one_stay,
       {"V1,1,2026-03-02,A,1,1000.00,1000.00", "V1,2,2026-03-02,B,1,300.00,300.00", "V1,3,2026-03-02,C,1,400.01,400.01", "V1,4,2026-03-03,B,1,600.00,600.00",
        "V1,5,2026-03-02,D,1,500.00,500.00", "V1,6,2026-03-04,A,2,1000.00,2000.00"},
       "med_list_codg,max_price,begndate,enddate\nA,1000.00,2025-01-01,\nB,600.00,2025-01-01,\nC,800.00,2025-01-01,\n");
  const std::string list = points_header + "胃肠,甲,,1,A B C\n";
  // B at 300.00 is the rate itself, C a fen above; B alone on another day and D of no group are none; of two of A one is full.
  CHECK(found(c, one_rule("operation_discount", "percent=50", "own.csv", "", list), 4) == all({"V1 1: 3=0.01", "V1 1: 6=500.00"}));
  CHECK(found(c, one_rule("operation_discount", "percent=40", "own.csv", "", list), 4) == all({"V1 2: 2=60.00 3=80.01", "V1 1: 6=600.00"}));
  // By the highest price of the case: C's is 400.01, so the rate is 200.005.
  CHECK(found(c, one_rule("operation_discount", "percent=50 reference=highest", "own.csv", "", list), 4) == all({"V1 1: 3=200.01", "V1 1: 6=500.00"}));
  CHECK(lacks(c, claims::choose_rules(claims::shipped_rules(), {"operation_discount"}).front()) == "percent is not set: choose it with --parameter percent=VALUE");
}

TEST_CASE("operation discount: an operation of two groups is in question once") {
  ClaimsCase c;
  fill(c, one_stay, {"V1,1,2026-03-02,A,1,1000.00,1000.00", "V1,2,2026-03-02,B,1,600.00,600.00"});
  CHECK(found(c, one_rule("operation_discount", "percent=50 reference=highest", "own.csv", "", points_header + "胃肠,甲,,1,A B\n直肠,乙,,1,A B\n")) == all({"V1 1: 2=300.00"}));
}

TEST_CASE("missing companion: of the visit or of the day") {
  ClaimsCase c;
  fill(c, {"V1,P1,21,2026-03-01,2026-03-20", "V2,P2,21,2026-03-01,2026-03-20"},
       {"V1,1,2026-03-02,N1,2,3.00,6.00", "V1,2,2026-03-03,S1,1,1.00,1.00", "V2,1,2026-03-02,N1,1,3.00,3.00", "V2,2,2026-03-02,S1,1,1.00,1.00",
        "V2,3,2026-03-02,S1,-1,1.00,-1.00,2", "V2,4,2026-03-05,N2,1,9.00,9.00"});
  const std::string list = points_header + "S1;S9*,输注,,1,N1\nX,其他,,1,N2\n";
  CHECK(found(c, one_rule("missing_companion", "", "own.csv", "", list), 2) == all({"V2 1: 3=3.00", "V2 1: 6=9.00"}));
  CHECK(found(c, one_rule("missing_companion", "window=day", "own.csv", "", list), 2) == all({"V1 2: 1=6.00", "V2 1: 3=3.00", "V2 1: 6=9.00"}));
}

TEST_CASE("amount above cap: the fen above, from the latest lines; a sum equal to the cap is none") {
  ClaimsCase c;
  fill(c, {"V1,P1,21,2026-03-01,2026-03-20", "V2,P1,21,2026-05-01,2026-05-20"},
       {"V1,1,2026-03-02,A,1,60.00,60.00", "V1,2,2026-03-03,A,2,25.00,50.00", "V2,1,2026-05-02,A,1,40.00,40.00"});
  auto of = [&](const std::string& limit) { return found(c, one_rule("amount_above_cap", "", "own.csv", "", points_header + limit + ",甲,,1,A\n"), 2); };
  CHECK(of("110.00 stay").empty());
  CHECK(of("109.99 stay") == all({"V1 0.0004: 2=0.01"}));
  CHECK(of("50.00 stay") == all({"V1 2.1666: 1=10.00 2=50.00"}));
  CHECK(of("100.00 1 years") == all({"V2 1.4: 2=10.00 3=40.00"}));
  CHECK(of("55.00 day") == all({"V1 0.0833: 1=5.00"}));
}

TEST_CASE("same rule, same line: periods by the day of the fee") {
  ClaimsCase c;
  fill(c, one_stay, {"V1,1,2026-03-02,A,1,10.00,10.00", "V1,2,2026-03-02,B,1,3.00,3.00", "V1,3,2026-03-03,A,1,10.00,10.00", "V1,4,2026-03-03,B,1,3.00,3.00"});
  auto rule = one_rule("pair_billed_together", "", "own.csv", "", pairs_header + "A,甲,B,乙,day,,1\n");
  CHECK(found(c, rule, 1, claims::parse_period("2026-03-03/2026-03-03")) == all({"V1 1: 4=3.00"}));
}
