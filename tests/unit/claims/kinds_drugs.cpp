// SPDX-License-Identifier: Apache-2.0
// Drugs and slices: days of supply, kinds of a class, what is taken home, what is never payable; doctors; operations.
#include "domain/agreement.hpp"
#include "domain/institution.hpp"
#include "base/text.hpp"
#include "one_rule.hpp"
#include "sql/connection.hpp"

using namespace mi;
using namespace mi::test;

namespace {

// Lines "visit,number,day,item,cnt,pric,amount,home,days,order,charge,doctor"; the end may be left out. What only some exports
// have (home, days, order, operations) is written as rows of their tables.
void fill(ClaimsCase& c, const Said& visits, const Said& lines, const Said& operations = {}) {
  std::string v = "mdtrt_id,psn_no,med_type,begntime,endtime,diag_code\n";
  for (const std::string& row : visits) v += row + "\n";
  std::string f = "mdtrt_id,feedetl_sn,fee_ocur_time,med_list_codg,cnt,pric,det_item_fee_sumamt,med_chrgitm_type,bilg_dr_codg\n";
  std::vector<std::vector<std::string>> cells;
  for (const std::string& row : lines) {
    cells.push_back(base::split(row, ','));
    cells.back().resize(12);
    for (std::size_t i = 0; i < 7; ++i) f += cells.back()[i] + ",";
    f += cells.back()[10] + "," + cells.back()[11] + "\n";
  }
  c.load({{c.file("v.csv", v), c.file("f.csv", f)}, false, "", "", ""});
  constexpr std::int64_t batch = std::int64_t{1} << 32;
  sql::Connection& connection = c.get().connection();
  auto extra = connection.prepare("INSERT INTO fee_extra (id, takeaway, days, order_number, dose, frequency, way, tcm_way, outside, approved, device) "
                                  "VALUES (?, ?, nullif(? * 100, 0), ?, '', '', '', '', '', '', '')");
  for (std::size_t i = 0; i < cells.size(); ++i) {
    std::int64_t days = cells[i][8].empty() ? 0 : std::stoll(cells[i][8]);
    if (!cells[i][7].empty()) extra.reset().with(batch + static_cast<std::int64_t>(visits.size() + i + 1), cells[i][7], days, cells[i][9]).run();
  }
  std::int64_t number = 0;
  for (const std::string& row : operations) {
    ++number;
    connection.prepare("INSERT INTO operation VALUES (?1, randomblob(16), ?2, '')").with(number, base::split(row, ',')[1]).run();
    connection.prepare("INSERT INTO operation_line (id, visit, operation, type, main, anaesthesia, incision, valid) "
                       "SELECT ?1, id, ?2, '', '', '', '', 1 FROM visit WHERE code = ?3").with(batch + 1000 + number, number, base::split(row, ',')[0]).run();
  }
}

const Said stay_and_clinic{"V1,P1,21,2026-03-01,2026-03-05,I63.900", "V2,P1,11,2026-03-10,2026-03-10,J18.900", "V3,P1,14,2026-03-10,2026-03-10,I10"};

}  // namespace

TEST_CASE("days of supply: only the quantity beyond; chronic illness by kind of visit or diagnosis (SQ-06, CF-06, ZK-04)") {
  ClaimsCase c;
  fill(c, stay_and_clinic,
       {"V1,1,2026-03-05,XA01,3,10.00,30.00,1,3", "V1,2,2026-03-05,XB01,10,10.00,100.00,1,4", "V1,3,2026-03-05,XC01,10,10.00,100.00,0,9",
        "V2,1,2026-03-10,XA01,14,1.00,14.00,0,7", "V2,2,2026-03-10,XB01,16,1.00,16.00,0,8", "V2,3,2026-03-10,A9,16,1.00,16.00,0,99",
        "V3,1,2026-03-10,XA01,30,1.00,30.00,0,30", "V3,2,2026-03-10,XB01,62,1.00,62.00,0,31", "V3,3,2026-03-10,XC01,1,1.00,1.00"});
  CHECK(found(c, one_rule("supply_days", "taken=discharge days=3 long_days=5"), 3) == all({"V1 2.5: 2=25.00"}));
  CHECK(found(c, one_rule("supply_days", "taken=discharge days=3 long_days=5 long_diagnoses=I6"), 3).empty());
  CHECK(found(c, one_rule("supply_days", "visits=11;14 days=7 long_days=30 long_visits=14"), 3) == all({"V2 2: 5=2.00", "V3 2: 8=2.00"}));
  CHECK(found(c, one_rule("supply_days", "days=7", "own.csv", "", points_header + "2,甲,,1,XC*\n"), 3) == all({"V1 7.7777: 3=77.78"}));
  CHECK(lacks(c, claims::choose_rules(claims::shipped_rules(), {"MI-0007"}).front()) == "days is not set: choose it with --parameter days=VALUE");
}

TEST_CASE("drugs taken home: by the flag, or by the last day where no line has one, whatever else the export says (ZK-04)") {
  const std::string visits = "mdtrt_id,psn_no,med_type,begntime,endtime\nV1,P1,21,2026-03-01,2026-03-05\n";
  auto hits_of = [&](const std::string& columns, const std::string& day_before, const std::string& last_day) {
    ClaimsCase c;
    const std::string header = "mdtrt_id,feedetl_sn,fee_ocur_time,med_list_codg,cnt,pric,det_item_fee_sumamt," + columns + "\n";
    c.load({{c.file("v.csv", visits), c.file("f.csv", header + "V1,1,2026-03-04,XA01,8,1.00,8.00," + day_before +
                                                          "\nV1,2,2026-03-05,XB01,8,1.00,8.00," + last_day + "\n")},
            false, "", "", ""});
    const auto rule = one_rule("supply_days", "taken=discharge days=7 long_days=7");
    const std::string lack = lacks(c, rule);
    return lack.empty() ? found(c, rule) : lack;
  };
  CHECK(hits_of("prd_days,rxno", "8,R1", "8,R1") == "V1 1: 2=1.00");
  CHECK(hits_of("prd_days,rxno", "8,R1", "7,R1").empty());
  CHECK(hits_of("prd_days,dscg_tkdrug_flag", "8,1", "8,0") == "V1 1: 1=1.00");
  CHECK(hits_of("prd_days,dscg_tkdrug_flag", "8,0", "8,0").empty());
  CHECK(hits_of("rxno,dscg_tkdrug_flag", "R1,1", "R1,1") ==
        "no fee line of the case says for how many days: load prd_days, or adopt a list that says how many units one takes a day");
}

TEST_CASE("days of supply by units a day, where the export says no days: at the limit, one beyond, what came back (ZK-04, CF-06)") {
  ClaimsCase c;
  const std::string visits = "mdtrt_id,psn_no,med_type,begntime,endtime\nV1,P1,21,2026-03-01,2026-03-05\n";
  const std::string fees = "mdtrt_id,feedetl_sn,fee_ocur_time,med_list_codg,cnt,pric,det_item_fee_sumamt,init_feedetl_sn\nV1,1,2026-03-05,XA01,21,1.00,21.00,\n"
                           "V1,2,2026-03-05,XB01,22,1.00,22.00,\nV1,3,2026-03-05,XB02,24,1.00,24.00,\nV1,4,2026-03-05,XB02,-1,1.00,-1.00,3\n"
                           "V1,5,2026-03-04,XB01,99,1.00,99.00,\nV1,6,2026-03-05,XC01,99,1.00,99.00,\nV1,7,2026-03-05,A9,3.6,1.00,3.60,\n";
  c.load({{c.file("v.csv", visits), c.file("f.csv", fees)}, false, "", "", ""});
  auto rule = [](const std::string& rows) { return one_rule("supply_days", "taken=discharge days=7 long_days=7", "supply_days.csv", "", points_header + rows); };
  const std::string drugs = "7 a_day=3,甲,,1,XA01 XB0*\n7,乙,,1,XC01\n7 a_day=0.5,丙,,1,A9\n";
  CHECK(found(c, rule(drugs)) == all({"V1 0.1: 7=0.10", "V1 1: 2=1.00", "V1 2: 3=2.00"}));
  const domain::Hit hit = run_rule(c, rule(drugs)).hits.back();
  CHECK(hit.knowledge == "supply_days.csv  1");
  CHECK(hit.detail == "限7天用量，按日用量3计为7.67天");
  CHECK(lacks(c, rule("7,乙,,1,XC01\n")) ==
        "no fee line of the case says for how many days: load prd_days, or adopt a list that says how many units one takes a day");
  for (const char* limit : {"", "x", "7 a_day=0", "7 a_day=x", "7 aday=3", "-7"})
    CHECK(error_of([&] { run_rule(c, rule(std::string(limit) + ",甲,,1,XA01\n")); }).places() == std::vector<std::string>{"supply_days.csv  1"});
}

TEST_CASE("days of supply: the days that an export says go before units a day") {
  ClaimsCase c;
  fill(c, stay_and_clinic, {"V2,1,2026-03-10,XA01,14,1.00,14.00,0,7", "V2,2,2026-03-10,XA01,16,1.00,16.00,0,8", "V2,3,2026-03-10,XA01,10,1.00,10.00"});
  CHECK(found(c, one_rule("supply_days", "days=7", "own.csv", "", points_header + "7 a_day=1,甲,,1,XA01\n"), 3) == all({"V2 3: 3=3.00", "V2 2: 2=2.00"}));
}

TEST_CASE("kinds of drugs: of one class on a day, in a prescription, taken home (SQ-06)") {
  ClaimsCase c;
  const std::string a = "XJ01CAA040", b = "XJ01CAB050", d = "XJ01DDC060";  // two of one class, one of another
  fill(c, stay_and_clinic,
       {"V2,1,2026-03-10 08:00:00," + a + "001,1,1.00,1.00,0,1,R1", "V2,2,2026-03-10 09:00:00," + b + "001,1,2.00,2.00,0,1,R2",
        "V2,3,2026-03-10 10:00:00," + a + "002,1,3.00,3.00,0,1,R2", "V2,4,2026-03-10 08:00:00," + d + "001,1,4.00,4.00,0,1,R1",
        "V2,5,2026-03-10 08:00:00,ZA01AAA001,1,5.00,5.00,0,1,R1", "V1,1,2026-03-05 08:00:00," + a + "001,1,6.00,6.00,1,1",
        "V1,2,2026-03-05 08:00:01," + b + "001,1,7.00,7.00,1,1", "V1,3,2026-03-04," + b + "001,1,8.00,8.00,0,1"});
  CHECK(found(c, one_rule("kinds_of_drugs", "kinds=1"), 3) == all({"V1 1: 7=7.00", "V2 1: 2=2.00"}));  // another pack of the same drug is the same
  CHECK(found(c, one_rule("kinds_of_drugs", "kinds=1 window=order"), 3) == all({"V1 1: 7=7.00", "V2 1: 3=3.00"}));
  CHECK(found(c, one_rule("kinds_of_drugs", "kinds=2 class=0 codes=patent window=order"), 3) == all({"V2 1: 5=5.00"}));
  CHECK(found(c, one_rule("kinds_of_drugs", "kinds=3 class=0 codes=patent window=order"), 3).empty());
  CHECK(found(c, one_rule("kinds_of_drugs", "kinds=1 taken=discharge window=visit"), 3) == all({"V1 1: 7=7.00"}));
}

TEST_CASE("herbal slices: never, or not alone, nor when the whole prescription is of such") {
  ClaimsCase c;
  fill(c, stay_and_clinic,
       {"V2,1,2026-03-10,T1,1,1.00,1.00,0,7,R1", "V2,2,2026-03-10,T9,1,2.00,2.00,0,7,R1", "V2,3,2026-03-10,T2,1,4.00,4.00,0,7,R2",
        "V3,1,2026-03-10,T2,1,8.00,8.00,0,7,R3", "V3,2,2026-03-10,T5,1,16.00,16.00,0,7,R3", "V3,3,2026-03-10,T2,1,32.00,32.00,0,7,R4",
        "V3,4,2026-03-10,T3,1,64.00,64.00,0,7,R4", "V3,5,2026-03-10,XA01,1,1.00,1.00,0,7,R4"});
  const std::string list = points_header + "always,阿胶,,11,T1\nalone,丁香,,11,T2 T3\n";
  CHECK(found(c, one_rule("herbal_slices", "", "own.csv", "", list), 3) == all({"V2 1: 1=1.00", "V2 1: 3=4.00", "V3 2: 6=32.00 7=64.00"}));
}

TEST_CASE("doctor: in the register on the day, first and last day included; suspended (SQ-01)") {
  ClaimsCase c;
  fill(c, stay_and_clinic,
       {"V2,1,2026-03-09,A,1,1.00,1.00,,,,,D1", "V2,2,2026-03-10,A,1,2.00,2.00,,,,,D1", "V2,3,2026-03-11,A,1,4.00,4.00,,,,,D1",
        "V2,4,2026-03-12,A,1,8.00,8.00,,,,,D1", "V2,5,2026-03-10,A,1,16.00,16.00,,,,,D2", "V2,6,2026-03-10,A,1,32.00,32.00"});
  CHECK(lacks(c, one_rule("doctor_not_registered", "why=register")) == "the register of the case has no doctors: mi-register person");
  casefile::Change change(c.get(), by("li", "mi-register person"));
  domain::Person person;
  person.id = "D1", person.roles = {"doctor"}, person.from = base::Date::parse("2026-03-10"), person.to = base::Date::parse("2026-03-11");
  change.record("D1@2026-03-10", person);
  domain::Suspension suspension;
  suspension.name = "suspension-1", suspension.scope = "person", suspension.target = "D1";
  suspension.from = base::Date::parse("2026-03-10"), suspension.to = base::Date::parse("2026-03-20");
  change.record("suspension-1", suspension);
  domain::Resumption resumption{"suspension-1", base::Date::parse("2026-03-12"), "x"};
  change.record("suspension-1", resumption);
  change.commit();
  CHECK(found(c, one_rule("doctor_not_registered", "why=register"), 3) == all({"V2 2: 1=1.00 4=8.00", "V2 1: 5=16.00"}));
  CHECK(found(c, one_rule("doctor_not_registered", "why=suspended"), 3) == all({"V2 2: 2=2.00 3=4.00"}));
}

TEST_CASE("operation and fee: one without the other") {
  ClaimsCase c;
  fill(c, {"V1,P1,21,2026-03-01,2026-03-05,K35", "V2,P2,21,2026-03-01,2026-03-05,K35", "V3,P3,21,2026-03-01,2026-03-05,K35", "V4,P4,21,2026-03-01,,K35"},
       {"V1,1,2026-03-02,S,1,900.00,900.00,,,,06", "V2,1,2026-03-02,S,1,900.00,900.00,,,,06", "V3,1,2026-03-02,B,1,9.00,9.00,,,,01", "V4,1,2026-03-02,S,1,900.00,900.00,,,,06"},
       {"V2,47.0100", "V3,47.0100"});
  CHECK(found(c, one_rule("operation_and_fee", "missing=operation"), 4) == all({"V1 1: 1=900.00"}));
  CHECK(found(c, one_rule("operation_and_fee", "missing=fee"), 4) == all({"V3 1:"}));
}

TEST_CASE("noted rows: what loading doubted is a lead without an amount") {
  ClaimsCase c;
  c.stay_with({"1,2026-03-02,A,2,10.00,20.00", "2,2026-03-02,A,2,10.00,21.00", "3,2026-04-02,A,1,10.00,10.00"});
  CHECK(found(c, one_rule("noted_rows", "rows=fee notes=amount")) == all({"V1 1:"}));
  CHECK(found(c, one_rule("noted_rows", "rows=fee notes=amount;outside-stay")) == all({"V1 2:"}));
  CHECK(found(c, one_rule("noted_rows", "rows=visit notes=identity;dates")).empty());
}

TEST_CASE("indication: it waits for a person, who is told how many lines there are") {
  ClaimsCase c;
  c.stay_with({"1,2026-03-02,XA16ABA345B004010183140,1,10.00,10.00", "2,2026-03-02,A,1,5.00,5.00"});
  CHECK(lacks(c, claims::choose_rules(claims::shipped_rules(), {"GZ10000101008000"}).front()) ==
        "a person must read the indications: 1 lines of 1 visits, 10.00, hold the listed drugs");
}
