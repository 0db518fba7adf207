// SPDX-License-Identifier: Apache-2.0
// Limits on who may be billed what: at the exact limit, one beyond, and what the export does not say.
#include "claims/kernel/condition.hpp"
#include "claims/kernel/points.hpp"
#include "one_rule.hpp"

using namespace mi;
using namespace mi::test;

namespace {

// Visits "id,person,sex,birth,insurance,level,med_type,begins,ends,department,diagnosis[,way]" and lines "visit,number,day,item,cnt,pric,amount".
void fill(ClaimsCase& c, const Said& visits, const Said& lines) {
  std::string v = "mdtrt_id,psn_no,gend,brdy,insutype,hosp_lv,med_type,begntime,endtime,dept_code,diag_code,dscg_way\n";
  for (const std::string& row : visits) v += row + (std::count(row.begin(), row.end(), ',') == 10 ? ",\n" : "\n");
  std::string f = "mdtrt_id,feedetl_sn,fee_ocur_time,med_list_codg,cnt,pric,det_item_fee_sumamt,bilg_dept_codg,inscp_scp_amt,bilg_dr_codg\n";
  for (const std::string& row : lines) {
    std::string full = row;
    for (auto n = std::count(row.begin(), row.end(), ','); n < 9; ++n) full += ",";
    f += full + "\n";
  }
  c.load({{c.file("v.csv", v), c.file("f.csv", f)}, false, "", "", ""});
}

}  // namespace

TEST_CASE("limited to a sex: known and other, not unknown; the exception; who pays for himself (SQ-06)") {
  ClaimsCase c;
  fill(c,
       {"V1,P1,1,1980-01-01,310,2,21,2026-03-01,2026-03-05,D1,I10", "V2,P2,2,1980-01-01,310,2,21,2026-03-01,2026-03-05,D1,I10",
        "V3,P3,9,1980-01-01,310,2,21,2026-03-01,2026-03-05,D1,I10", "V4,P4,1,1980-01-01,310,2,21,2026-03-01,2026-03-05,D1,Q56.000"},
       {"V1,1,2026-03-02,F1,2,10.00,20.00", "V1,2,2026-03-02,M1,1,5.00,5.00", "V1,3,2026-03-03,F2,1,7.00,7.00,,0.00", "V2,1,2026-03-02,F1,1,10.00,10.00",
        "V2,2,2026-03-02,M1,1,5.00,5.00,,5.00", "V3,1,2026-03-02,F1,1,10.00,10.00", "V4,1,2026-03-02,F1,1,10.00,10.00"});
  const std::string list = points_header + "sex=2,甲,,1,F1 F2\nsex=1,乙,,1,M1\n";
  CHECK(found(c, one_rule("limited_to", "except=diagnosis=Q56", "own.csv", "", list), 4) == all({"V1 2: 1=20.00", "V2 1: 5=5.00"}));
  CHECK(found(c, one_rule("limited_to", "paid=any", "own.csv", "", list), 4) == all({"V1 3: 1=20.00 3=7.00", "V2 1: 5=5.00", "V4 1: 7=10.00"}));
}

TEST_CASE("limited to an age: whole years on the day of the fee, days of a newborn") {
  ClaimsCase c;
  fill(c, {"V1,P1,1,2008-03-02,310,2,21,2026-03-01,2026-03-05,D1,I10", "V2,P2,1,2026-02-02,310,2,21,2026-03-01,2026-03-05,D1,I10",
           "V3,P3,1,,310,2,21,2026-03-01,2026-03-05,D1,I10"},
       {"V1,1,2026-03-01,A,1,1.00,1.00", "V1,2,2026-03-02,A,1,2.00,2.00",                     // 17 years, and 18 on the birthday
        "V2,1,2026-03-02,B,1,3.00,3.00", "V2,2,2026-03-03,B,1,4.00,4.00",                     // 28 days old, 29
        "V3,1,2026-03-03,B,1,4.00,4.00"});
  CHECK(found(c, one_rule("limited_to", "", "own.csv", "", points_header + "age<$child,儿童,,1,A\nage_days<=$newborn,新生儿,,1,B\n"), 3) == all({"V1 1: 2=2.00", "V2 1: 4=4.00"}));
  CHECK(found(c, one_rule("limited_to", "child=19 newborn=29", "own.csv", "", points_header + "age<$child,儿童,,1,A\nage_days<=$newborn,新生儿,,1,B\n"), 3).empty());
  CHECK(found(c, one_rule("limited_to", "", "own.csv", "", points_header + "age>=17&age<18,范围,,1,A\n"), 3) == all({"V1 1: 2=2.00"}));
}

TEST_CASE("limited to scheme, level, kind of visit, department, diagnosis, and alternatives of them") {
  ClaimsCase c;
  fill(c, {"V1,P1,1,1980-01-01,310,二级甲等,21,2026-03-01,2026-03-05,A01,I63.900", "V2,P2,2,1980-01-01,510,08,11,2026-03-01,2026-03-01,B02,J18.900",
           "V3,P3,2,1980-01-01,390,,52,2026-03-01,2026-03-05,C03,O80.000"},
       {"V1,1,2026-03-02,A,1,1.00,1.00", "V2,1,2026-03-01,A,1,2.00,2.00,A01.1", "V3,1,2026-03-02,A,1,4.00,4.00"});
  auto of = [&](const std::string& condition) {
    std::string out;
    for (const std::string& hit : each_found(c, one_rule("limited_to", "", "own.csv", "", points_header + condition + ",项,,1,A\n"), 3)) out += hit.substr(0, 2);
    return out;
  };
  CHECK(of("insurance=510") == "V1V3");
  CHECK(of("insurance=510|visit=51;52;53") == "V1");
  CHECK(of("insurance!=390") == "V3");
  CHECK(of("level>=2") == "V2");  // 08 is 一级甲等; V3 says nothing
  CHECK(of("level>=3") == "V1V2");
  CHECK(of("level>=3|level>=2&visit=21") == "V2");
  CHECK(of("visit=$stays") == "V2");
  CHECK(of("department=A01") == "V3");  // the line's department before the visit's
  CHECK(of("department!=A01") == "V1V2");
  CHECK(of("diagnosis=I6;O") == "V2");
  CHECK(of("diagnosis!=J18") == "V2");
  CHECK(of("sex=1&level>=3") == "V1V2V3");  // V3: one of both is known not to hold
}

TEST_CASE("conditions: what is none is said; unknown is neither") {
  claims::Parameters none;
  for (const char* wrong : {"sex", "colour=1", "age<x", "age<1;2", "=2", "sex~2", ""})
    CHECK(error_of([&] { claims::Condition::parse(wrong, none); }).kind() == base::ErrorKind::cannot);
  CHECK(error_of([&] { claims::Condition::parse("age<$child", none); }).kind() == base::ErrorKind::usage);
  CHECK(claims::years_between(base::Date::parse("2004-02-29").days(), base::Date::parse("2022-02-28").days()) == 17);
  CHECK(claims::years_between(base::Date::parse("2004-02-29").days(), base::Date::parse("2022-03-01").days()) == 18);
}

TEST_CASE("lists: codes folded as in a shell, beginnings, rows of other rules, rows that belong together") {
  CHECK(claims::unfold_codes("XA{1,20} T3  00110900*") == std::vector<std::string>{"XA1", "XA20", "T3", "00110900*"});
  auto points = claims::read_points(points_header + "14,甲,R1,6,\"A{1,2}\"\n14,甲,R1,6,A3\n14,甲,R2,6,B\n7,乙,,,C\n", "l.csv", "R1");
  REQUIRE(points.size() == 2);
  CHECK(points[0].codes == std::vector<std::string>{"A1", "A2", "A3"});
  CHECK(points[0].knowledge == "l.csv R1 6");
  CHECK(error_of([] { claims::read_points(points_header + "14,甲,R1\n", "l.csv", "R1"); }).places() == std::vector<std::string>{"l.csv:2"});
  std::vector<std::string_view> codes{"", "A1", "00110900001000-1", "001109000010000-1", "001109000010000", "00111"};
  claims::PointsByCode by_code(codes, {{"", "", "", {"A1", "001109000010000"}}, {"", "", "", {"00110900*"}}});
  auto of = [&](std::uint32_t code) { return std::vector<std::uint32_t>(by_code.of(code).begin(), by_code.of(code).end()); };
  CHECK(of(1) == std::vector<std::uint32_t>{0});
  CHECK(of(3) == std::vector<std::uint32_t>{1});  // the whole code begins so; its digits are not asked any more
  CHECK(of(4) == std::vector<std::uint32_t>{0, 1});
  CHECK(of(5).empty());
}

TEST_CASE("a limit that asks what no visit says is not passed in silence") {
  ClaimsCase c;
  c.stay_with({"1,2026-03-02,A,1,12.00,12.00"});
  CHECK(lacks(c, one_rule("limited_to", "", "own.csv", "", points_header + "sex=2,甲,,1,A\n")) == "no visit of the case says this: sex");
  CHECK(lacks(c, one_rule("limited_to", "", "limits_age.csv", "GZ10000101006000")) ==
        "no knowledge points are published for it: give a list of your own");
}

TEST_CASE("the published points: a man's drug for a woman, a child's drug for a grown-up, work injury, level, internet") {
  ClaimsCase c;
  fill(c, {"V1,P1,2,1980-01-01,310,10,11,2026-03-01,2026-03-01,D1,I10", "V2,P2,1,2020-01-01,310,02,21,2026-03-01,2026-03-03,D1,I10"},
       {"V1,1,2026-03-01,XL02BBA326A001010102180,1,10.00,10.00",   // 阿帕他胺片: men
        "V1,2,2026-03-01,ZA04CAE0023010100166,1,10.00,10.00",      // 儿童清肺口服液
        "V1,3,2026-03-01,ZH01AAB0066010100716,1,10.00,10.00",      // 疤痕止痒软化膏: work injury
        "V1,4,2026-03-01,ZC01AAA0042010105549,1,10.00,10.00",      // 艾迪注射液: 二级 and above
        "V1,5,2026-03-01,XB05BAU012B002010102180,1,10.00,10.00",   // 脂肪乳氨基酸葡萄糖: stays
        "V2,1,2026-03-01,XL02BBA326A001010102180,1,10.00,10.00", "V2,2,2026-03-01,ZA04CAE0023010100166,1,10.00,10.00",
        "V2,3,2026-03-01,ZC01AAA0042010105549,1,10.00,10.00", "V2,4,2026-03-01,XB05BAU012B002010102180,1,10.00,10.00"});
  auto of = [&](const std::string& code) {
    claims::Rule rule = claims::choose_rules(claims::shipped_rules(), {code}).front();
    return found(c, rule, 2);
  };
  CHECK(of("GZ10000301004000") == all({"V1 1: 1=10.00"}));
  CHECK(of("GZ10000301002000") == all({"V1 1: 2=10.00"}));
  CHECK(of("GZ10000101001000") == all({"V1 1: 3=10.00"}));
  CHECK(of("GZ10000101012000") == all({"V1 1: 4=10.00"}));
  CHECK(of("N2025-13") == all({"V1 1: 5=10.00"}));
}

TEST_CASE("code against person: a lead without an amount") {
  ClaimsCase c;
  fill(c, {"V1,P1,1,1980-01-01,310,2,21,2026-03-01,2026-03-05,D1,O80.000", "V2,P2,2,1980-01-01,310,2,21,2026-03-01,2026-03-05,D1,O80.000",
           "V3,P3,2,2016-03-01,310,2,21,2026-03-01,2026-03-05,D1,O80.000", "V4,P4,2,2016-03-02,310,2,21,2026-03-01,2026-03-05,D1,O80.000"},
       {"V1,1,2026-03-02,A,1,1.00,1.00"});
  CHECK(found(c, claims::choose_rules(claims::shipped_rules(), {"GZ10000204006000"}).front()) == all({"V1 1:"}));
  CHECK(found(c, claims::choose_rules(claims::shipped_rules(), {"GZ10000204007000"}).front()) == all({"V4 1:"}));  // ten years on the day, and one day less
  CHECK(lacks(c, claims::choose_rules(claims::shipped_rules(), {"GZ10000201005000"}).front()) == "the case has no operations: load them");
}

TEST_CASE("fees after death: the day itself is none, later days of every visit are") {
  ClaimsCase c;
  fill(c, {"V1,P1,1,1950-01-01,310,2,21,2026-03-01,2026-03-05,D1,I10,5", "V2,P1,1,1950-01-01,310,2,11,2026-03-09,2026-03-09,D1,I10",
           "V3,P2,1,1950-01-01,310,2,21,2026-03-01,2026-03-05,D1,I10,1"},
       {"V1,1,2026-03-05,A,1,1.00,1.00", "V1,2,2026-03-06,A,1,2.00,2.00", "V2,1,2026-03-09,A,1,3.00,3.00", "V3,1,2026-03-06,A,1,4.00,4.00"});
  CHECK(found(c, one_rule("after_death"), 3) == all({"V1 1: 2=2.00", "V2 1: 3=3.00"}));
}

TEST_CASE("fees after death by a list of the dead: by either number of a person, the later day of two, each named by its list") {
  ClaimsCase c;
  const std::string visits = "mdtrt_id,psn_no,certno,med_type,begntime,endtime,dscg_way\nV1,P1,11010119500101123X,21,2026-03-01,2026-03-05,1\n"
                             "V2,P2,110101195202021234,21,2026-03-01,2026-03-05,1\nV3,P3,,21,2026-03-01,2026-03-05,1\n";
  const std::string fees = "mdtrt_id,feedetl_sn,fee_ocur_time,med_list_codg,cnt,pric,det_item_fee_sumamt\nV1,1,2026-03-03,A,1,1.00,1.00\n"
                           "V1,2,2026-03-04,A,1,2.00,2.00\nV2,3,2026-03-04,A,1,4.00,4.00\nV2,4,2026-03-05,A,1,8.00,8.00\nV3,5,2026-03-05,A,1,16.00,16.00\n";
  c.load({{c.file("v.csv", visits), c.file("f.csv", fees)}, false, "", "", ""});
  auto rule = [](const std::string& rows) { return one_rule("after_death", "", "deaths.csv", "", "person,died,note\n" + rows); };
  CHECK(found(c, rule("11010119500101123x,2026-03-03,民政\np2,2026-03-04,\nP9,2026-03-01,\n"), 3) == all({"V1 1: 2=2.00", "V2 1: 4=8.00"}));
  CHECK(found(c, rule("P1,2026-03-03,\n11010119500101123X,2026-03-04,\nP2,2026-03-03,\nP2,2026-03-05,\n"), 3).empty());
  CHECK(run_rule(c, rule("P1,2026-03-03,\n")).hits.front().knowledge == "deaths.csv");
  CHECK(lacks(c, rule("")) == "neither a visit of the case nor a list says that a person died: load die_date or dscg_way, or adopt deaths.csv");
  CHECK(run_rule(c, rule("")).lists.empty());
  const auto damaged = [&](const std::string& rows) { return error_of([&] { run_rule(c, rule(rows)); }).places(); };
  CHECK(damaged("P1,2026-03-03,\nP2,yesterday,\n") == std::vector<std::string>{"deaths.csv:3"});
  CHECK(damaged(",2026-03-03,\n") == std::vector<std::string>{"deaths.csv:2"});
}

TEST_CASE("fees after death: what a visit says and what a list says, the later day in the institution's favour") {
  ClaimsCase c;
  fill(c, {"V1,P1,1,1950-01-01,310,2,21,2026-03-01,2026-03-05,D1,I10,5"},
       {"V1,1,2026-03-05,A,1,1.00,1.00", "V1,2,2026-03-06,A,1,2.00,2.00", "V1,3,2026-03-07,A,1,4.00,4.00"});
  auto hits = [&](const std::string& day) { return run_rule(c, one_rule("after_death", "", "deaths.csv", "", "person,died,note\nP1," + day + ",\n")).hits; };
  CHECK(hits("2026-03-04").front().excess == base::Money::fen(600));
  CHECK(hits("2026-03-04").front().knowledge.empty());  // it rests on the visit
  CHECK(hits("2026-03-06").front().excess == base::Money::fen(400));
  CHECK(hits("2026-03-06").front().knowledge == "deaths.csv");
}

TEST_CASE("charge date outside the stay: its first and last day belong to it") {
  ClaimsCase c;
  fill(c, {"V1,P1,1,1950-01-01,310,2,21,2026-03-02,2026-03-05,D1,I10", "V2,P2,1,1950-01-01,310,2,21,2026-03-02,,D1,I10", "V3,P3,1,1950-01-01,310,2,11,2026-03-02,2026-03-02,D1,I10"},
       {"V1,1,2026-03-01 23:59:59,A,1,1.00,1.00", "V1,2,2026-03-02 00:00:00,A,1,1.00,1.00", "V1,3,2026-03-05 23:59:59,A,1,1.00,1.00",
        "V1,4,2026-03-06 00:00:00,A,2,1.00,2.00", "V2,1,2026-06-01,A,1,1.00,1.00", "V2,2,2026-03-01,A,1,3.00,3.00", "V3,1,2026-03-03,A,1,1.00,1.00"});
  CHECK(found(c, one_rule("date_outside_stay"), 3) == all({"V1 3: 1=1.00 4=2.00", "V2 1: 6=3.00"}));
  CHECK(found(c, one_rule("date_outside_stay", "days_before=1 days_after=1"), 3).empty());
}

TEST_CASE("more_than_stay_days: bed-days over the days of the stay, as many as days are none") {
  ClaimsCase c;
  const std::string bed = "001109000010000-1", care = "001201000040000";
  fill(c, {"V1,P1,1,1950-01-01,310,2,21,2026-03-01,2026-03-04,D1,I10", "V2,P2,1,1950-01-01,310,2,21,2026-03-01,2026-03-01,D1,I10"},
       {"V1,1,2026-03-01," + bed + ",2,30.00,60.00", "V1,2,2026-03-02," + bed + ",2,30.00,60.00", "V1,3,2026-03-02," + care + ",4,10.00,40.00",
        "V1,4,2026-03-03," + care + ",0.5,10.00,5.00", "V2,1,2026-03-01," + bed + ",1,30.00,30.00"});
  claims::Rule rule = claims::choose_rules(claims::shipped_rules(), {"MI-0002"}).front();
  CHECK(found(c, rule, 2) == all({"V1 0.5: 4=5.00"}));  // four days, both ends counted
  rule.parameters.set("count", "out");
  CHECK(found(c, rule, 2) == all({"V1 1: 2=30.00", "V1 1.5: 3=10.00 4=5.00"}));
}
